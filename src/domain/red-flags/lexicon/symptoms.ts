/** Symptoms as patients word them, built from parts so that unseen wordings still match. */
export const SYMPTOMS = {
  fever: `
    like (a|an) (radiator|furnace|oven|hot water bottle)|scorching|burning hot|
    (has|have|having|with|got|the) (the)? (shivers|chills|sweats|shakes)|
    hot and (shaking|shivering|shivery|trembling)|shaking with|fever and sweats|night sweats and|
    (shake|shaking|shivering) with (a)? (fever|cold)|fever|fevers|feverish|febrile|pyrexi*|fiver|@fever_reading|
    (high|raised|running a|spiking|spiked a|got a|has a|have a|with a|had a|elevated|increased|bad|crazy|mad|soaring) (high|raised|bit of a)? (temp|temps|temperature|temprature|tempature|temperture)|
    (temp|temps|temperature|temprature|tempature) (is|was|of|has been|s|went|gone|reading|has gone|shot|keeps)? (very|really|so|quite)? (high|up|raised|sky high|through|spiking|rising|elevated|over|above|hit|hitting|climbing|soaring)|
    (burning|boiling) (up|hot)|burning with|roasting hot|hot to (the)? touch|
    (feels|feel|feeling|felt|really|very|so|red|is|are|skin is) (really|very|so|super|boiling|burning|roasting)? hot|
    hot (and|n|then|or) (cold|shivery|shaking|sweaty|bothered)|rigor^|sweats and chills|
    (shivering|shaking|shivery|shivers) (and|with)? (chills|sweats|sweating|hot|sweaty|uncontrollably|violently)|
    chills|shivering (violently|uncontrollably)|uncontrollable (shivering|shaking)|shakes and (chills|sweats)|
    teeth (are)? chattering|發燒|發高燒|高燒|燒到|體溫`,
  real_fever: `
    like (a|an) (radiator|furnace|oven|hot water bottle)|scorching|burning hot|
    (has|have|having|with|got|the) (the)? (shivers|chills|sweats|shakes)|
    hot and (shaking|shivering|shivery|trembling)|fever and sweats|night sweats and|
    (shake|shaking|shivering) with (a)? (fever|cold)|fever|fevers|feverish|febrile|pyrexi*|@fever_reading|
    (high|raised|running a|spiking a|spiked a|got a|has a|have a|with a|had a|elevated) (high|raised|bit of a)? (temp|temperature|temprature|tempature)|
    (temp|temperature|temprature|tempature) (is|was|of|has been|s|went|gone|has gone)? (very|really|so|quite)? (high|up|raised|sky high|through|spiking|rising|elevated|over|above|climbing)|
    burning up|boiling hot|rigor^|
    (shivering|shaking|shivery|shivers) (and|with)? (chills|sweats|sweating|hot|sweaty|uncontrollably)|
    shaking chills|chills|uncontrollable shivering|hot (and|n) (cold|shivery)|really hot to touch|發燒|高燒|燒到`,
  rigors: `
    shivering|shivery|shaking chills|(have|got|has|having) the (shivers|shakes)|hot and (shaking|shivering)|
    shivers|rigor^|(shivering|shaking) (uncontrollably|violently|like mad|so hard|so much|like a leaf)|
    uncontrollable (shivering|shaking)|(cant|couldnt|wont) stop (shivering|shaking)|teeth (are)? chattering|
    (violent|violently) shiver^|shivering and shaking|shaking all over|打冷顫|發冷發抖|寒顫`,
  vomiting: `
    d and v|d v|sickness and diarrhea|diarrhea and sickness|(bring^|brought) (everything|it all) (back)? up|
    sick (nonstop|constantly|all night|all day|again and again|every|several times|@number times|three times|twice)|
    stomach bug|tummy bug|vomit^|vommit^|throw^ up|threw up|thrown up|being sick|been sick|was sick|is sick|
    be sick|getting sick|puk^|barf^|heav^|hurl^|chuck^ up|bring^ up|brought up|spew^|retch^|emesis|upchuck^|
    throws up|cant keep (anything|food|water|fluids|it|medicine|tablets) down|(nothing|anything) stays down|
    wont keep anything down|chundering|嘔吐|吐|一直吐`,
  nausea: `
    nausea|nauseous|nauseated|queasy|feel sick|feels sick|feeling sick|felt sick|@vomiting|噁心|想吐`,
  diarrhea: `
    diarrhea|diarrhoea|diarhea|diarrea|diahrea|diorrhea|dioreah|diarreah|the (runs|trots|squits)|
    loose (stool^|poo^|motions|bowels)|runny (poo|stool^)|watery (poo|stool^)`,
  breathless: `
    breathless|breathlessness|breathlessly|out of breath|short of breath|
    shortness of (breath|breathe|breathing)|sob|puffed out|puffing|winded|gasp^|fighting for (breath|air)|
    fighting to breathe|
    (struggl^|battl^|fight^|labor^|labour^|hard|harder|difficult^|trouble|tough|work^ (so|very|really)? hard|problem^|unable|battle) (to|for|with|in|at)? (my|his|her|the|get|catch|take|draw|getting|catching|taking)? (my|his|her|a|any|enough|in|deep|proper)? (breath|breaths|breathe|breathing|breth|breathin|air|oxygen)|
    (cant|couldnt|unable to|not able to|can hardly|can barely|could hardly|could barely|cant seem to|cant even|hardly|barely) (really|properly|even|fully|quite)? (breathe|breath|breathing|get .. breath|catch .. breath|get .. air|take .. breath|draw .. breath|suck .. air|breath in|fill .. lungs|get .. air)|
    not getting (enough)? (air|oxygen|a breath)|(getting|get) (no|enough) air|
    (dont|doesnt) (get|seem to get) enough (air|oxygen)|starved of air|air hunger|suffocat*|smother^|
    drowning in|
    (breath|breathing|breaths|respiration|respirations) (is|are|was|seem^|has|have|got|getting|become|becoming|feels|looks|sounds|s|very|really|so|quite|a bit|become|been|seems to be|has been|has become|been really)? (very|really|so|quite|super|rather|extremely|all|more|being)? (labored|laboured|heavy|heavily|shallow|fast|rapid|rapidly|quick|quickly|difficult|bad|hard|tough|worse|funny|weird|terrible|ragged|noisy|erratic|irregular|raspy|laborious|strained|a struggle|awful|not right|tight|restricted|wrong)|
    (fast|rapid|shallow|heavy|labored|laboured|quick|difficult|hard|laborious|noisy|ragged|irregular|troubled|gaspy|short shallow|strange|raspy) (shallow)? (breathing|breaths|breath|breathe|respirations|gasps)|
    breathing (so|too|very|really)? (fast|hard|heavy|heavily|rapidly|quickly|shallow|through)|
    cant finish (a|my|his|her)? (sentence|sentences|word)|
    (only|just) (get|manage|say|speak) .. (words|word) at a time|(one|few|two|three) (word|words) at a time|
    dyspn*|wheez^ badly|(panting|puffing) (like|for|just|at rest|all)|respiratory distress|tachypn*|
    hyperventilat*|(stop|stops) breathing|stopped breathing|not breathing (properly|right|well)|
    breath wont come|lungs (wont|arent|are not|dont) (fill|work|open|working|filling)|喘不過氣|呼吸困難|喘|呼吸急促|吸不到氣|
    透不過氣|無法呼吸|不能呼吸|上氣不接下氣|呼吸很喘|氣喘吁吁|喘到`,
  breathless_severe: `
    accessory muscle*|(single|one) (word|words) (only|at a time)|
    (only|just) (say|speak|manage|get out|talk in) .. (single|one or two)? words|silent chest|tripod*|
    air hunger|(barely|hardly) (get|getting) .. (words|word) out|
    (every|each) word (is|takes|was) (an|a|so much) (effort|struggle|fight|breath)|sucking (for)? air|
    air hungry|like a fish (out of water)?|
    (cant|couldnt|hardly|barely) (speak|talk) (for|because of|from) (lack of|no|being out of) (breath|air)|
    fight^ for (every|each) breath|
    (breath|breathing) .. (weird|strange|odd|gurgl^) .. (wont|not|cant|unresponsive|blue|gray)|
    gulping (for)? air|(struggling|struggles|battling|fights) (for|with) (every|each) breath|
    (cant|couldnt) breathe|gasp^|fighting for (breath|air)|fighting to breathe|cant breathe|cant breath|
    couldnt breathe|can not breathe|unable to breathe|not able to breathe|
    (can|could) (hardly|barely|scarcely) (breathe|breath|get .. breath|get .. air|speak|talk)|
    (cant|couldnt|unable to|struggling to|hard to) (get|catch|take|draw|getting) (my|his|her|a|any|enough|her|proper)? (breath|air|oxygen|breaths|breth)|
    (cant|couldnt|can hardly|can barely) (finish|complete|say|speak|talk) (in)? (a|my|his|her|full|whole|proper)? (full|whole)? (sentence|sentences)|
    (one|few|two|three) (word|words) at a time|suffocat*|not getting (enough)? (air|oxygen)|
    struggl^ (to|for|with)? (breathe|breath|breathing|air|get air|get (his|her|my) breath)|
    (really|severe|severely|badly|extreme|extremely|very|so|terribly) (severe)? (breathless|short of breath|out of breath|wheezy|shortness of breath)|
    (breath|breathing) (is|s|was|has become|has got|getting|are)? (very|really|so|super|extremely)? (labored|laboured|shallow|rapid|ragged|fast and shallow|difficult|terrible|erratic)|
    breathing (very|really|so|super|extremely|too) (fast|hard|heavy|heavily|rapidly|quickly|shallow)|
    (severe|acute|sudden) (dyspn*|shortness of breath|breathlessness)|
    (fast|rapid|shallow|labored|laboured) (and)? (shallow|fast)? (breathing|breaths|gasps)|respiratory distress|
    lungs (wont|are not|arent) (fill|filling|working)|喘不過氣|呼吸困難|吸不到氣|透不過氣|無法呼吸|不能呼吸|上氣不接下氣|喘到`,
  blue: `
    blue|bluish|blueish|purple|purplish|gray|grayish|dusky|navy|cyanosed|cyanotic|cyanosis|mottled|marbled|
    marbly|blotchy and (gray|blue)|發紫|發青|發黑|紫|青紫`,
  lips: `
    lips|lip|mouth|face|tongue|fingertips|fingers|finger tips|nails|fingernails|
    around (his|her|the|my) (mouth|lips)|skin|color|嘴唇|嘴|唇|臉`,
  turned_blue: `
    @lips .. @blue|@blue .. @lips|
    (turn^|went|gone|going|go|goes|looking|looks|looked) (a bit|slightly|very|really|quite|all|completely|a)? (funny)? @blue|
    cyanosed|cyanotic|cyanosis|blue (lips|face|around)|嘴唇發紫|唇紫|臉發青|發紺`,
  clammy: `
    sweat^|clammy|cold sweat|drenched|pouring with sweat|dripping (with sweat)?|soaked in sweat|diaphor*|
    cold and (wet|damp)|sweaty|冒冷汗|冷汗`,
  pale: `
    pale|white as|ashen|gray|grayish|waxy|pallor|pasty|washed out|no color|drained of color|green|chalk|臉色蒼白|蒼白`,
  faint: `
    fainted|fainting|faints|
    (feel|feels|feeling|felt|going|so|very|nearly|almost|about|gonna|bit|really|and|or|quite) (to)? faint|
    passed out|pass^ out|black^ out|blacked out|blackout|blackouts|keel^ over|collaps^|lost conscious*|
    lose conscious*|losing conscious*|loss of conscious*|syncop*|went (out|down) (cold|like|on me)|crumpled|
    hit the deck|conked out|dropped (to|on) (the)? (floor|ground)|knocked out|went unconscious|light headed|
    lightheaded|lightheadedness|(near|nearly) (fainted|passed out|blacked out)|swoon^|昏倒|暈倒|昏厥|失去意識`,
  fainted: `
    blacking out|zonked out|went out like a light|hit the floor|passing out|fainting|fainted|faints|passed out|
    passes out|blacked out|blackout|blackouts|black out|blacks out|keeled over|collaps^|lost conscious*|
    lose conscious*|loses conscious*|losing conscious*|loss of conscious*|syncop*|crumpled|conked out|
    went unconscious|was unconscious|dropped (to|on) (the)? (floor|ground)|昏倒|暈倒|昏厥`,
  dizzy: `
    dizzy|dizziness|dizy|giddy|giddiness|lightheaded|light headed|lightheadedness|light headedness|vertigo|
    spinning|spins|room (is|was|keeps|s)? (spinning|moving|going round)|woozy|wobbly|unsteady|off balance|
    head swim^|swaying|staggering|頭暈|暈眩|天旋地轉`,
  unsteady: `
    (tip^|list^|lean^|fall^|toppl^|veer^|drift^|lurch^|keel^) (sideways|over sideways|to (the|one) (left|right|side)|leftwards|rightwards)|
    walks like (a|he|she|on) .. (drunk|boat|sailor)|
    cant (walk|stand|balance) (straight|steady|upright|up|properly|in a straight line|without|at all|unaided)?|
    (wobbly|unsteady|staggering|stumbling|swaying|veering|lurching|listing|reeling|off balance|uncoordinated|clumsy|ataxi*)|
    lost (my|his|her|all)? (sense of)? (balance|coordination)|loss of (balance|coordination)|
    legs (wont|arent|are not) (work|working|hold|holding|carry)|
    keep^ (falling|veering|tipping|bumping|toppling)|walk^ (like|as if) (a|i am|he|she|they)? (drunk|drunken)|
    walking into (things|walls|doors)|
    (pulled|pulling|falling|drifting|leaning|tipping) to (the|one) (left|right|side)|
    balance (is|s|was|has)? (all over|gone|off|shot|terrible)|couldnt (walk|stand) (straight|up)|走不穩|站不穩|步態不穩`,
  headache: `
    headache|headaches|head ache|head aches|headach|headahce|hedache|migraine|migraines|migrane|
    (head|skull|temple|temples) .. (@pain|pounding|splitting|exploding|banging|thumping|pressure|throb^|hammering|killing)|
    (@pain|pounding|pressure|throb^|banging|thumping|hammering|splitting) .. (head|skull|temple|temples|forehead|behind my eyes)|
    head (is|s)? (pounding|splitting|banging|thumping|killing|exploding|throbbing)|cephalgia|頭痛|頭疼|頭很痛|頭好痛`,
  worst_headache: `
    (gun|bomb|firework|grenade|hammer|bat|axe|plank|cannon|shotgun|lightning|explosion|bang|pop|snap) ..5 (skull|head|brain)|
    (fired|shot|exploded|burst|popped|snapped|erupted|went off|detonated) ..4 (skull|head|brain)|
    @severe headache ..4 (ever|of my life|before)|
    (dropped|brought|knocked|floored) (me|him|her) (to)? (my|his|her|the)? (knees|floor|ground) .. (head|headache)|
    (head|headache|skull) ..4 (dropped|brought|floored) (me|him|her)|
    (head|headache|skull) ..6 (peaked|maximum|full force|worst) (in|within|at)|
    (head|headache|skull) ..8 (in|within|under) (seconds|a minute)|
    (worst|most severe|most painful|most intense|most awful) .. (headache|head pain|migraine|pain in .. head)|
    (headache|head|migraine) .. (worst|most painful|most intense) .. (life|ever|had|known|experienced|had in)|
    (headache|head) .. (like|as if|felt like|as though) .. (hit|kicked|struck|shot|smashed|hammer|bat|bomb|explo^|thunder*|axe|brick|burst|gun|cricket bat|baseball bat|sledgehammer|popped)|
    (hit|kicked|struck|shot|smashed|whacked|clubbed|clobbered|bashed|walloped) .. (in|on|round|over|around) .. (head|skull) .. (with|by) .. (bat|hammer|brick|plank|shovel|axe|something|sledgehammer)|
    thunderclap|explo^ .. (in|inside) .. (head|skull)|
    (something|felt it|felt something) (pop|popped|burst|snap|snapped|rip|explode|exploded|went pop) .. (in|inside|at the back of) .. (head|skull|brain)|
    (headache|head pain|pain in my head|head hurts|head pain|migraine) .. (@sudden_strict)|
    (@sudden_strict) ..6 (headache|head pain|migraine|pain in .. head|pain .. head)|
    (headache|head) .. (never had|never felt|never known|nothing like) .. (like|before|it)|
    zero to (ten|10|hundred|100)|頭痛欲裂|像被雷打|爆炸性頭痛|最嚴重的頭痛|這輩子最痛|突然劇烈頭痛|突然頭痛|頭突然劇痛|頭痛到受不了|劇烈頭痛`,
  sudden_strict: `
    suddenly|sudden|abrupt*|out of (nowhere|the blue)|all of a sudden|
    (in|within|over|took|reached .. in|peaked .. in) (a|an|the|less than|under)? (a)? (split)? (second|seconds|instant|flash|moment|minute)|
    instantly|instantaneous*|
    like (a|an) (bang|bolt|thunderclap|switch|explosion|bomb|hammer|lightning|gunshot|clap of thunder)|
    without (any)? warning|from one (second|minute|moment) to the next|acute onset|突然|忽然`,
  stiff_neck: `
    stiff neck|
    neck (is|s|feels|feel|was|has|has gone|really|very|so|too|all|also|gone|went|hurts and is|got|getting|sore and|pain and)? (is|very|really|so|too|extremely|super|rock|completely|quite|and)? (stiff|rigid|locked|stiffness)|
    stiffness .. neck|neck stiffness|nuchal|meningism*|
    (cant|couldnt|hurts to|hurt to|painful to|unable to|difficult to|hard to|agony to|screams when|refuses to|wont|cannot) .. (bend|move|put|touch|tuck|lower|bring|drop|flex|get|turn|lift) .. (chin|neck|head) .. (chest|down|forward|forwards|it|at all|because)?|
    chin (to|on|onto|down to) (my|his|her|the)? chest|
    (cant|hurts to|couldnt|unable to|painful to|wont) look down|
    (cant|hurts to|wont) (bend|move|flex|turn) (my|his|her|the) (neck|head)|頸部僵硬|脖子僵硬|脖子很硬|脖子硬|頸項僵硬|脖子不能彎|頸僵硬|
    脖子僵`,
  light_hurts: `
    photophob*|
    (light|lights|sunlight|daylight|brightness|bright light|bright lights|screens) (is|are|really|just|in the room|s|makes)? (hurt^|too (bright|much)|bother^|painful|sting^|unbearable|make^|kill^|blind^|agony|worse)|
    (sensitive|sensitivity|cant (stand|bear|look at|tolerate|take|handle)|avoid^|hat^|hiding from|hide from|scream^ at|shield^ .. from|squint^ at|bothered by|dislik^|turn^ away from|flinch^ at|cover^ .. from) (to)? (the|any|bright|all)? (light|lights|sunlight|daylight|lamp)|
    curtains (closed|shut|drawn)|(dark|darkened) room|怕光|畏光`,
  rash: `
    rash|rashes|spots|spot|blotches|blotch^|marks|bruises|bruising|pinpricks|dots|petechia*|purpur*|
    purple (patches|blotches|spots|marks)|red (dots|spots|blotches)|疹子|紅疹|紫斑|出血點|斑點`,
  non_blanching: `
    (spots|rash|marks|blotches|dots) .. (blood blisters|bruises|blood)|
    (dont|doesnt|didnt|wont|not) (fade|fading|blanch|blanching|disappear|vanish|go away|go|change) (when|under|with|if|using|against|on) .. (pressure|pressing|finger)|
    (rash|spots|spot|marks|blotches|dots|bruises|they|it|them|which|that|pinpricks) .. (dont|doesnt|didnt|wont|not|isnt|arent|do not|does not|never|stay|stays|stayed|cant|remain^|still) (go|going|fad^|disappear^|blanch^|vanish^|change|whiten|turn|clear|there|show|visible|purple|red|away|pale) .. (glass|tumbler|press|pressed|pressing|push|pushed|pushing|cup|jar|beaker|test|white|finger|under|see through)|
    (spots|rash|marks|blotches|dots|rash that) .. (stay^|stays|still there|remain^|not fade|dont fade) ..3 (when|if|under|even) .. (press^|push^|glass)|
    (glass|tumbler|cup|jar|beaker) (test)? .. (dont|doesnt|didnt|wont|not|isnt|still|stayed|stay|stays|positive|visible|no change|fail^|there|see) .. (fad^|disappear^|blanch^|go|vanish|change|there|see|spots|rash|visible|away|them|it)?|
    non blanching|nonblanching|
    (dont|doesnt|didnt|wont|not|do not|does not) (fade|fading|blanch|blanching|disappear|vanish|go away|go) (when|under|with|if|using|against) .. (press^|push^|glass|tumbler)|
    press^ .. (glass|tumbler|on (it|them)) .. (still|stay^|dont|doesnt|wont|not|nothing|no)|
    (purple|dark red|blood) (spots|rash|blotches|bruis^|dots|marks|pinpricks|speckles)|
    (spots|rash|marks|blotches|dots) .. (purple|look^ like (bruises|blood)|like (little|tiny) bruises|like bruises|bruise like|dark purple|wine colored)|
    petechia*|purpur*|bruise like (rash|spots|marks)|blood spots (under|on|in)|blood spots|壓不退|不會褪色|紫斑|出血點|紫色斑點|
    壓了不退`,
  drowsy: `(cant|couldnt|hard to|struggl^ to|hardly|barely) keep (him|her|them|my @person) awake|
    (hardly|barely|cant|couldnt|difficult to|hard to|cannot) (to)? be (woken|roused|wakened|waked)|
    in and out of (it|conscious*)|(wont|cant|doesnt|hardly|barely) (keep|open|opens) (his|her|their|my) eyes|
    (barely|hardly) (open|opens|opening) (his|her) eyes|drows^|
    (very|really|so|super|extremely|unusually|too|all|abnormally|more|quite|increasingly|still|getting|incredibly|dead|strangely|excessively|overly|just) (sleepy|sleeping|groggy|lethargic|dozy|dopey|listless)|
    lethargic|lethargy|groggy|listless|
    (hard|difficult|difficulty|trouble|impossible|tough|struggl^|tricky|harder) (to|for)? (me|us)? (wake|rouse|waken|waking|keep awake|stay awake|staying awake|stay .. awake|wake .. up|rouse .. up|keep (his|her|my|their) eyes open)|
    (cant|couldnt|barely|hardly|cannot|unable to|wont|doesnt|struggling to|can hardly|can barely) (stay|keep|properly)? (awake|wake|(my|his|her|their|its) eyes open|rouse)|
    having a hard time staying awake|
    ((keep|keeps)|kept|keep^) (falling|drifting|nodding|dozing|dropping|passing|going|slipping) (asleep|off|back to sleep|in and out|out|to sleep)|
    (drift^|slip^|fad^|go^|com^|going) in and out (of)?|nodding off|dozing off|semi conscious|semiconscious|
    half (asleep|conscious)|out of it|not with it|zoned out|
    barely (conscious|awake|responsive|responding|rousable)|obtunded|stupor*|spaced out|away with the fairies|
    sluggish|slow to respond|嗜睡|昏睡|叫不太醒|意識模糊|昏昏沉沉|精神很差`,
  confused: `
    @third_person ..3 (confused|muddled|disoriented|disorientated|delirious|befuddled)|
    (very|really|so|suddenly|increasingly|more|acutely|mildly|somewhat|new|bit|quite|and|feel|feeling|felt|getting|became|become|acting|extremely|totally|completely|drowsy|sleepy|dizzy|fever|sweaty|be|been|shaky) (confused|muddled|disoriented|disorientated|delirious)|
    confusion|delirium|deliri*|disorient*|disorientat*|altered mental status|
    (not|isnt|wasnt|stopped|arent) making (any|much)? sense|(makes|made|making) no sense|
    (talk^|speak^|say^|mutter^|babbl^|rambl^) (total|complete|absolute|utter|pure)? (nonsense|rubbish|gibberish|weird things|strange things|things that|garbage|gobbledygook|double dutch|incoherent*|jibberish)|
    (doesnt|didnt|not|cant|couldnt|wont|no longer) (even|really|seem to|able to)? (know^|recogni*|remember|tell|say) (who|where|what (day|year|month|is going on)|me|us|his|her own|the (day|date|year|month|house)|her|him|anyone|family|own name|any of us|people|my name|my own name)|
    (thinks|thought) (it s|he s|she s|i am|im|we are) .. (another|the wrong|years ago|at work|in the|her mother|his mother|somebody else|someone else|dead)|
    incoherent*|not (thinking|thinking very) (straight|clearly)|cant think straight|
    acting (weird|strange|strangely|odd|oddly|bizarre|drunk|out of character)|
    (seeing|hearing) things (that)? (arent|are not|isnt|not) there|hallucinat*|神智不清|意識不清|胡言亂語|語無倫次|認不得人|意識混亂|
    搞不清楚|答非所問`,
  unresponsive: `
    (nobody|no one|noone) (is|s)? (home|in there|at home|behind (his|her|the) eyes)|(eyes|eyes are) open but|
    only (groans|moans|grunts|mumbles|opens)|(just|only) (groan^|moan^|grunt^|mumbl^)|(lights are on but)|
    unrespons*|unconscious*|unconcious*|
    not (respond^|reacting|responsive|conscious|waking|awake|rousing|rousable|reactive|coming round|coming to|opening|stirring|answering) .. (to)?|
    (isnt|wasnt|wont|doesnt|didnt|hasnt|cant|never|stopped|not|dont|no longer|barely|doesnt seem to|doesnt really) (even|really|seem to|be|been|appear to|want to)? (respond^|react^|wake^|waking|woken|woke|rous^|stir^|be roused|be woken|come round|come to|coming round|answer^ (me|us|when)|open^ (his|her|their|my|its|the)? eyes|get .. response|be wakened|wake (up|properly))|
    (wont|doesnt|cant) open (his|her|their) eyes|
    (cant|couldnt|unable to|cannot|impossible to|can not|havent been able to|not able to) (seem to|get (him|her|them|my @person|any))? (wake^|waking|rous^|get .. (to wake|to respond|response|to open|up|awake)|get .. to (wake|respond|open)|wake .. up|rouse|bring .. round|bring .. around|shake .. awake|get through to|get a response)|
    no (response|reaction) (at all|when|whatsoever|to (pain|voice|touch|me|us|shouting|anything|being))|
    (lying|laying|lies|slumped|sprawled|crumpled|found .. (on|in|slumped|lying|collapsed|face)) .. (still|motionless|stiff|not moving|unresponsive|lifeless|floor .. not|not (respond^|react^|moving))|
    (lifeless|motionless|comatose|catatonic)|
    eyes (rolled|rolling|roll|have rolled|went|gone|were rolling) .. (back|up|head|white|backwards)|
    (fallen|gone|went|going) (limp|unconscious|unresponsive|lifeless) (in|on)?|out cold|
    passed out (and|now)? .. (wont|not|cant|still|isnt|hasnt)|dead to the world|in a coma|叫不醒|沒有反應|沒反應|無反應|昏迷|
    失去意識|不省人事|沒有意識|沒意識|意識喪失|喚不醒`,
  collapsed_now: `
    (is|was|s|sitting|found|sits|lying|lies|just) slumped|slumped|
    (just|suddenly|has|s|have) (just|suddenly|now)? (collapsed|keeled over|dropped to|gone down)|
    collapsed (on|in|at|to|onto|right|while|out|just|suddenly|this|today|and|now|again|after|outside|infront|again)|
    collapsed|
    found (him|her|my|them|mum|dad|gran|grandad|the) .. (on the (floor|ground|bathroom)|collapsed|slumped|unconscious|unresponsive)|
    keeled over|dropped like a stone|went down like|(slumped|slumping) (over|forward|in|on|against|to|down)|倒地|
    倒在地上|倒下`,
  not_breathing: `
    (not|isnt|wasnt|stopped|stops|stop|hasnt been|no longer|isn|arent|quit|quits) (been)? breathing|
    (no|without|doesnt have a|cant (find|feel) (a|any|his|her)?) (pulse|heartbeat|heart beat|signs of life)|
    (hasnt|isnt|not) (taken|taking|took) (a|any) breath|gasping every (few|now)|agonal|cardiac arrest|
    respiratory arrest|heart (has)? stopped (beating)?|
    (doing|started|giving|do|start|begin|performing) (cpr|chest compressions|compressions|mouth to mouth)|
    chest (isnt|not|is not|stopped) (moving|rising)|flatlin^|沒有呼吸|沒呼吸|停止呼吸|沒有脈搏|沒心跳|沒有心跳|心臟停了`,
  choking: `
    (is|s|was|started|are|am|been|keeps|now) choking|choked on|choking on|chokes|
    (something|food|meat|steak|sweet|grape|bone|coin|toy|pill|hot dog|marble|piece|bread|chicken|apple|nut|candy|fish bone|lump|it) .. (stuck|lodged|caught|wedged|jammed|trapped) (in|down)? .. (throat|windpipe|airway|gullet|food pipe|neck|esophagus|oesophagus)|
    heimlich|(gone|went) down the wrong (way|pipe|hole|tube)|噎到|噎住|哽住|嗆到`,
  seizure_now: `
    (still|is|s|are|keeps|started|been|now|having|having a|currently|in the middle of|just (had|started)|has just had|just having) (a|an|his|her|another|in a|back)? (having)? (fitting|seizing|convuls*|jerking (all over|violently|uncontrollably)|shaking (all over|violently|uncontrollably) and|seizure|seizures|fit|fits|convuls*)|
    (seizure|fit|fitting|convuls*|shaking|jerking|seizing) .. (wont stop|not stopp^|hasnt stopped|isnt stopping|going on|still going|lasting|lasted|carrying on|for|over|more than|keep^ coming|after another) .. @minutes_5_up|
    (seizure|fit|fitting|convuls*|seizing) .. (wont stop|not stopping|hasnt stopped|isnt stopping|still going|keeps going|keep coming|after another|in a row|back to back|one after)|
    status epilepticus|抽搐不停|一直抽搐|正在抽搐|抽筋不止|持續抽搐`,
  seizure: `
    (foam^|froth^|bubbles) ..3 (lips|mouth|nose)|
    (shak^|jerk^|twitch^|convuls*) ..3 (on the (floor|ground|bed)) .. (minutes|foam^|eyes|unresponsive|wont|cant|still|violently)|
    (some (kind|sort|type) of|a (kind|sort) of|weird|strange|funny|having an|had an|epileptic) (attack|fit|episode|spasm attack) .. (eyes|twitch^|jerk^|shak^|stiff|unresponsive|stare|staring)|
    (eyes open|eyes are open|staring) but (nobody|no one|not|unresponsive|wont|isnt|no response)|
    (arm|leg|face|hand|mouth|body) .. (twitching|jerking|convulsing)|
    (stiff|rigid|stiffened) .. (jerk^|shak^|shook|twitch^|convuls*)|
    (shook|shaking|jerking|twitching|jerks) .. (eyes (rolled|rolling)|unresponsive|not respond^|foam^|froth^|bit (his|her)|went blue)|
    eyes roll^ (back|up) .. (stiff|rigid|jerk^|shak^|shook)|seizure|seizures|siezure|seisure|fitting|
    (first|first ever|having|had|has|have|another|her|his|epileptic|febrile|type of|some sort of|kind of|shaking|been having|take|took) (a|an|some|another|his|her)? (type|kind|sort|tonic clonic|grand mal|massive|big|little|small|huge|proper)? (of)? fit|
    (having|has|had|her|his|keeps having|several|two|three|more|these|of) fits|convuls*|convulsing|convulsed|
    seizing|seized up and (shook|shaking)|
    (body|whole body|all over|arms and legs|arms|legs|limbs|he|she|uncontrollably|violently) .. (jerking|convulsing|twitching|stiffened|stiffening|thrashing|went (stiff|rigid)|gone (stiff|rigid)) .. (uncontrollably|violently|and|eyes|then|all over|frothing|foaming|unresponsive|shaking|shook|jerking|jerked|blue)|
    (jerking|thrashing|twitching|shaking|shook|convulsing) (all over|uncontrollably|violently|like mad|and (foaming|frothing|drooling|unresponsive|not responding|eyes))|
    (foaming|frothing) (at|from|around)? (the|his|her)? mouth|grand mal|tonic clonic|epileptic (attack|episode)|
    bit (his|her|my) tongue (and|while|during)|抽搐|癲癇發作|痙攣|全身抽|口吐白沫`,
  slurred: `
    (talk^|speak^|say^|babbl^|mutter^) (total|complete|absolute|utter|pure|just)? (gibberish|gobbledygook|gobbledegook|nonsense|rubbish|double dutch|jibberish|word salad)|
    (just|only|all|pure|total) (mush|noise|sounds|grunts|babble)|
    (call^|calling|called|names|name|naming) (things|everything|objects|me|people) ..3 (wrong|incorrect) (name|names)|
    by the wrong (name|names)|(cant|couldnt) (name|read|write) (things|objects|anything|words|simple)|
    (mid|middle of a) sentence .. (stopped|lost|blank)|(stopped|stops) (talking|speaking) mid|
    words (fail^|escap^|vanish^)|lost (his|her|my) words|(voice|speech) .. like (a)? (drunk|robot|stroke)|slur^|
    (speech|words|word|talking|speaking|talk|voice|sentences) (is|are|was|has|have|were|s|all|gone|going|went|became|become|sounds|sounding|sounded|seems|come|comes|coming|came|got|getting|just|started|turned|being|have been|has been|had gone)? (out|all|gone|become|became|very|really|so|a bit|quite|suddenly|completely|like|totally|been)? (slurred|slurring|slurry|slurr|garbled|jumbled|gibberish|mumbled|mumbling|weird|muddled|mixed up|wrong|thick|nonsense|incoherent|unclear|a mess|mush|drunk|backwards|scrambled|twisted|impaired|difficult to understand|distorted|all over the place|in the wrong order|funny|hard to understand)|
    (came|come|comes|coming) out (as|like|all|in) ..2 (rubbish|gibberish|nonsense|wrong|jumbled|mush|backwards|garbled|scrambled)|
    (nothing but|only|just|total|pure|complete) (nonsense|rubbish|gibberish) .. (out|came|comes)|
    (talk^|speak^|sound^|slurr^) like ..6 (pints|drunk|drink|drinks|sozzled|hammered|pissed|stroke|marbles)|
    (talk^|speak^|sound^|act^|speech) .. (gibberish|like (he|she|i|they)? (is|s|was|am|were|d|a|been)? (been|had)? (drunk|drinking|pissed|hammered|mouth full|marbles|stroke)|drunk but|nonsense|as if (drunk|he|she)|like a drunk)|
    (cant|couldnt|unable to|trouble|difficulty|struggl^ (to|with)?|not able to|hard to|hardly|wont|lost the ability to|stopped being able to|barely|failed to|(problem|problems)) (seem to|even|properly|really|suddenly)? (speak|speaking|talk|talking|get .. (word|words) out|getting .. (word|words) out|get .. sentence out|find .. (word|words)|finding .. (word|words)|string .. (sentence|words)|form .. (words|sentence^|sentences)|say .. (words|own name|my name|anything right)|articulate|get my words)|
    (word|words) (wont|wouldnt|wouldn|not|dont|didnt|arent|werent|just wont|just didnt|just wouldnt) (come|coming|make|making|form|come out|be there)|
    tongue .. (thick|heavy|wont work|tied|not working)|
    (wrong|random|made up|strange) words (come|came|coming|keep|out)|using (the)? wrong words|aphasi*|dysphasi*|
    dysarthri*|lost (his|her|my|the) (speech|power of speech|words|ability to speak)|
    (speech|talking) (has|is|s|was)? (gone|lost|off|affected|difficult)|mouth wont (work|move|form)|說話不清|口齒不清|
    講話不清|講話大舌頭|大舌頭|說不出話|講不出話|話講不清楚|講話含糊|說話含糊|話說不清|講話突然不清`,
  weak_words: `
    weak|weakness|weaker|numb|numbness|dead|limp|paraly*|useless|floppy|lame|feeble|powerless|
    (wont|not|cant|isnt|doesnt|wouldnt|stopped) (move|moving|work|working|lift|lifting|grip|gripping|respond|responding|obey|budge|raise)|
    no (strength|power|feeling|grip|sensation|use|movement)|
    lost (all)? (strength|power|feeling|use|sensation|grip|movement|the use|control)|
    (gone|went|going|goes) (to sleep|dead|numb|weak|limp|heavy|floppy|funny|useless|all)|
    like (lead|jelly|a dead weight|dead weight)|heavy|hanging|hemipar*|hemipleg*|無力|麻|沒力|不能動|動不了|舉不起來|抬不起來|麻痺|癱`,
  limb_weak: `
    (hand|arm|leg|foot) (is|was|has gone|has become|s|feels|felt|went|suddenly|got) (very|so|all|suddenly|really|completely|rather)? (limp|clumsy|useless|lifeless|dead|weak|paralyzed|numb)|
    (hand|arm|leg) ..3 (keeps missing|misses|wont do what|doing its own thing|not doing what|doesnt do what|wont obey|not obeying|ignores)|
    (cant|couldnt|wont) keep .. (leg|arm) (under|up)|leg (gives|gave|giving|keeps giving) way|
    (clumsy|limp|floppy|useless) (left|right|hand|arm)|
    (arm|hand|leg) ..2 (just|only)? (hangs|hanging|hung|dangl^|flail^) .. (there|limp|down|by)|
    (keeps|kept|keep) dropping|
    (arm|hand|leg|side) ..4 (belong^ to|isnt mine|not mine|someone else s|somebody else s|isnt there|not there)|
    (arm|leg|hand) ..3 (hangs|hanging|hung|dangl^|flail^)|
    (@one_side|(left|right|one|my|his|her|an|entire|whole|same|same side)) (arm|leg|hand|foot|limb|side|arm and leg|face and arm|hand and arm|arm or leg) ..4 @weak_words|
    @weak_words ..4 (left|right|one|an|whole|entire) (arm|leg|hand|foot|limb|side)|@one_side ..4 @weak_words|
    @weak_words ..4 @one_side|(arm|hand|leg) (and|or) (arm|hand|leg|face|mouth|foot) ..4 @weak_words|
    (cant|couldnt|unable to|not able to|struggling to|trouble|hard to|cannot|can hardly|can barely) .. (lift|raise|move|use|feel|grip with|hold .. with|control|hold up) .. (arm|hand|leg|side)|
    (keeps|kept) dropping|
    dropp^ (things|everything|(cup|cups)|her (cup|tea|fork)|his (cup|tea|fork)|my (cup|tea|fork|phone|keys|mug))|
    (arm|hand|leg) ..3 (drifts|drifting|drops|fell|falling|falls|flopp^|hanging|hangs|dragg^|limp)|
    dragg^ (his|her|my|one|the) (left|right)? (leg|foot)|one sided (weakness|numbness)|hemipar*|hemipleg*|半邊無力|
    半身無力|半身不遂|單側無力|一邊無力|手腳無力|右手無力|左手無力|左邊無力|右邊無力|手突然沒力|半邊麻|半邊身體|單側麻|一側無力|手麻腳麻|右半邊|左半邊|手腳麻|手舉不起來|手抬不起來`,
  face_droop: `
    (@face|(one|left|right) side of .. (face|mouth)|features) ..5 (droop^|sag^|slump^|dropped|drops|dropping|drop|fallen|falling|slid^|slip^|lopsided|lop sided|crooked|wonky|uneven|asymmetr*|twisted|lower|pulled|pulling|hang^|hung|paraly*|slack|melt^|not (moving|working|even|smiling|straight|the same)|isnt (moving|working|straight)|wont (move|smile|work|lift)|doesnt (move|lift|work)|gone (slack|limp|numb|down|dead|wonky|weird|funny|lopsided)|went (slack|limp|numb|down|dead|wonky|weird|funny|lopsided)|numb|weak|skew^|to one side|on one side|tilt^|dead|lifeless|collaps^|only (one|half)|squint)|
    (droop^|lopsided|lop sided|crooked|wonky|uneven|asymmetr*|twisted|sagging|slack|numb|paralyzed|half|frozen|skewed|droppy|dropped) .. (face|smile|mouth|side of .. (face|mouth))|
    facial (droop^|weakness|palsy|paraly*|asymmetr*|numbness)|face (drop|droop)|
    (cant|couldnt|unable to|wont|not able to) (properly|even)? smile|
    smile .. (crooked|lopsided|wonky|droop^|uneven|one side|one sided|gone)|
    (only|just) (smil^|smile) (on|with|out of) (one|the) (side|left|right|half)|
    (half|one side) (of)? (his|her|my|the) (smile|mouth|face)|
    (drool^|dribbl^|food|drink|tea|water|saliva|spit) .. (out of|from|down) (one|the|left|right) (side|corner)|
    嘴歪|嘴巴歪|臉歪|口歪|臉垮|半邊臉|嘴角歪|嘴角下垂|臉部下垂|歪一邊|臉下垂|嘴斜|面癱`,
  cant_see: `
    (only|just) see (the|one|a)? (left|right|top|bottom|upper|lower)? (half|side)|see (half|one side) of|
    (half|side) of (everything|things|the world|people|faces|the page) .. (gone|missing|blank|black)|
    (light|lights) (went|gone|going|go) out ..3 (eye|eyes)|
    (sight|vision|eyesight) (is|has|was|went|gone|has gone|s|getting|got|suddenly)? (dim|dimmed|dimming|faded|fading|dark|darkened) (in|out of|on|of|from)? (one|my|his|her|the|left|right)? (eye|left|right)?|
    (vision|sight|eyesight) ..4 (gone|went|going|disappeared|vanished|failing) (dark|black|gray|like|out|completely|totally|off|since|from|in|on|suddenly|and|this|away|today)|
    (dark|gray|black) (veil|curtain|shade|shutter|cloud|shadow) ..6 (eye|vision|sight|see|view|since|down|across)|
    (through|behind) (a|the) (dark|gray|black|thick) (veil|curtain|fog|cloud)|
    (cant|couldnt|unable to|not able to|no longer|stopped being able to|can not) (suddenly|even|really|now)? see (anything|out|a thing|with|from|at all|properly|my|through|nothing|half|on|the|in|any|clear^)|
    (lost|lose|losing|loss of|los) (all|the|my|his|her|most|complete|total|of|some|half)? (of)? (my|his|her|the)? (central|peripheral|left|right|side)? (vision|sight|eyesight|field)|
    (vision|sight|eyesight) (has|is|have|was|just|in .. eye|in the|in one eye|suddenly|s|in .. left|in .. right|out of .. eye|of .. eye)? (just|suddenly|completely|totally|all)? (gone|went|goes|going|disappeared|vanished|blacked|turned|cut) (out|completely|totally|all|a bit|really|pretty|pitch|just|suddenly)? (black|dark|gray|white|dim|blank|out|completely|blind|blurry|away|off)?|
    (eye|eyes|view|everything|one eye|world) (has|is|have|was|just|suddenly|s)? (just|suddenly|completely|totally|all)? (gone|went|goes|going|blacked|turned) (out|completely|totally|all|a bit|really|pretty|pitch|just|suddenly)? (black|dark|gray|white|dim|blank|blind|blurry|out)|
    (gone|went|go|going|became|been|suddenly|is) (completely|totally|suddenly|temporarily|partially)? blind|
    blind (in|out of|on) (one|my|his|her|the|that|left|right)|
    (black|dark|gray|shadow|curtain|blind|shade|veil|shutter|blank|black spot|cloud) (curtain|cloud|patch|shadow|veil|spot|shade|area|hole)? .. (over|across|down|in|coming|came|covering|descend^|blocking|part of|half of|falling|fell) .. (eye|eyes|vision|sight|view|see|side|top|bottom|field|half)|
    like (a|the) (curtain|blind|shade|shutter|veil|(light|lights) went) .. (over|down|across|off|out|came)|
    (half|part|bit|bottom|top|side|corner|chunk|section|piece) of (my|his|her|the|what) .. (vision|sight|view|see|eye|visual field|picture|field) .. (gone|missing|black|dark|blank|disappeared|cut|brighter|blocked|shadow)|
    (only|just) see (half|light|shadows|shapes|black|part|dark|gray)|
    missing (half|part|bits) .. (vision|sight|see)|amaurosis|
    (sudden|suddenly) (blindness|visual loss|vision loss|sight loss|blind)|vision loss|visual loss|sight loss|
    transient (vision|visual) loss|看不見|看不到|失明|視力突然|視野缺|黑一片|一片黑|眼前發黑|視線變黑|像窗簾|黑影遮住`,
  blurred: `
    (blur^|fuzzy|hazy|foggy|double|dim|dimmed|cloudy|distorted|misty|wavy|tunnel|snowy) (vision|eyesight|sight|visual|view|eyes|image^)|
    (vision|sight|eyesight|eyes|eye|seeing|everything|sees|see|things) ..4 (blur^|fuzzy|hazy|foggy|double|dim|cloudy|distorted|misty|blurrd|worse|bad|weird|funny|tunnel|flashing|two of|changes|disturb^|(problem|problems)|out of focus)|
    double vision|seeing double|see double|diplopia|blurr^|
    visual (disturbance^|change^|(problem|problems)|symptoms)|
    cant (focus|see (clearly|properly|straight|well|clear))|hard to see|hard to (focus|read)|trouble seeing|
    difficulty seeing|
    (flash^|spots|stars|lights|sparkl^|zigzag^|zig zags|floaters|spark^) .. (in|before|infront|in front of|across) .. (eyes|eye|vision|sight)|
    (see^) (stars|spots|flashing lights|flashes|lights|sparkles|two of everything|things in two)|
    flashing lights|視力模糊|視線模糊|看東西模糊|複視|雙影|看東西兩個|閃光|看不清楚`,
  chest_pain: `
    @chest ..5 (@pain|pressure|tight^|tightness|tightening|squeez^|crush^|heavy|heaviness|band|clamp^|vice|vise|grip^|weight|constrict^|burst^|elephant|explod^|ripping|tearing|clench^|knot^|compress^|belt|sharp|tight band|crampy|cramping|uncomfortable)|
    (@pain|pressure|tight|tightness|tightening|squeez^|crush^|heavy|heaviness|band|clamp^|weight|constrict^|elephant|sharp|clench^|knot|brick|load|cramp|compress^|strap|belt|rope|truck|vice|stabbed|something sitting|someone sitting|sitting) (pain|feeling|sensation|band|tightness|pressure)? (is|going|all|right)? (in|on|across|around|over|behind|through|round|to|inside|at|under|of) (the|my|his|her|both|your|a)? (centre|center|middle|left|right|whole|front|side|upper|part)? (side)? (of)? (my|his|her|the)? @chest|
    (chest|heart) (pain|pains|pressure|tightness|discomfort|ache|infection pain)|
    (holding|clutch^|grab^|grabbing|grabbed|gripping|rubbing|hold^|clutched) (at)? (his|her|my|their|the)? (left)? (chest|heart)|
    elephant .. (on|sitting|parked|standing)|
    (someone|something|somebody|brick|ton of bricks|anvil|concrete|car|heavy weight|weight) .. (sitting|standing|sat|stood|pressing|parked|resting|lying|pushing|kneeling) .. (chest|breastbone|sternum)|
    (tight|heavy|crushing|squeezing|pressure) .. (breastbone|sternum|chest)|胸痛|胸悶|胸口痛|胸口悶|胸口緊|胸部疼痛|胸口壓|心絞痛|心口痛|
    胸口像|胸口好痛|胸口很痛|胸前痛|胸部壓迫|胸口劇痛|胸口重壓|心臟痛`,
  chest_crushing: `
    (vice|vise|band|belt|clamp|strap|iron ring|hoop) ..3 (ribs|ribcage|bosom|torso|upper body|chest|breast)|
    (weight|pressure|tight^|squeez^) ..3 (ribs|bosom|breast bone|breastbone)|
    elephant .. (parked|sitting|sat|standing|stood|stamping) on (me|my|his|her|him)|
    (rubb^|clutch^|grab^|hold^|grip^|press^) ..5 (middle|centre|center|left side|side)? (of)? (his|her|my|the) (chest|breastbone|heart)|
    @chest ..5 (pressure|tight|tightness|tightening|squeez^|crush^|heavy|heaviness|band|clamp^|vice|vise|gripp^|weight|constrict^|elephant|clench^|compress^|belt|tight band)|
    (pressure|tight|tightness|tightening|squeez^|crush^|heavy|heaviness|band|clamp^|weight|constrict^|elephant|vice|clench^|brick|belt|compress^|strap) (pain|feeling|sensation|band|tightness|pressure)? .. (in|on|across|around|over|behind|through|round|of) .. @chest|
    (elephant|someone|something|somebody|brick|ton of bricks|anvil|concrete|car|heavy weight|weight) .. (sitting|standing|sat|stood|pressing|parked|resting|lying|pushing|kneeling) .. (chest|breastbone|sternum)|
    胸悶|胸口悶|胸口緊|胸口壓|胸口像|胸部壓迫|胸口重壓`,
  radiates: `
    (spread^|radiat^|going|goes|go|went|shoot^|travel^|moving|moves|creep^|runs|running|extend^|into|down|up (to|into)|through (to|into)|along|pain) ..4 (left arm|right arm|arm|arms|jaw|neck|shoulder|back|teeth|both arms|left shoulder|shoulder blades)|
    (left|right|both) arm^ ..3 (ache^|aching|pain|hurts|numb|heavy|tingl^|tingling|hurting|sore|dead|funny)|
    jaw ..3 (ache^|aching|pain|hurts|hurting|sore|tight)|
    (pain|ache|aching|hurt|numb|numbness|tingl^|tingling) .. (in|of|down|to) .. (left arm|right arm|both arms|jaw|left shoulder)|
    手臂麻|左手麻|左臂|下巴痛|延伸到|傳到|肩膀痛|左肩`,
  palpitations: `
    pulse ..4 (racing|pounding|galloping|hammering|irregular|very fast|too fast|all over)|palpitation^|
    palpatation^|
    heart ..4 (racing|race|pounding|pound|flutter^|fluttering|hammering|galloping|skipping|jumping|thumping|out of (my|his|her)? chest|going (crazy|mad|nuts|really fast|so fast|like)|too fast|very fast|really fast|fast|irregular|all over the place|out of rhythm|beating (fast|hard|out|so|too|really|like|very|irregular))|
    (racing|pounding|fluttering|irregular|rapid|fast|hammering|galloping|thumping) (heart|heartbeat|pulse|heart rate|heart beat)|
    (pulse|heart rate|heartrate|hr|bpm|heart beat|heartbeat) .. @pulse_fast_value|@pulse_fast_value (bpm|beats)|
    tachycardi*|心悸|心跳很快|心跳過快|心跳加速`,
  cough_blood: `
    cough^ ..4 (blood|bloody|pink|red|clots|haemoptysis)|(blood|bloody|clots) .. cough^|
    (blood|bloody|red|pink|clots) .. (phlegm|sputum|mucus|when (i|he|she) cough^|flem|phlem|spit|saliva|sputum)|
    hemopty*|(spit^|hack^|hawk^|spat|bring^ up|brought up) .. (up|out)? .. (blood|clots)|
    (phlegm|sputum|mucus|spit|flem) ..4 (blood|bloody|red|pink|streak^|rust^)|咳血|咳出血|痰中帶血|痰有血`,
  vomit_blood: `
    (brought|bring^|coming|throwing|threw|chucked|hurled) up .. (fresh|bright|red|dark)? (blood|clots)|
    (@vomiting|sick^ up|vomit|sick|puke|throwing|threw) ..5 (blood|bloody|coffee grounds|coffee ground|coffee granules|clots|dark brown|black)|
    (blood|bloody|clots|coffee grounds|coffee ground) .. (vomit|sick|puke|vomiting|vomited|threw up|throwing up|thrown up|when (i|he|she) (vomit|puke|was sick))|
    hemateme*|coffee (ground^|granule^|colored)|like coffee|吐血|嘔血|吐出血|咖啡色嘔吐`,
  black_stool: `
    (black|tarry|tar like|maroon|dark red|melena|jet black|sticky black|pitch black|dark tarry) (and)? (tarry|sticky|smelly|sludgy|shiny|runny|loose)? (stool^|poo^|poop^|shit^|bowel movement^|motions|bm|bms|diarrhea|toilet|feces|movements|(turd|turds)|crap)|
    (stool^|poo^|poop^|shit^|bowel movement^|motions|(bm|bms)|feces|diarrhea|bowel movements|crap) ..4 (black|tarry|like tar|like treacle|maroon|jet black|tar|like oil|like molasses|licorice|pitch)|
    melaena|melena|tarry (stool^|poo^)|黑便|大便黑|柏油便|黑色大便|解黑便|大便是黑`,
  rectal_blood: `
    (blood|bleed^|bloody|clots|bright red) ..6 (@bottom|stool^|poo^|poop^|rectal|rectum|toilet (bowl|pan)?|bowel movement^|motions|diarrhea|diarrhoea|when (i|he|she) (poo|poop|go|wipe))|
    (stool^|poo^|poop^|bowel movement^|diarrhea|motions|shit) ..5 (blood|bloody|red|clots)|rectal bleed^|
    bloody (diarrhea|stool^|poo^)|pooing blood|pooping blood|shitting blood|passing (pure)? blood|便血|血便|大便有血|
    大便帶血`,
  lots_of_blood: `
    (keeps|still|is|it s|s|kept|just) (on)? (spurting|gushing|squirting|pumping|pouring|spraying)|
    (so much|lots of|a lot of|loads of|tons of|(pool|pools) of|heavy|heavily|gush^|pour^|spurt^|squirt^|pump^|flood^|profus^|massive|huge|torrential|non stop|nonstop|everywhere|soak^|drench^|a (cup|cupful|bowl|mug|glass|pint)|cups of|handfuls of|large amount^ of|excessive|significant|dripping|clots|streaming|tonnes of|large clots) .. (blood|bleed^|bloody|bled)|
    (blood|bleed^|bled) ..5 (everywhere|heavily|gush^|pour^|spurt^|squirt^|pump^|profusely|non stop|nonstop|wont stop|not stopping|doesnt stop|isnt stopping|hasnt stopped|like a tap|all over|through|soak^|badly|a lot|lots|loads|heavy|streaming|out of control|uncontroll*|cant (stop|be stopped)|keeps coming|down (my|his|her) (legs|arm)|pool^|fast|out fast|so much|still (going|coming)|for @hours_4_up)|
    (cant|couldnt|wont|not able to|unable to|cannot) (stop|stem|control|get .. to stop) .. (bleed^|blood)|
    (bleeding|blood) (wont|isnt|doesnt|not|hasnt|is not|will not|keeps|never) (stop|stopp^|clot|slow^|easing|let)|
    (bleed|bleeding) to death|losing (a lot of|so much|loads of|too much|lots of|lot of) blood|hemorrhag^|血流不止|
    流血不止|大量出血|血止不住|出血不止|流很多血|大出血|血一直流`,
  hives: `
    hives|welts|urticaria|nettle rash|itchy (rash|bumps|all over)|rash all over|
    covered in (a rash|hives|spots|welts|bumps)|wheals|blotchy (rash|all over)?|
    (red|itchy) (lumps|bumps|blotches)|come^ out in|broke^ out in|蕁麻疹|起疹子|全身癢`,
  airway_swelling: `(lips|lip|tongue|eyes|face) ..2 (big|huge|fat|enormous|tingl^|ballooning)|(clear^|scratch^) (my|his|her) throat (and|after|since|all|constantly)|lips feel|
    @tongue_lips ..5 (swell^|swollen|swolen|balloon^|puff^|clos^ (up|over|in)?|closing|tighten^|tight|huge|enorm*|blow^ up|blown up|double (the|in)? size|twice (the|its) size|getting bigger|bigger|thick^|thickening|fat|constrict^|narrow^|shut^|blocked|fill^|expanding|enlarg^|up like)|
    (swell^|swollen|swolen|puffy|tight|closing|tightness|puffed up|constriction|fat|massive|enormous|huge) (up)? (of|in|around)? (the|my|his|her)? (lips|lip|tongue|throat|mouth|airway|face|eyes|uvula|eyelids)|
    angioedema|angio edema|throat (is)? (clos^|swell^|tight|tighten^|feels tight|feels like it)|
    lump in (my|his|her) throat (and|after|since)|(舌頭|嘴唇|喉嚨|嘴|臉|眼皮)腫|喉嚨緊|嘴唇腫起來|臉腫|舌頭腫起來|喉嚨腫`,
  allergen: `
    peanut^|nut|nuts|cashew^|walnut^|almond^|hazelnut^|pistachio^|shellfish|prawn^|shrimp^|crab|lobster|egg^|
    milk|dairy|sesame|soy|fish|bee|wasp|hornet|sting|stung|fire ant^|antibiotic^|penicillin|amoxicillin|
    amoxycillin|ibuprofen|aspirin|new (tablet^|medicine|medication|drug|pill^|food)|vaccine|injection|latex|
    contrast|kiwi|strawberr*|ate|eating|eaten|bitten|allerg*|sushi|curry|takeaway|snack|meal|chocolate|dessert|
    medication|insect|naproxen|cephal*|chemo|dinner|lunch|restaurant|過敏|花生|蝦|海鮮|被蜂螫|蜜蜂|吃了|藥`,
  swallow_trouble: `
    (cant|couldnt|unable to|hard to|difficult to|difficulty|struggl^ to|trouble|not able to|hardly|barely|hurts to|wont|cannot|painful to|impossible to|finding it hard to|agony to) (even|really|properly|seem to)? (swallow^|swalow)|
    swallow^ (is|has become)? (hard|difficult|impossible|agony|so painful)|dysphag*|
    (dribbl^|drool^|spit^ (out)? (his|her|my)? (saliva|spit))|吞不下|無法吞嚥|吞口水痛|流口水`,
  drool: `
    drool^|dribbl^ (saliva|constantly|because|and|all|everywhere|a lot)?|
    (cant|couldnt|unable to|wont|not able to|struggl^ to|refus^ to|cannot|hardly|hard to|too painful to) .. swallow .. (spit|saliva|anything|water|liquid^|fluids|even|own|drink)|
    spit^ (out)? (my|his|her|the)? (own)? (saliva|spit) (out|into|because)?|spit into (a|the)|
    saliva (pool^|running|pouring|dripping)|keep spitting|流口水|口水吞不下|連口水都`,
  urinate: `
    pee|peeing|peed|wee|weeing|weed|urinat^|urine|pass urine|pass water|passing urine|passing water|
    passed urine|passed water|go to the (toilet|loo|bathroom)|piss|pissing|pissed|empty (my|his|her)? bladder|
    have a (wee|pee|slash)|go for a (wee|pee)|use the (loo|toilet)|wet|tinkle|spend a penny|void|voiding|
    go (number one)|排尿|尿|小便`,
  no_urine: `
    (not|havent|hasnt|cant|couldnt|wont) ..4 (drop|dribble|trickle) of (urine|pee|wee|water)|
    not a (single)? drop|(no|not a|hasnt had a|without a) (wet)? (pamper|pampers|huggies)|
    (cant|couldnt|unable to|not able to|havent been able to|hasnt been able to|can not|no longer|wont|not managed to|havent managed to|struggling to|cannot|not|hasnt|havent|didnt|hardly|barely) (even|really|seem to|actually)? (@urinate)|
    (nothing|not a drop|only (drops|dribbles|a dribble|a few drops|trickles)|just (drops|dribbles|a dribble|a trickle)) (comes|come|coming|came|is coming|will come|happens|left|out)|
    no (urine|pee|wee|urine output)|
    (bladder|belly|tummy) .. (bursting|full|about to (burst|explode)|fit to burst|so full|rock hard|distended|swollen) .. (cant|nothing|no|wont|unable)?|
    (catheter|foley) ..5 (block^|not draining|stopped draining|isnt draining|bypass^|clog^|no urine|nothing|fallen out|came out|pulled out|empty)|
    retention of urine|urinary retention|acute retention|anuri*|
    (cant|couldnt|unable to) (go|wee|pee|urinate) (at all)?|hasnt (peed|weed|urinated|passed urine|been)|尿不出來|
    解不出尿|無法排尿|尿不出|沒有尿|小便解不出`,
  incontinent_new: `
    (lost|losing|loss of|no|lose|lack of) (all|any|total|complete)? (control) (of|over)? .. (bladder|bowel|bowels|pee|wee|urine|poo|water|stool)|
    (wet|wetting|peed|pee|soil^|pooed|pooped|shit|messed|leak^|pissed|poop|poo|weed|dribbling) (myself|himself|herself|my pants|my self|in my pants|the bed|my trousers|without (knowing|feeling|realising|realizing|noticing))|
    (leak^|dribbl^) (urine|pee|wee|poo|stool|feces)|incontinen*|accident (in (my|his|her) pants|without)|
    (bladder|bowel|bowels) .. (stopped working|not working|gone|isnt working|wont work|lost|failed|let go|emptied)|
    (bladder|bowel) (and bowel)? (control|function) .. (lost|gone|going|no)|
    (didnt|dont|cant|couldnt|doesnt|not) (even)? (feel|know|realise|realize|tell|notice) .. (going|needing|need|when i (pee|wee|go|need|have)|peeing|weeing|wee|pee|the urge|it coming|bladder|full|i have been|i was (going|peeing))|
    no (feeling|sensation|urge) (when|of|to) .. (pee|wee|wipe|go|going|peeing|toilet|poo|urinating|passing)|
    大小便失禁|尿失禁|失禁|控制不住尿|漏尿`,
  saddle_numb: `
    (numb|numbness|no feeling|no sensation|cant feel|couldnt feel|lost (all)? (feeling|sensation)|loss of (feeling|sensation)|pins and needles|tingl^|dead|dont feel|not feel|no longer feel|reduced (feeling|sensation)|deadness|weird|anesthe*|gone (dead|numb)|feeling (has)? gone|(feel|feels) different|like (novocaine|the dentist)|cotton wool) ..8 (@groin|@bottom|wiping|wipe|saddle|toilet paper|toilet roll|sit|bike seat|sitting on)|
    (@groin|@bottom|saddle|wip^|sitting area) ..8 (numb|numbness|no feeling|no sensation|cant feel|lost (all)? feeling|pins and needles|tingl^|dead|sensation|asleep|gone to sleep|gone dead|feels dead|without feeling|anesthe*)|
    saddle (anesthesia|anaesthesia|numbness|paresthesia)|
    (cant|couldnt|dont|didnt|no longer) (really|even)? feel (it|anything|myself|much|the paper|toilet paper|when|me) .. (wip^|wipe|down there|sex|toilet|bum|bottom|pee)|
    (lost|loss of|no) (feeling|sensation) (during|in|when having|with) (sex|intercourse)|
    (cant|couldnt|dont|no longer) feel .. (sex|orgasm|during sex|having sex)|會陰麻|鞍部麻|屁股麻|下體麻|胯下麻|肛門麻|私處麻`,
  head_injury: `
    head ..3 (goose egg|lump|bump|egg|bruise|dent|swelling)|(lump|bump|egg|goose egg|dent|bruise) ..3 head|
    (@hit|@fell .. (and|on|onto|hitting)? (@hit|landed)|fell .. on) ..5 (head|skull|forehead|temple|back of .. head|noggin)|
    head ..3 (@hit|injury|trauma|first|wound|hit|against|on (the|a) (floor|pavement|concrete|ground|table|tiles|wall|kerb|curb|step|radiator|dashboard|ice))|
    concuss*|head (injury|trauma|wound)|fell (head first|on (his|her|my) (head|face))|
    (kicked|punched|struck|hit) (in|on) the (head|face)|landed on (his|her|my) (head|face)|
    dropped (the baby|him|her|my baby) (on|and|onto)|頭部外傷|撞到頭|頭撞|摔到頭|跌倒撞|頭著地|腦震盪|敲到頭`,
  head_red: `
    dazed|(one|left|right) pupil .. (bigger|larger|dilated|blown|wider)|pupils .. (different|unequal|uneven)|
    slow to answer|(straw|clear|watery) .. (drip^|leak^|runs|running|trickl^|coming)|
    knocked (out|unconscious|him out|her out|me out|cold)|(lost|loss of|lose) conscious*|unconscious|out cold|
    blacked out|passed out|@vomiting|
    (cant|doesnt|dont|couldnt|no|didnt|not|doesn) (really|even)? (remember|recall|memory)|
    memory (is)? (gone|loss|lapse|problem*|blank)|amnesi*|forget^|forgot|
    keeps (asking|repeating|saying|forgetting)|(asking|repeating|repeats) the same (thing|question)|@confused|
    @drowsy|@seizure|@blurred|@slurred|@unsteady|clear (fluid|liquid|stuff) .. (ear|ears|nose|nostril)|
    (fluid|blood|liquid|bleed^|discharge|water) .. (from|out of|in|leaking|coming) .. (ear|ears|nose)|
    (black|bruis^) .. (behind|around) .. (ears|ear|both eyes|eyes)|panda eyes|raccoon eyes|racoon eyes|
    pupil^ .. (different|unequal|bigger|blown|uneven|size|one)|
    (severe|bad|terrible|worsening|getting worse|worse|pounding|splitting|awful) (headache|head ache)|
    headache .. (worse|severe|getting|wont go)|(weak|weakness) (in|on|down) .. (arm|leg|side)|numb|dent|
    fracture|@blood_thinner|gone quiet|not (himself|herself|right)|very (sleepy|tired|quiet)|staggering|dizzy|
    irritable and|deaf|hearing loss|cant hear|double vision|嘔吐|昏迷|失去意識|意識|想吐|嗜睡|吐`,
  swollen_one_leg: `
    s (left|right)? (leg|calf|thigh) ..3 (swollen|swelled|huge|purple and|ballooned)|
    (one|left|right|my|his|her) (lower)? (calf|leg|thigh) ..5 (swell^|swollen|swolen|swole|bigger than|puffed up|twice the size|balloon^|blown up|blew up|hot|huge|enlarged|bigger)|
    (unilateral|one sided|(left|right) sided) (leg|calf|thigh|limb|lower limb|lower extremity) (swelling|edema|pain|tenderness)|
    (calf|leg) (swelling|edema) (and|with)? (tenderness|pain|redness|warmth)|
    (swell^|swollen|swolen|puffy|hot|tender|red|tight|throbbing) (and)? (swollen|hot|painful|tender|red|sore|swelling|hard|tight)? (and)? (in|of|on)? (one|left|right|my|his|her|the)? (left|right)? (calf|leg|thigh|lower leg)|
    (calf|leg|thigh) (pain|ache|cramp^|tender^|swell^|is sore|sore|hurts|aches) ..4 (swollen|swelling|hot|red|warm|tight|one side|hard|purple)|
    (one) (leg|calf|thigh) (is|s|looks|looking|has got|got|has)? (much|way|a lot|noticeably)? (bigger|fatter|larger|thicker|more swollen) (than|compared)|
    dvt|blood clot (in|on) (my|his|her|the) (leg|calf)|clot in .. (leg|calf)|小腿腫|單腳腫|一腳腫|腳腫脹疼痛|單側腿腫`,
  deep_breath_pain: `
    (hurt^|pain|pains|sharp|stab^|stabbing|catch^|worse|worsen^|painful|ache|agony|knife|jab^|sore|spasm) ..6 (breath in|breathe in|breathing in|inhal^|deep breath^|take a (deep)? breath|breathe|breath|breathing|inspiration|breathe deeply|every breath|each breath)|
    (hurt^|pain|sharp|stab^) (when|to|on|whenever|if) (i|he|she)? (cough^)|pleuritic|
    (breath in|breathe in|breathing in|inhal^|deep breath^|taking a breath|every breath|each breath) .. (hurt^|pain|painful|sharp|stab^|agony|catches|is like|like a knife)|
    吸氣會痛|深呼吸會痛|呼吸會痛`,
  clot_risk: `
    flight|flew|flown|plane|airplane|aeroplane|long haul|surgery|operation|op|operated|replacement|replaced|
    the pill|birth control|contraceptive^|hrt|hormone^|patch|pregnant|pregnancy|postpartum|gave birth|
    giving birth|c section|csection|cesarean|caesarean|bed rest|bedbound|bed bound|immobile|cast|plaster|boot|
    cancer|chemo*|dvt|clot^|calf|swollen leg|leg (is|s)? (swollen|sore|painful)|fractur^|broken (leg|ankle)|
    long (drive|journey|car|bus|coach)|hip|knee op|immobili*|tamoxifen|factor v|car journey|坐飛機|開刀|手術後|避孕藥|久坐`,
  limb_cold: `
    (leg|foot|feet|toes|arm|hand|fingers|limb|finger|toe|calf) ..6 (cold|ice|icy|freezing|white|blue|pale|gray|mottled|purple|black|no pulse|pulseless|waxy|bluish|marble|dusky|like ice)|
    (cold|icy|freezing|white|blue|pale|gray|mottled|pulseless|purple|dusky|bluish|black|waxy) (and)? (cold|numb|white|pale|painful|blue|dead|mottled)? .. (leg|foot|toes|arm|hand|limb|fingers|finger|toe|feet)|
    (no|lost|cant (find|feel)) (a|the|any)? pulse (in|on) .. (foot|leg|ankle|arm|wrist)`,
  cast: `
    cast|plaster|plastercast|splint|backslab|back slab|tight bandage|bandage|brace|boot|dressing|pot on|石膏`,
  bone_out: `
    (bone|bones) ..6 (stick^|poke^|poking|protrud^|coming|through|out|visible|showing|exposed|see|hanging|jutting|pierced)|
    (see|can see|seeing) (the|his|her|my)? (white)? bone|(open|compound) fracture|骨頭露出|開放性骨折|骨頭跑出來|看到骨頭`,
  bent_wrong: `
    (@bone_site) ..6 (bent|pointing|facing|twisted|deformed|crooked|wonky|out of (place|shape|joint)|wrong (way|angle|direction|shape|position)|at (a|an) (funny|odd|weird|strange|right|unnatural|awkward|horrible|bad) angle|back to front|backwards|dislocat*|misshapen|mangled|s shaped|disfigured|hanging off|zigzag|disjointed|looks wrong|u shape)|
    deformed (arm|leg|wrist|ankle|limb|elbow|finger|knee)|dislocat*`,
  amputated: `
    (finger|fingers|thumb|toe|toes|hand|arm|foot|leg|fingertip|finger tip|ear|nose|penis|tip of .. (finger|thumb)|end of .. (finger|thumb)|top of .. (finger|thumb)) ..6 (cut off|chopped off|sliced off|severed|came off|come off|ripped off|torn off|bitten off|amputat*|hanging (off|by)|lopped off|sawed off|sawn off|clean off|taken off|off in|missing)|
    (cut|chopped|sliced|severed|ripped|tore|bit|sawed|took|lopped|blew|sheared) ..5 (finger|fingers|thumb|toe|hand|fingertip|arm|foot) ..2 (off|clean off|right off)|
    (cut|chopped|sliced|ripped|tore|bit|sawed|took|lopped|blew|sheared|hacked) off ..4 (finger|fingers|thumb|toe|hand|fingertip|tip|end|top)|
    (severed|amputat*|lost|chopped) ..3 (finger|fingers|thumb|toe|hand|fingertip|foot|arm|leg) (in (a|the))?|
    (almost|nearly|half|partially) (severed|amputated|cut off|chopped off)|degloved|degloving`,
  high_pressure: `
    high pressure|highpressure|pressure (washer|jet|hose|gun|injection|cleaner)|
    (grease|paint|nail|oil|diesel|hydraulic|air|airless|staple) (gun|injector|spray|sprayer|line|fluid)|
    nail gun|crushed|crush (injury|injuries|wound|wounds)|crushing (injury|injuries|wound|wounds|accident|force)|mangle^|roller|trapped (in|under)|run over|ran over|power washer|injection injury|
    water jet`,
  burn_agent: `
    boiling (water|oil|hot)|scald^|kettle|hot (water|oil|tea|coffee|fat|drink|soup|iron|pan|milk|noodles)|fire|
    flames|petrol|gasoline|oven|hob|stove|electric shock|electrocut*|lightning|acid|caustic|chemical burn|burn^|
    burnt|steam|explosion|firework^|bbq|barbecue|radiator|exhaust|燙傷|燙到|滾水|熱水|燒傷`,
  big_burn: `
    (burn|burns|burnt|burned|scald^|blister^|skin) ..8 (face|hand|hands|groin|genitals|chest|whole|all over|both|most of|big as|large|huge|white|charred|peeling|falling off|coming off|leathery|black|blister^|bigger than|half of|back|arm|(leg|legs)|airway|mouth|eyes|feet|entire|severe|badly|deep|neck|tummy|belly|stomach|throat)|
    (large|huge|bad|severe|serious|deep|third degree|3rd degree|full thickness|chemical|electrical|nasty|big|second degree|2nd degree) (burn^|scald^)`,
  trauma_big: `
    (car|van|truck|lorry|bus|tractor|quad|jeep) (flipped|rolled|overturned|smashed|hit|crashed|skidded)|
    (kicked|punched|hit|kneed|rammed|butted|stamped|headbutted|elbowed) ..5 (in|on) .. (stomach|belly|tummy|abdomen|ribs|chest|side|kidneys|throat|neck)|
    crashed (his|her|my|the|a|into|on) (scooter|bike|car|motorbike|quad|bicycle|skateboard|moped)?|
    (cyclist|biker|rider|motorcyclist|horse rider|skier) ..4 (came|come|fell|thrown|crashed|flew)|
    (bike|cycling|quad|scooter|ski^|horse) ..4 (accident|crash^|fall)|over the handlebars|
    (struck|mown down|flattened|clipped) by (a|the)|
    (car|motorbike|motorcycle|bike|road|traffic|train|quad|lorry|truck|bus|vehicle|scooter|van) (accident|crash|collision|wreck|smash)|
    (hit|run over|knocked down|knocked over|ran over|struck|mowed down) (me|him|her|my @person)? (by|over)? (a|the)? (car|bus|truck|lorry|van|train|motorbike|vehicle|tram|taxi|bike|tractor)|
    (fell|fallen|jumped|thrown|pushed|falling|fall|tumbled|dropped|plunged|came off|come off|thrown off|flew off) ..5 (ladder|roof|window|balcony|scaffold*|tree|horse|height|stairs|flight of stairs|storey|story|storeys|bridge|wall|cliff|motorbike|bike|loft|metres|feet|bunk bed|changing table|building|trampoline)|
    (stab^|knifed|shot|gunshot|impaled|bullet|stabbed) ..4 (wound|by|with|in (the|my|his|her)|me|him|her|through|knife)|
    gunshot|gun shot|
    (been|got|was|is|were|s) (just)? (stabbed|shot|knifed|impaled|run over|crushed|mugged|beaten|electrocuted)|
    car crash|rta|rtc|mva|nearly drowned|near drowning|pulled (from|out of) the (water|pool|bath|river|lake)|
    (hanging|hanged|strangled|strangulation|drowned|drowning)|electrocut*|electric shock|lightning|車禍|被車撞|墜樓|
    從高處|刺傷|槍傷|觸電|溺水|摔下來`,
  deep_cut: `
    (cut|sliced|slashed|gash^|lacerat*|slit|saw|sawed|chainsaw|knife|glass|axe|blade|power tool^|grinder|table saw|circular saw|mandoline|lawnmower|lawn mower|mower|stanley knife|machete|(tool|tools)|drill) ..8 (deep|deeply|badly|bad|to the bone|bone|artery|tendon|wide open|gaping|can see (fat|muscle|bone|inside)|open|spurting|wrist|neck|throat|so much blood|lots of blood|wont stop|bleeding heavily|numb|fat showing|muscle)|
    deep (cut|gash|wound|laceration|slash)|gaping (wound|cut|hole)|(neck|throat|wrist) (cut|slashed|slit|wound)`,
  neck_back_injury: `
    (neck|spine|back|spinal) (injury|broken|broke|snapped|fracture|fractured)|
    cant (feel|move) (my|his|her) (legs|arms|body|toes)`,
  hip_fracture: `
    (leg|foot|toes) ..4 (points|pointing|turned|turns|turning|flopped|splayed|twisted|rolled|lies|lying|facing) (sideways|out|outwards|outward|away|inwards|to the side|funny)|
    (leg|foot) ..6 (shorter|short|turned out|turned outwards|twisted|rotated|pointing out|rolled out|outward|externally|shortened|sticking out|funny angle|turned|flopped)|
    (hip|hips|groin|thigh) ..6 (pain|hurts|agony|painful|broken|fracture^|cracked|sore|killing|gone|snapped|popped|crunch)|
    hip (pain|fracture)`,
  cant_weight: `
    (cant|couldnt|unable to|wont|not able to|cannot|hasnt|havent|refus^ to|no longer|hard to|struggling to|can not|can hardly|can barely|not|doesnt want to) ..3 (walk|walking|stand|standing|put .. (weight|foot|leg)|bear .. weight|weight bear|weightbear|weight bearing|get up|get off the floor|move (it|the leg|the joint|his leg|her leg|my leg|leg)|bend|use (it|his|her|the)|straighten|step on|put any weight|take .. weight|lift (it|his|her|the) leg)|
    (non|not) weight bearing|stuck on the floor|(still)? on the floor|站不起來|不能走|無法走路|走不了`,
  hot_joint: `
    @joint ..4 (scorching|fiery|boiling|roasting|hot to touch|glowing|angry)|
    @joint ..6 (hot|red|swollen|warm|swelling|burning|balloon^|puffy|inflamed|throbbing|on fire|like a balloon|size of)|
    (hot|red|swollen|warm|inflamed|angry) (and)? (red|swollen|hot|painful|puffy)? (and)? (swollen|painful|hot|puffy)? (knee|hip|ankle|wrist|elbow|shoulder|joint|finger|thumb|big toe)`,
} as const;

