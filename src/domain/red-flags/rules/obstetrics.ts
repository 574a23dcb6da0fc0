import type { RedFlagRule } from '../rule.ts';

export const OBSTETRICS: readonly RedFlagRule[] = [
  {
    id: 'obs.bleeding',
    concept: { en: 'Bleeding in pregnancy', 'zh-Hant': '孕期出血' },
    tier: 'T1',
    why: {
      en: 'Mother and baby may bleed to death; early on, ectopic must be ruled out.',
      'zh-Hant': '母嬰可能大出血；早期須排除子宮外孕。',
    },
    source: { name: 'CDC Hear Her; NICE NG126', checked: true },
    signedOff: null,
    signs: [
      { all: ['~@zh_pregnant', '@zh_bleed'] },
      {
        all: [
          '~@pregnant',
          '@bleed_not_spot|red (discharge|blood)|(soak^|fill^) .. (pad|pads)|gush^|pad^ .. (soak^|full|red)|knickers .. (red|blood)|brown discharge|pink discharge|wip^ .. (red|pink)',
        ],
        unless: [
          '@postpartum',
          '(blood (test|tests|pressure|group|type|sugar|count|work|results|thinner^|clot^ history))',
          'bleeding gums|gums|nosebleed^|piles|hemorrhoid^|implantation|bleed^ in (the)? brain|blood in (my)? (urine|stool|pee|poo)',
        ],
      },
      { all: ['~@pregnant', 'spotting'], tier: 'T2' },
      '懷孕 .. (出血|流血|見紅|落紅)|孕婦出血|孕期出血|懷孕@number週 .. (出血|流血)',
    ],
    exceptions: [
      {
        pattern:
          '(already (assessed|seen|scanned|checked)|scan (was)? (fine|normal|ok) (and|after)|midwife (said|says) (it s|its)? (fine|normal))',
        effect: 'T3',
        scope: 'message',
        why: 'Already assessed.',
      },
    ],
  },
  {
    id: 'obs.ectopic',
    concept: { en: 'Possible ectopic pregnancy', 'zh-Hant': '疑似子宮外孕' },
    tier: 'T1',
    why: { en: 'A ruptured tube bleeds inside without warning.', 'zh-Hant': '輸卵管破裂會突然內出血。' },
    source: { name: 'NICE NG126', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(weeks|days) (after|since|from|late) ..3 period|(late|missed) ..2 period|positive ..2 test',
          '(lower|low|left|right|one) ..3 (abdominal|tummy|belly|pelvic|side) ..2 @pain|@pain ..3 (low|lower|one) ..2 (tummy|belly|side|left|right|down)',
          'dizz*|faint^|lightheaded|light headed|shoulder|collapsed|passed out|bleed^|spotting',
        ],
        sex: 'female',
      },
      {
        all: [
          '~@early_pregnancy',
          '@fainted|(stabb^|sharp|agony|knife|severe|terrible) ..5 (side|low|lower|pelvi*|tummy|belly|abdom*|shoulder)',
        ],
        unless: ['@weeks_20_up', '@postpartum'],
        sex: 'female',
      },
      {
        all: [
          '~懷孕|月經 ..3 (沒來|遲|晚)|驗孕',
          '(下腹|肚子|單側|一邊) ..4 (劇痛|很痛|痛)',
          '@zh_sudden|昏|暈|肩|出血',
        ],
        sex: 'female',
      },
      {
        all: [
          '~@early_pregnancy',
          '(one|left|right|lower (left|right)|r|l|my) (hand)? (side|sided) .. @pain|@pain .. (one|left|right|lower) .. side|one sided (pain|cramp^)|shoulder (tip)? .. @pain|@pain .. (tip of .. shoulder|shoulder)|@fainted|light headed|lightheaded|dizzy|@severe .. (belly|tummy|stomach|pelvi*|abdom*)|(sharp|stabbing|bad|terrible) .. (low|lower|pelvi*|tummy|belly|side|stomach)|collapse|pelvic pain',
        ],
        unless: ['@weeks_20_up', '@postpartum'],
        sex: 'female',
      },
      'ectopic|子宮外孕',
      {
        all: [
          '(pelvic|lower abdominal|lower belly|lower tummy|low tummy|one sided) .. @pain|@pain .. (pelvis|lower (tummy|belly|abdomen|stomach))',
          '@fainted|collapsed|shoulder',
          'period|bleed^|pregnan*|coil|iud',
        ],
        sex: 'female',
      },
    ],
    exceptions: [
      {
        pattern:
          '(confirmed|seen) (intrauterine|in the (womb|uterus))|(past|previous|last|had an|after (my|an)) ectopic',
        effect: 'T3',
        scope: 'message',
        why: 'Confirmed in the womb, or past.',
      },
    ],
  },
  {
    id: 'obs.preeclampsia',
    concept: { en: 'Possible pre-eclampsia', 'zh-Hant': '疑似子癇前症' },
    tier: 'T1',
    why: {
      en: 'Seizures, stroke and loss of the baby may follow within hours.',
      'zh-Hant': '數小時內可能發生抽搐、中風或胎兒死亡。',
    },
    source: { name: 'NICE NG133; CDC Hear Her', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '~@zh_pregnant',
          '@zh_headache|視力 ..3 模糊|眼冒金星|閃光|(臉|手) ..3 腫|上腹痛',
          '血壓 ..3 高|視力|閃光|腫|@zh_severe|劇烈|眼花|模糊|右上腹',
        ],
      },
      {
        all: [
          '~@pregnant|@postpartum',
          '@headache',
          '@blurred|@severe|@cant_see|swollen|swelling|puff^|rib^|@bp_raised|high blood pressure|wont (go|shift)|not (going|shifting|eas^)|pounding|banging|paracetamol|tylenol|nothing (helps|works)|splitting|bad|days',
        ],
      },
      { all: ['~@pregnant|@postpartum', '@blurred|@cant_see|flashing lights|sparkles|zigzag'] },
      {
        all: [
          '~@pregnant|@postpartum',
          '(@pain|burn^|ache) .. (under|below|beneath|in) .. (ribs|rib cage|ribcage|right side|breastbone|upper (belly|tummy|stomach|abdomen))|(upper (right)?|top of) .. (belly|tummy|stomach|abdomen) .. @pain|(epigastric|rib) pain',
          '@headache|vomit^|@severe|swell^|@bp_raised|@blurred|swollen|puff^|@weeks_20_up',
        ],
      },
      {
        all: [
          '~@pregnant|@postpartum',
          '(face|hands|fingers|eyes|(ring|rings)) .. (swollen|swelling|puff^|swelled|ballooned|tight|puffy|blown up|balloon^)|(sudden|suddenly) .. (swelling|swollen|puffy)|(swollen|puffy|swelling) .. (face|hands|fingers|eyes)',
          '@headache|@sudden|@blurred|@bp_raised|rib|vomit^|blood pressure|overnight|@weeks_20_up',
        ],
      },
      {
        all: ['~@pregnant|@postpartum', '@bp_raised|(blood pressure|bp) .. (high|raised|up|through the roof|sky)'],
        tier: 'T2',
      },
      { all: ['~@pregnant|@postpartum', '@bp_severe'] },
      { all: ['~@pregnant|@postpartum', '@seizure|convuls*|@slurred|@limb_weak|(numb|numbness)'] },
      '懷孕 .. (頭痛|視力模糊|閃光|臉腫|血壓高|高血壓)|子癇',
    ],
    exceptions: [
      {
        pattern: '(bp|blood pressure) (was|is|s)? (normal|fine|ok|good)',
        effect: 'T2',
        scope: 'message',
        why: 'A normal blood pressure was measured.',
      },
    ],
  },
  {
    id: 'obs.fetal-movements',
    concept: { en: 'Reduced fetal movements', 'zh-Hant': '胎動減少' },
    tier: 'T2',
    why: {
      en: 'May be the only sign of a baby in trouble; same day, never tomorrow.',
      'zh-Hant': '可能是胎兒窘迫的唯一徵象，須當日評估。',
    },
    source: { name: 'RCOG Green-top 57; CDC Hear Her', checked: true },
    signedOff: null,
    signs: [
      { all: ['@zh_no_movement', '~@zh_pregnant|胎動'], within: 30 },
      {
        all: [
          '(baby|bub|bump|bubba|he|she|little one|fetus|lo|twin|twins|(kick|kicks)) .. (hasnt|isnt|not|stopped|hardly|barely|less|havent|no longer|doesnt|wont|fewer|been quiet|quiet|slowed|reduced|gone quiet|went quiet|quieter|very still|isn|didnt|still|never|rarely|only|weaker|scarcely) .. (mov^|kick^|wriggl^|active|movement^|flutter^|squirm^|usual|today|felt|quiet|rolling|anything|than|about)?',
          '(mov^|kick^|wriggl^|active|movement^|quiet|quieter|flutter^|still|squirm^|rolling)',
          '~@pregnant',
        ],
        within: 20,
        unless: [
          '(is|been|s|are) (kicking|moving|active|wriggling) (as (usual|normal)|well|fine|lots|loads|plenty|a lot|normally)',
        ],
      },
      {
        all: [
          '(cant|havent|not|dont|didnt|hasnt|no longer|couldnt|hardly|barely|nothing|havn|stopped|no|less|fewer|reduced|decreased|lack of|change in|drop in|weaker|haven) .. (feel|felt|feeling|noticed|any|had|movement^|kick^|fetal|seen|detected) .. (mov^|baby|kick^|movement^|her|him|wriggl^|flutter^|bub|anything)',
          '(mov^|kick^|movement^|wriggl^|baby|fetal)',
          '~@weeks_20_up|@pregnant|kicks',
        ],
        within: 20,
      },
      {
        all: [
          '(no|less|fewer|reduced|decreased|stopped|lack of|not much|not as much|hardly any|barely any|change in) (fetal|baby)? (movement^|kick^|kicking|moving|wriggling)',
          '~@pregnant',
        ],
        within: 60,
      },
      '沒有胎動|胎動減少|胎動變少|感覺不到胎動|寶寶不動|胎動沒有|沒胎動|胎動很少|好久沒動',
    ],
    exceptions: [
      {
        pattern: '(as usual|moving (well|fine|normally|lots)|kicking (away|as usual|well|lots))',
        effect: 'T3',
        scope: 'message',
        why: 'Moves as usual.',
      },
    ],
  },
  {
    id: 'obs.labour',
    concept: { en: 'Waters gone, preterm labour or cord', 'zh-Hant': '破水、早產或臍帶脫垂' },
    tier: 'T1',
    why: { en: 'Early birth, infection or a squeezed cord.', 'zh-Hant': '早產、感染或臍帶受壓。' },
    source: { name: 'NICE NG25; NICE NG207', checked: false },
    signedOff: null,
    signs: [
      { all: ['破水|羊水 ..4 (破|流|漏)|臍帶 ..4 (掉|出)|宮縮', '~@zh_pregnant|@weeks_under_37|週'] },
      {
        all: [
          '((water|waters)|sac|(membrane|membranes)) .. (broke|broken|gone|went|break|leak^|burst|ruptur^|breaking)|(gush|trickle|leak^|soaked|puddle|dribbl^) .. (fluid|water|liquid|waters|amniotic|clear|green)|(leak^|losing) .. (fluid|water|amniotic|waters)',
          '~@pregnant',
        ],
      },
      {
        all: [
          '(contraction^|contracting|contractions)|tighten^|labor|cramp^ .. every|period like|period type|period pain^|backache .. (waves|comes and goes)|(pains|pain|cramps) .. (every|coming|minutes apart)',
          '~@weeks_under_37',
          'pregnan*|baby|(contraction^|contracting|contractions)|labor|@weeks_20_up|bump',
        ],
        unless: ['braxton hicks .. (normal|fine|usual)'],
      },
      {
        all: [
          'cord .. (out|hanging|see|feel|between|showing|prolaps^|sticking)',
          '~@pregnant|baby|waters|vagina|labor',
        ],
      },
      {
        all: [
          '(green|brown|meconium|smelly|foul) .. (fluid|waters|water|liquid)|(waters|fluid) .. (green|brown|meconium|smell^)',
          '~@pregnant',
        ],
      },
      {
        all: [
          '(baby|head) .. (is coming|coming now|coming out|crowning|out)|(need|urge|want) to push|crowning|giving birth (now|at home|in the car)',
          '~@pregnant|labor|(contraction^|contracting|contractions)|now|ambulance',
        ],
      },
      {
        all: [
          '~@pregnant',
          '(belly|tummy|stomach|bump|abdomen|womb|uterus) .. (rock hard|solid|hard|tense|rigid|constant) .. @pain|@severe .. (belly|tummy|stomach|abdomen*|abdominal|pelvi*)|(constant|severe|terrible) .. (belly|tummy|stomach|abdominal|pelvic) @pain',
        ],
      },
      {
        all: [
          '~@pregnant',
          '@fell|@trauma_big|(kicked|punched|hit) (in|on) the (belly|tummy|stomach|bump)',
          '(belly|tummy|stomach|bump|abdomen|stairs|car|onto|on (my|her))',
        ],
        tier: 'T2',
        unless: ['@slipped_asleep', 'fell pregnant|falling pregnant|fall pregnant'],
      },
      '破水|羊水破|羊水流出|臍帶掉|早產',
    ],
  },
  {
    id: 'obs.postpartum',
    concept: { en: 'Bleeding, sepsis or clot after birth', 'zh-Hant': '產後出血、感染或血栓' },
    tier: 'T1',
    why: {
      en: 'Haemorrhage, sepsis and clots are what kill mothers after birth.',
      'zh-Hant': '產後出血、敗血症與血栓是產婦死亡主因。',
    },
    source: { name: 'CDC Hear Her; NICE NG194', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '~@postpartum',
          '@lots_of_blood|(soak^|soaking|fill^|going|flood^|get^|chang^|gone|through|drench^) .. (pad|pads|towel|maternity pad|towels)|(pad|pads) .. (an hour|every hour|hourly|soaked|full|in an hour|half an hour)|(big|large|huge|golf ball|plum|lemon|egg|fist|massive) .. clot^|clots .. (size|big|large|golf|plum|lemon|fist|egg)|bleed^ .. (heav*|more|again|worse|bright red)|(heavy|bright red) .. (bleed^|blood)',
        ],
      },
      {
        all: [
          '~@postpartum',
          '@real_fever|@rigors|(smell^|foul|stink^|offensive|fishy|rotten|green|pus) .. (discharge|lochia|wound|stitches|scar|smell^)|(discharge|lochia|wound|scar|stitches|incision) .. (smell^|foul|stink^|offensive|rotten|green|pus|opened|oozing|burst|hot|open^)',
        ],
      },
      {
        all: [
          '~@postpartum',
          '@chest_pain|@breathless|@swollen_one_leg|calf|@fainted|@confused|@unresponsive|@seizure|(leg|calf) .. (@pain|swollen)',
        ],
      },
      { all: ['~@postpartum', '@headache', '@severe|@sudden|@blurred|neck|numb|worse (sitting|standing|upright)'] },
    ],
    exceptions: [
      {
        pattern:
          '(light|little|slight|bit of|minimal|a little|pinkish|brownish|not heavy|isnt heavy) (pink|brown)? (spotting|bleeding|discharge|pinkish)?|nothing heavy',
        effect: 'T3',
        scope: 'message',
        why: 'Light spotting.',
      },
    ],
  },
  {
    id: 'obs.perinatal-mind',
    concept: { en: 'Harm thoughts or psychosis around birth', 'zh-Hant': '產後傷害念頭或精神病' },
    tier: 'T1',
    why: {
      en: 'Postpartum psychosis endangers mother and baby within days.',
      'zh-Hant': '產後精神病數日內可危及母嬰。',
    },
    source: { name: 'CDC Hear Her; NICE CG192', checked: true },
    signedOff: null,
    needsHuman: true,
    signs: [
      'what i (might|could|will|would|may) do to ..2 (baby|newborn|child|children|kids|son|daughter|him|her)',
      {
        all: [
          '~@postpartum|@baby|new mum|newborn',
          '(thought^|thoughts|urge^|image^|picture^|idea^|want^|wanting|think^|voices|going to|afraid i will|scared i will|scared i might|might|imagin^|(vision|visions)|impuls^|see^ myself|keep seeing|intrusive|flash^|worried i will|fantasi^|tempt^) .. @harm_others .. (baby|her|him|child|newborn|infant|son|daughter|it)?',
          'baby|newborn|child|him|her|son|daughter|infant',
        ],
        within: 40,
      },
      {
        all: [
          '~@postpartum',
          '@want_die|@voices|@paranoid|(baby|he|she|nothing|things|world) .. (not real|isnt real|isn real|evil|possessed|not mine|isnt mine|swapped|devil|demon)|(not|hasnt|havent|no|barely|hardly) (slept|sleep|sleeping) .. (days|nights|racing|energy|wired|at all)',
        ],
      },
      '(smother|shake|drown|throw|hurt|harm|kill|suffocat*|strangle|hurting|harming|shaking|throwing|dropping|drowning|smothering|strangling|stabbing|killing|suffocating) (my|the|our|this|her|him) ..1 (baby|newborn|infant|child|son|daughter)',
    ],
    exceptions: [{ pattern: 'accident*|(baby blues)', effect: 'T2', scope: 'message', why: 'Still the same day.' }],
  },
];
