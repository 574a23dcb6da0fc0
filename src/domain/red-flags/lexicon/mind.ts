/** Suicide, self-harm, psychosis, violence and abuse. */
export const MIND = {
  want_die: `
    (life|living|everything|existence) (has|have|had|holds) no (meaning|point|purpose)|
    how (many|much) (pills|tablets|paracetamol|sleeping|medication|insulin|tylenol) ..4 (take^|need|needed|to|would|die|kill)|
    (wont|will not|not|wouldnt) be (around|here|alive) (for|by|at|next|tomorrow|much longer|to see|anymore|when)|
    (bought|got|buy|has|have) (a|the|himself a|herself a) (gun|rope|noose)|want .. dead|
    nothing matters (anymore|any more)?|
    (have|got|made) (a|my|the) plan ..8 (pills|rope|tablets|gun|tonight|knife|bridge|die|end)|
    (pills|tablets|rope|gun|noose|blade|razor|knife) (are|is|s)? (right)? (next to|in front of|beside|ready|in my hand^|on the table)|
    no point (any more|anymore|in (it|me|anything)|to (it|anything))|
    (have|got|put) everything ready (for)? (tonight|tomorrow|it)?|
    (i am|im) done with (it all|everything|life|this life|this world)|
    ready to (die|leave this world|end it|go forever)|check^ out (of life|for good|permanently)|
    leave this (world|life|earth)|
    (cant|dont want to|not going to|wont) (be|stay) (here|around|alive) (anymore|any more|any longer|much longer|tomorrow|next week)|
    permanent (way out|sleep)|(final|last) (goodbye|farewell|message|wishes)|
    (had|has|have) enough .. (bridge|railway|track|tracks|ledge|roof|cliff|pills|life)|
    (sat|sitting|stood|standing|walking|walked|gone|is|are) (on|at|by|near|next to|to) (the|a) (railway|train tracks|train track|tracks|bridge|ledge|cliff edge|edge of|motorway bridge|roof edge)|
    (stop|end) (the|this|my) (pain|suffering|misery) (forever|for good|once and for all)|
    (dont|do not) (care|mind) if i (live|die|wake)|(better|rather) (be|off) dead|death would be|
    wish .. (dead|wouldnt wake|never born)|fed up (with|of) (living|life|being alive)|
    (plan|planned|planning) (my|to|how i|his|her) (suicide|own death|death|exit|kill)|
    hate (being alive|living|that i woke)|(jump|step|walk) in front of|
    (nobody|no one|noone|none of them) (would|will|d|ll)? (even|ever)? (miss|care|notice|mourn) (me|if i|when i|about me)|
    if i (vanished|disappeared|wasnt around|was gone|were gone|died|just died|was no longer)|
    (thinking|think|thought) (about|of) (the|a|that) (bridge|tracks|rope|roof|cliff|train)|
    (bought|got|found|have|hav|made) (a|the|some|my)? (rope|noose)|
    (want|wants|wanted|wanting|wish|wishes|wishing|ready|going|gonna|need|prefer|rather|desire|longing|beg^|pray^|deserve^|hope|hoping|plan^|planning|like|love|decided|trying|tried|try|prepared|intend^|about|urge^|tempted|told (me|us) (he|she) (want^|wants|wanted)) (just|really|so badly|badly|so much|only)? (to|would|i would|i could|for it to|for it all to|it to|it all to|everything to) (just|really|only)? (die|end it (all)?|end (my|his|her) (own)? life|end things|end everything|be dead|not (be|exist|wake up|live|be here|be alive)|kill (myself|himself|herself)|disappear (forever|for good)|be gone|go to sleep and (not|never)|take (my|his|her) (own)? life|off (myself|himself|herself)|top (myself|himself|herself)|unalive (myself|himself|herself)?|do (myself|himself|herself) in|hang (myself|himself|herself)|jump (off|in front|from|under)|overdose|commit suicide|hurt (myself|himself|herself)|cut (myself|himself|herself)|slit (my|his|her) wrists|shoot (myself|himself|herself)|drown (myself|himself|herself)|sleep forever|never wake up|join (him|her|them|my))|
    (end|ending|ended|take|taking|took) (my|his|her|their|your) (own)? life|
    (kill|killing|killed|kil) (myself|himself|herself|themselves|themself|my self|him self|her self)|
    (commit^|attempt^|contemplat^|consider^|think^ (about|of)|thought^ (of|about)|plan^|research^|googl^|tried|feeling|feel|threaten^|talk^ (about|of)|idea of|mention^) (to commit)? (suicide|suicidal|ending it all?|ending things|dying|killing|death|hanging|hurting (myself|himself|herself)|harming (myself|himself|herself)|self harm|jumping|not (being|existing|living|waking)|being dead|an overdose)|
    suicidal|suicide (note|plan|attempt|letter|pact|thoughts|ideation)|
    (dont|do not|no longer|cant|didnt|doesnt|not|never|does not) (want|see a reason|wanna|see the point|see any point|feel like|have (a|any) reason|have the will|wish|see any reason|see a point|care) .. (live|living|be alive|be here|wake up|exist|go on|carry on|life|alive|existing|continue|keep going|if i (live|die|live or die|wake up))|
    (better off|happier|easier|best|better) .. (without me|dead|if i (was|were|am|wasnt|werent|weren|did) (dead|not|gone|here|around|die|not here|alive|disappear^)|if i died|if i (just)? (died|disappeared|didnt wake)|if i wasnt (here|around|alive))|
    (everyone|everybody|world|family|kids|they|wife|husband|people|parents|children) .. (better|happier) (off)? (without me|if i|with me gone|once i)|
    (what s|what is|whats|no|any|see the|what|is there any) (is|s|even)? (the|any)? point (in|of|to)? (living|life|going on|being (here|alive)|anything|it all|carrying on|existing|me being)|
    (cant|dont) see (a|any) (way out|future|point|reason)|
    (no|isnt any|not any|lost (the|my|all)?|no more|nothing) (reason|point|will|purpose|left|hope) (in|to|for)? (me)? (to)? (live|living|go on|going on|carry on|carrying on|being (here|alive)|keep going|life|live for|keep living|anything anymore|existing)|
    (nothing|no one) (left)? to live for|life (is not|isnt|is no longer|isn|not) worth (living|it)|
    not worth living|tired of (living|life|being alive|existing|being here)|sick of (living|life|being alive)|
    done with (life|living|everything and|being alive|this life)|had enough of (life|living|being alive)|
    (cant|couldnt|dont think i can|dont know if i can|unable to|dont want to) (go on|carry on|keep going|do this anymore|do this any more|live like this|live anymore|live any longer|take it anymore|take this anymore|face (another|tomorrow)|cope anymore|keep living|be here anymore|be alive)|
    (want|wish|wanting|need|like) (it|this|it all|everything|the pain|my life|life) .. (to)? (be)? (over|end|stop|finished|done with)|
    (wish|wished|wishing) (i|he|she) (was|were|had|could|d|would|am|wasnt|werent|never) (never)? (dead|been born|die|not (wake|exist|be)|born|just (die|disappear|not wake)|here|alive|(go|fall) (to sleep|asleep) and)|
    (hope|hoping|pray|praying|rather|wish) .. (dont|do not|not|never|didnt) .. (wake up|be here tomorrow|waking up|see tomorrow)|
    (sav^|stockpil^|hoard^|stash^|collect^) (up)? .. (tablets|pills|meds|medication|insulin|rope|paracetamol|sleeping)|
    (wrote|written|writing|left|leaving|write|found) .. (suicide)? (note|goodbye|goodbyes|(letter|letters) to|farewell|will and)|
    (say^|said|sent|sending|text^|posted) .. (goodbye|goodbyes|final message|farewell|sorry for everything) .. (to|everyone|family|kids|and|friends)?|
    giving away (his|her|my|all) (things|stuff|possessions|belongings)|
    (looking|look^|stood|standing|sat|sitting|edge|been) .. (at|on|over|by)? .. (bridge|train tracks|railway|cliff|ledge|roof|multi storey) .. (jump|end|thinking|wanting|to)|
    (jump|throw myself|step|step out|walk) (off|in front of|from|under|into) .. (train|bridge|car|cliff|roof|building|traffic|bus|balcony|lorry|window)|
    (hang|shoot|stab|cut|drown|gas|suffocate|strangle|poison|burn) (myself|himself|herself)|
    (put|putting|hold^|tie^|tied) .. (gun|noose|rope|blade|knife|belt) .. (head|neck|mouth|wrist^|throat)|
    tie a noose|noose|slit (my|his|her) (wrist|wrists)|
    (put an end to|finish) (it all|myself|everything|my life)|end it all|ending it all|end it tonight|
    do something (stupid|silly|drastic)|harm (to)? (myself|himself|herself)|
    thoughts of (harming|hurting|killing|ending|self|suicide|dying|death|taking)|dark thoughts|self harm^|
    selfharm^|unalive|kms|kys|(dont|doesnt) deserve to live|
    burden (to|on) (everyone|everybody|my family|them|my)|
    (sleep|asleep|close my eyes) and (never|not) wake (up)?|never wake up|way out (of life|for me|is)|
    (how many|what|which|lethal|deadly|fatal) .. (pills|tablets|dose|amount|paracetamol|insulin|medication) .. (die|kill|fatal|lethal|deadly|end)|
    painless (way|death)|easiest way to (die|go)|想死|不想活|自殺|自殘|結束生命|了結生命|活不下去|不想活了|輕生|尋死|想不開|死了算了|沒有活下去|一了百了|割腕|
    跳樓|上吊|燒炭|活著沒意義|活著好累|不如死了|遺書`,
  self_cut: `
    (cut|cutting|slash^|slit|stab^|burn^|sliced|carv^) (myself|himself|herself|themselves|my (wrist|wrists|arm|arms|leg|legs|thighs|thigh|throat|neck)|his (wrist|wrists|arms|throat)|her (wrist|wrists|arms|throat)) (deep|deeply|too deep|badly|again|tonight|today|and|with|on purpose|really|quite|because|last night)?|
    self harm^|selfharm^|(hurt|hurting|harm^) (myself|himself|herself) (on purpose|deliberately|again|tonight)|
    (tried|attempt^) .. (hang|kill|strangle|drown|end)|tried to (die|end)|割腕`,
  voices: `
    (demons|spirits|angels|voices|jinns|ghosts|shadows|satan|god|jesus|allah) (are|is|keep|keeps|have been)? (telling|tell|tells|told|order^|command^|whisper^|want^|talk^|speak^|say^)|
    hear^ (music|whispers|voices|people|footsteps|laughter|things|sounds) .. (not there|nobody|no one|isnt there|arent there|other people dont)|
    (voice|voices|hear^ (voices|a voice|people|someone|things|god|(demon|demons)|whispers)|(the|a) (tv|radio|demon|devil|god|angel|spirit|jesus|satan|jinn)) .. (tell^|told|say^|order^|command^|want^|talk^|speak^|whisper^|instruct^|urging|urge|shout^|send^|making|make|push^|ask^|demand^|that (arent|nobody|no one)|in (my|his|her) head|wont|all the time|constantly|not there|others cant|screaming|commanding)|
    hear^ (voices|things that (arent|nobody|no one)|people talking|someone talking|whispering)|
    (see^|hear^) (things|people|bugs|insects|spiders|rats|creatures|demons|shadows|figures|faces|voices) (crawl^|that (arent|are not|isnt|nobody|no one|dont)|others|who|on the (wall|walls)|everywhere|not there|on (his|her|my) skin)|
    hallucinat*|幻聽|幻覺|聽到聲音|有聲音叫我|聲音命令`,
  harm_others: `
    (hurt|harm|kill|stab|attack|strangle|shoot|murder|smother|shake|drown|punch|poison|hit|suffocate|choke|throw|hurting|harming|killing|strangling|smothering|stabbing|drop|dropping|throwing|shaking|drowning|punching|crushing|smashing|chucking|killing off|get rid of|slap|attacking) (the|my|his|her|our|a|someone|somebody|people|them|him|everyone|other|others|anyone|you|us|me|this) (own|little|newborn)? (baby|child|kids|kid|children|son|daughter|wife|husband|partner|mum|mom|mother|dad|father|flatmate|neighbour|neighbor|family|parents|people|others|else|boss|sister|brother|roommate|girlfriend|boyfriend|ex|doctor|twins|infant|newborn|toddler)?`,
  paranoid: `
    (they|people|neighbors|neighbours|government|someone|everyone|cia|police|aliens|mum|family|wife|husband|doctors|nurses|fbi|mi5|he|she|everybody|you|staff|the hospital|agents|gang) .. (are|is|s|were|have been|keep|trying to|want to|all)? .. (poison^|spy^|follow^ (me|him|her|us)|watch^ (me|him|her|us)|after (me|him|her)|out to (get|kill) (me|him|her|us|them)|bugg^|track^ (me|him|her)|plott^|control^ (my|his|her)|insert^|read^ (my|his|her) (mind|thoughts)|put .. (chip|chips|microchip|cameras|thoughts)|monitor^|stealing (my|his|her) thoughts|broadcast^|replac^)|
    paranoi* (and|that|about|delusion^)|delusion^|psychotic|psychosis|
    (special|secret) (powers|mission|message^)|
    (i am|he is|she is|he s|she s|thinks (he|she) is|thinks he s|thinks she s|believes (he|she) is) (jesus|god|the messiah|the devil|a prophet|chosen|possessed|a god|king|immortal)|
    (thinks|convinced|believes|believing|thinking|sure|insist^|saying|says) .. (possessed|evil|poisoned|poison^|replaced|impostor|imposter|not (really)? (my|his|her) (baby|child|husband|wife|mum)|devil|demon^|being followed|being watched|bugged|not real|isnt real|chosen|spying|conspir^|cursed|robot^)|
    被害妄想|有人要害我|有人要殺我|被監視|被下毒`,
  abuse_adult: `
    (afraid|scared|frightened|terrified|fear) (of|for my life|to go home) (my|the|what|going)? (husband|partner|boyfriend|girlfriend|wife|ex|dad|father|mum|mom|mother|stepdad|stepfather|home|uncle|carer|he|him|brother)|
    (husband|partner|boyfriend|girlfriend|wife|ex|dad|father|stepdad|stepfather|mum|mom|mother|uncle|carer|he|she|stepmum|stepmother|brother|fiance|bf|gf|man i live with) (keeps|kept|has|s|just|also|always|often|sometimes|regularly|again|nearly|tried to|tries to|started|been|is|was|will|would|then|has been|threatens to|threatened to|who|drunk) (been)? (hit^|beat^|punch^|kick^|chok^|strangl^|slapp^|hurt^|threaten^|rap^|forc^ (me|her|him)|abus^|thrown|threw|push^|grab^|throttl^|held|lock^ (me|her|him)|attack^|assault^|burn^|bit) (me|her|him|us|my|the (kids|children|baby)|them)|
    domestic (violence|abuse)|
    (being|been|was|is|getting|were|am|got) (physically|sexually|badly)? (abused|raped|beaten|molested|assaulted|strangled|choked|groped|trafficked|threatened|held|attacked|battered)|
    (raped|rape|sexually assaulted|sexual assault|molested|sexual abuse|sexually abused|choked me|strangled me)|
    violent (husband|partner|boyfriend|ex|home|relationship|towards me)|not safe (at home|here|with)|
    dont feel safe|
    (scared|afraid|frightened) (he|she|they) (will|s going to|is going to|might|ll|going to|could) (kill|hurt|hit|find|beat|come)|
    家暴|被打|性侵|被強暴|掐我脖子`,
  abuse_child: `
    (touch^|touched|touches|touching|feels|felt|puts|put) (me|him|her|my (daughter|son|child)|(my|the) (little)? (girl|boy)|his (hand|hands)|my|his|her|their) ..4 (private|privates|bits|inappropriately|sexually|down there|between (my|her|his) legs|in bed|at night|where (he|she) shouldnt|dont want|in a way|breast^|bottom|willy|vagina|under (my|her|his) (clothes|pants|skirt))|
    (touch^|touches|touching) me (and|when|at|in|where|down)|
    (fondl^|molest^|grope^|interfer^ with) (me|him|her|my|the|a|them)|
    (makes|made) (me|him|her) (touch|watch|undress|do things|take (my|his|her) clothes)|
    (stepdad|stepfather|dad|father|uncle|grandad|mum|mom|mother|babysitter|teacher|coach|carer|nanny|boyfriend|cousin|man|neighbor|neighbour|brother|someone|partner|childminder|nursery|stepmum) .. (hurts|hurt|hurting|hits|hit|hitting|beat|beats|touch^|shook|shaking|shakes|slapped|burned|burnt|locks|locked|bruis^|kicks|punches|threw|smacks) .. (me|him|her|my (son|daughter|baby|child|kids)|the (baby|child|kids)|them)|
    (shook|shaken|shaking) (the|my|our|a|her|his) (baby|newborn|infant)|shaken baby|
    shook (him|her) (when|because|hard|to|out|and)|
    (unexplained|strange|finger|fingerprint|weird|odd|lots of|new|suspicious|hand shaped|handprint|mysterious|belt|cigarette) (shaped)? (marks|bruis^|burn^|bite marks)|
    (cigarette|belt|bite|finger|hand) ((mark|marks)|(burn|burns)|bruises|prints)|
    (bruis^) .. (baby|newborn|infant|@age_under_1|cant crawl|not crawling|isnt crawling|doesnt crawl|not mobile|not rolling|cant roll|doesnt (even)? roll)|
    @baby ..8 bruis^|
    bruis^ (on|all over|over) .. (cheek|ear|ears|back|bottom|thighs|arms) .. (baby|@age_under_1)|
    children are (in danger|not safe)|child (abuse|neglect)|neglect^ .. (child|kids|children|baby)`,
  withdrawal_agent: `
    alcohol|drinking|drink|booze|vodka|wine|beer|benzo^|xanax|alprazolam|diazepam|valium|lorazepam|ghb|ativan|
    klonopin|clonazepam|cider|spirits|whisky|whiskey|gin|a bottle a day|alcoholic|baclofen`,
  withdrawal_stop: `
    dry (for|since)|sober (for|since)|off (the)? (drink|booze|alcohol|benzos|pills)|
    (stopp^|quit^|gave up|given up|giving up|cold turkey|withdraw^|detox^|came off|coming off|come off|off the|ran out|run out|without|last drink|dry|cut out|cut down|abrupt^|no alcohol|havent (had|drunk)|hasnt (had|drunk)|not had|went off|sober since|jumped off|since my last)`,
} as const;
