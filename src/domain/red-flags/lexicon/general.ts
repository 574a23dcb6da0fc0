/** Tempo, degree, people and the verbs of being unable. */
export const GENERAL = {
  cant: `
    cant|couldnt|wont|unable to|not able to|isnt able to|wasnt able to|
    (havent|hasnt|have not|has not|hadnt) been able to|can not|could not|can no longer|no longer able to|
    cant even|lost the ability to|incapable of|never manages to|not managing to|impossible to`,
  hard_to: `
    hard to|harder to|difficult to|difficulty|struggl^ to|struggl^ (with)?|trouble|tough to|
    can (hardly|barely|only just|scarcely)|could (hardly|barely|scarcely)|(hardly|barely|scarcely) (able to)?|
    problem^ (with)?`,
  cant_or_hard: `@cant|@hard_to`,
  not_doing: `
    not|isnt|wasnt|wont|doesnt|didnt|stopped|hasnt|havent|arent|never|refus^ to|refus^|cant|has not|have not`,
  sudden: `
    suddenly|sudden|abruptly|abrupt|suddently|suddenley|out of (nowhere|the blue|no where)|all of a sudden|
    all at once|(in|within) (a|an|the)? (split)? (second|seconds|instant|flash|moment|minute|minutes|blink)|
    instantly|instantaneous*|
    (came|come|comes|hit|hits) (on)? (me|him|her)? (so)? (fast|quick|quickly|rapidly|like)|
    like (a|an) (bang|bolt|thunderclap|switch|explosion|bomb|hammer|lightning|gunshot|light)|
    without (any)? warning|from one (second|minute|moment) to the next|(first|very) (second|moment)|
    straight away|acute onset|acute|acutely|rapid onset|just now|a (moment|while|second|minute) ago|@ago_recent|
    half an hour ago|an hour ago|a minute ago|woke up (with|and|to|this|unable)|woke (this|with|unable)|
    this morning|today|tonight|this (afternoon|evening)|last night|earlier on|over the last hour|
    in the (last|past) (hour|few hours|few minutes)|started (this|today|last night|an hour)|yesterday`,
  severe: `
    severe|severely|worst|terrible|terribly|awful|awfully|agony|agonising|agonizing|unbearable|unbearably|
    excruciating|horrendous|horrible|horrific|horrid|extreme|extremely|intense|intensely|massive|
    (10|ten|9|nine) (out)? (of)? (10|ten)|
    (really|very|so|super|extremely|real|bloody|that) (bad|badly|painful|strong|intense|sore|severe)|bad|
    crippling|blinding|splitting|screaming|scream^ (in|with)|writhing|doubled (over|up)|
    (cant|couldnt|can hardly) (stand|bear|take|tolerate|cope with|handle) (it|this|the)|crying (in|with|from)|
    in tears|off the scale|through the roof|brutal|insane|crazy|
    worse than (labour|labor|childbirth|giving birth|anything)|like (nothing|never) .. (before|felt|had|known)|
    never (had|felt|known|experienced) .. (like|this bad|so bad|this much|before)|exploding|violent|violently|
    wicked|out of this world|unreal|rolling around|killing (me|him|her)|so much pain|kill me`,
  worsening: `
    getting worse|got worse|gets worse|worse|worsening|worsened|spreading|spread|spreads|increasing|growing|
    progress^|escalat^|more and more|building (up)?|by the (hour|minute)|every hour|hourly`,
  pain: `
    pain|pains|painful|painfull|paining|ache|aches|aching|achy|ached|hurt|hurts|hurting|hurty|sore|soreness|
    agony|agonising|agonizing|throb^|cramp^|tender|tenderness|killing|colic|twinge^|discomfort|stabbing|sting^|
    burn^|gripe^|ow|owie`,
  bad_pain: `
    @severe .. @pain|@pain .. @severe|agony|agonising|agonizing|excruciating|
    (scream^|writh^|doubl^|cry^|roll^|curled up|throwing up) (out|around|over|up|on the floor)? (in|with|from|because of)? (the)? (pain|agony)|
    unbearable`,
  new_onset: `
    new|newly|started|starting|recently|just|never had (it|this|that)? before|first time|out of the blue|
    developed|developing|now|lately|suddenly|began`,
  person: `
    i|he|she|they|we|you|baby|child|son|daughter|kid|boy|girl|mum|mom|mother|dad|father|husband|wife|partner|
    gran|nan|nana|grandma|grandmother|grandad|granddad|grandpa|grandfather|brother|sister|friend|neighbor|
    neighbour|flatmate|roommate|colleague|coworker|uncle|aunt|auntie|boyfriend|girlfriend|patient|man|woman|
    lady|guy|toddler|infant|newborn|teen|teenager|cousin|nephew|niece|housemate|lad|bloke|elderly|mate|person|
    someone|somebody|stranger|student|father in law|mother in law|twin|fella|hubby|missus|wee one|little one|
    grandson|granddaughter|bub|bubs|bubba|lo|dd|ds|dh|mil|fil`,
  third_person: `
    he|she|they|it|him|her|baby|child|son|daughter|kid|boy|girl|mum|mom|mother|dad|father|husband|wife|partner|
    gran|nan|nana|grandma|grandmother|grandad|granddad|grandpa|grandfather|brother|sister|friend|neighbor|
    neighbour|flatmate|roommate|housemate|colleague|uncle|aunt|auntie|boyfriend|girlfriend|patient|man|woman|
    lady|toddler|infant|newborn|teenager|cousin|nephew|niece|little one|hubby|grandson|granddaughter`,
  child: `
    baby|babies|infant|newborn|neonate|toddler|child|kid|kiddo|son|daughter|boy|girl|little one|
    little (boy|girl|lad|man)|wee one|bub|bubba|lo|dd|ds|grandson|granddaughter|grandchild|twins|twin|
    preschooler|@age_under_18|my (eldest|youngest|oldest|middle one)|breastfed|pediatric|schoolboy|schoolgirl|
    nephew|niece|paediatric`,
  baby: `
    baby|infant|newborn|neonate|bub|bubba|@age_under_1|breastfed|bottle fed|formula fed|preemie|premmie|prem`,
  of_body: `
    (in|of|on|to|at|from|around|inside|across|through|down|into|behind|under|near|over|along|beneath|within|up) (both|all)? (of)? (my|his|her|the|their|your|our|one|a|babys|left|right|whole|side|middle|lower|upper|centre|center|top|back)`,
  my: `
    my|his|her|the|their|your|our|one|mum s|mom s|dad s|baby s|son s|daughter s|husband s|wife s|both|a|an`,
  took: `
    took|taken|take|taking|swallow^|had|drank|drunk|drinks|drink|drinking|ate|eaten|eat|eats|eating|ingest^|
    gulped|downed|necked|popped|chewed|chewing|given|gave|injected|snorted|smoked|licked|sipped|consumed|
    got into|got hold of|put .. in (his|her|its|their) mouth|knocked back|had a (sip|swig|mouthful) of|
    sucked on|inhaled|munched|scoffed|guzzled|necking`,
  ate_child: `
    swallow^|ate|eaten|eat|eats|drank|drunk|drinks|drinking|ingest^|chewed|chewing|gulped|licked|sucked|
    got into|got (hold|a hold) of|put .. in (his|her|its|their) mouth|helped (himself|herself) to|found with|
    stuck (up|in)|put (it|one|a bead|a button|something) (up|in)|took|taken|munched|
    had a (sip|swig|mouthful) of|mouthful of|consumed|may have (had|taken)|mouth full of|choked down|
    bitten into|necked`,
  bite_sting: `bit|bite|bites|bitten|sting|stings|stung`,
  fell: `
    slid|slips|slipped|rolled out of bed|came down|stumbled|went down|landed heavily|fell|fall|fallen|falls|
    falling|tripped|trip|slip|tumbled|tumble|toppled|took a tumble|came off|thrown off|knocked (over|down)|
    had a fall|went over|slid off|dropped`,
  hit: `
    hit|hits|hitting|bang^|bump^|bash^|whack^|smack^|crack^|knock^|struck|smash^|clonk^|bonk^|slam^|blow to|
    clobber^|thump^|clocked|walloped|head butt^|headbutt^|landed on|fell on|injur^|hurt|split|cut|gash^|
    kicked in|kicked`,
  no_one_home: `unrespons*|unconscious*|unconcious|passed out|out cold|lifeless|comatose|knocked out cold`,
  not_eased: `not|isnt|doesnt|dont|didnt|wont|no|hasnt|havent|without|never|nothing|hardly|barely`,
  unwell: `
    unwell|poorly|ill|sick|rough|lethargic|listless|not (himself|herself|myself|right|well)|
    isnt (himself|herself|right|well)|really ill|very ill|drowsy|sleepy|weak|grey|gray|pale|clammy|shivery|
    in a bad way|going downhill|deteriorat^|terrible|awful|dreadful`,
} as const;