/** Wordings that several rules exclude or share. */
export const SHARED = {
  eye_pain: `
    (sore|painful|aching|hurting|throbbing) (red|bloodshot|swollen)? (eye|eyes)|
    (red|bloodshot) (sore|painful|aching|throbbing) (eye|eyes)|
    (throbbing|pounding|aching|stabbing|agonising|agonizing|excruciating|killing|burning) eye|
    @eye ..5 (@pain|throb^|killing|stab^|agony|excruciating|ache|pressure)|
    (@pain|throb^|agony|stab^) .. (in|behind|around|of|to) .. @eye|eye pain|painful .. (eye|eyes)|
    (red|sore|bloodshot) and? (painful|sore|red)? eye .. (@pain|hurt^|sore)`,
  belly_pain: `
    (periumbilical|epigastric|suprapubic|hypochondri*|pelvic|generalised abdominal|generalized abdominal|lower abdominal|upper abdominal) (pain|tenderness)|
    pain ..4 (iliac fossa|quadrant|umbilic*|belly button|navel)|(iliac fossa|quadrant) (pain|tenderness)|
    pain ..2 (low|lower|bottom|down) ..2 (right|left|belly|tummy)|
    @belly ..5 (@pain|agony|knife|stab^|twist^|rigid|hard)|@pain ..5 @belly|(belly ache|bellyache)|bellyache|
    (tummy ache|tummyache)|tummyache|(stomach ache|stomachache)|stomachache|abdominal pain|
    (pain|cramp^) (in|around) .. (side|middle|belly button|navel)|肚子痛|腹痛|胃痛|肚子好痛|肚子很痛`,
  back_trouble: `
    back (pain|ache|hurts|is|trouble|problem|spasm|injury|went|gone)|backache|back ache|sciatica|
    slipped (disc|disk)|(disc|disk) (prolapse|bulge|herniat*)|herniated (disc|disk)|prolapsed (disc|disk)|
    (pain|hurt^|ache|agony|injur^|twing^) .. (in|of)? (my|his|her|the|lower|low)? (lower|low)? back|lower back|
    back .. @pain|lumbar|sciatic|(pain|shooting) .. down .. (leg|legs|both|sides)|bulging disc|
    my back (went|gave|gone)|put my back out|back surgery|hurt my (lower)? back|spine`,
  stress_leak: `
    (leak^|wee|pee|urine|incontinen*|dribbl^) .. (when|with|on|if|after|whenever) .. (cough^|sneez^|laugh^|jump^|run|running|exercise|lift^|trampolin^|sneeze)|
    (cough^|sneez^|laugh^|jump^) .. (leak^|wee|pee|dribbl^)|stress incontinence|pelvic floor`,
  sports: `football|rugby|gym|marathon|running`,
  slipped_asleep: `(fell|fall|falling|fallen) asleep`,
  allergy_only: `(hay fever|hayfever)`,
  new_medication_question: `(side effect^ of|antihistamine^ make|makes me (sleepy|drowsy)|can i drive)`,
} as const;
