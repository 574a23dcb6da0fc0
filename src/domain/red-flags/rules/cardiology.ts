import type { RedFlagRule } from '../rule.ts';

export const CARDIOLOGY: readonly RedFlagRule[] = [
  {
    id: 'car.acs',
    concept: { en: 'Possible heart attack', 'zh-Hant': '疑似急性冠心症（心肌梗塞）' },
    tier: 'T1',
    why: { en: 'Heart muscle dies by the minute; call an ambulance.', 'zh-Hant': '心肌每分鐘都在壞死，應叫救護車。' },
    source: { name: 'NICE CG95; 2021 AHA/ACC chest pain guideline', checked: true },
    signedOff: null,
    signs: [
      {
        all: ['angina', '@severe|worse|worsening|at rest|@sudden_strict|right now|spray|longer|more often'],
        within: 30,
      },
      {
        all: ['(jaw|left arm|both arms|my arms|shoulder blades) <>5 @pain', '@clammy|@breathless|@pale'],
        within: 35,
        unless: ['tooth|dentist|filling'],
      },
      { all: ['@chest', '@clammy', '@nausea|@breathless|numb|@faint|arm|jaw|gray'], within: 40 },
      { all: ['heart attack'], tier: 'T3' },
      'crushing (chest|central|heavy)? (pain|pressure)|pain like (a)? (vice|elephant|crushing)',
      '@zh_chest_pain',
      '@chest_crushing',
      {
        all: [
          '@chest_pain',
          '@radiates|@clammy|@nausea|@breathless|@faint|@dizzy|@pale|@severe|@sudden|@palpitations|@worsening|gray|numb|tingl^|exertion|exercise|walking|climbing|stairs|rest|@hours_4_up|@minutes_5_up|crush^|cant breathe',
        ],
        within: 45,
      },
      { all: ['@chest_pain', '@age_40_up'] },
      {
        all: [
          '@chest_pain',
          '~diabet*|heart (attack|disease|failure|condition|patient|problem^)|stent^|bypass|angina|smok^|high (blood pressure|cholesterol)|cocaine',
        ],
      },
      '(clutch^|grab^|grip^|hold^) .. (chest|heart)',
      '(having|having a|think .. having|had|had a|is it|could .. be|might be|sure .. is|about to have|signs of|symptoms of) (a)? heart attack|心肌梗塞|心臟病發|心臟病發作',
      {
        all: [
          '(jaw|left arm|both arms|between (my|his|her|the) shoulder blades|teeth)  ..4 (@pain|heavy|numb|tight|pressure)',
          '@clammy|@breathless|@nausea|exert*|walking|stairs|@sudden_strict',
        ],
        within: 35,
      },
      { all: ['(indigestion|heartburn|epigastri*)', '@clammy|@breathless|left arm|jaw|@radiates|@pale'], within: 35 },
      '胸痛|胸口痛|胸口像|胸悶',
    ],
    exceptions: [
      {
        pattern:
          'heart attack ..3 (gene|test|risk|symptom^|prevention|recovery|rehab)|(after|since|recover^ from) (my|a|his|her) heart attack',
        effect: 'T3',
        scope: 'message',
        why: 'A question about risk or recovery.',
      },
      {
        pattern: 'rash|vesic*|shingles|zoster|blister^',
        effect: 'T3',
        scope: 'message',
        why: 'Shingles of the chest wall.',
      },
      {
        pattern:
          '(when|if|only|hurts|sore|tender|worse) .. (i|you|he|she|we|on)? (press^|push^|poke|touch|pressing on|press on) .. (it|there|on it|chest|(rib|ribs)|the spot|muscle)?|(reproduc*) .. (press^|palpation|touch)|pulled (a)? (chest)? muscle|after (the)? (gym|push ups|pressups|bench|workout|lifting weights)|costochondritis|(split|less than a|for a|one|lasts a|lasting a) (split)? second|(burn^|heartburn|acid|reflux|indigestion) .. (after|when|with|following) .. (eat^|(meal|meals)|spicy|food|lying down|curry|coffee|dinner)|(after|following) .. ((meal|meals)|eating|spicy food|curry) .. (burn^|acid)|acid reflux|chesty cough|chest (infection|x ray|cold)|binder|bra|(breast feed^|breastfeed^)|nipple|breast (tender|lump|pain|sore)',
        effect: 'T3',
        scope: 'message',
        why: 'Set off by pressing, by a meal, or a momentary twinge.',
      },
      {
        pattern: '@ago_long|for (years|months)|(several|many|few|@number) months',
        effect: 'T3',
        scope: 'sentence',
        why: 'Months old.',
      },
    ],
  },
  {
    id: 'car.dissection',
    concept: { en: 'Aortic dissection or aneurysm', 'zh-Hant': '主動脈剝離或動脈瘤' },
    tier: 'T1',
    why: { en: 'A torn or leaking aorta kills within hours.', 'zh-Hant': '主動脈破裂數小時內致命。' },
    source: { name: 'RCEM/RCR aortic dissection; NICE NG156', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'aneurysm|aaa',
          '@back_trouble|@belly_pain|@chest_pain|@pain .. back',
          '@pain|@clammy|@faint|new|now|@sudden',
        ],
        unless: ['screen^|years ago|died'],
      },
      '(tear^|ripp^|rip|ripping|shearing|torn|being (ripped|torn)|knife|splitting|sawn) (pain|sensation|apart|feeling)? .. (chest|back|between|shoulder blades|belly|tummy|abdomen|stomach|through)',
      '(chest|back|shoulder blades|belly|tummy|abdomen|insides) .. (tearing|ripping|being torn|being ripped|ripped (open|apart)|torn (open|apart)|split open|ripping apart)',
      {
        all: [
          '(between (my|his|her|the) shoulder blades|chest|back|belly|tummy|stomach|abdomen|flank) .. @pain|@pain .. (between (my|his|her|the) shoulder blades|back|chest|belly|tummy|stomach|abdomen|flank)',
          '@sudden_strict',
          '@severe',
          '@faint|@clammy|@pale|moving (down|up)|moved (down|up)|travel^|shoulder blades|bp',
        ],
        within: 40,
      },
      {
        all: [
          '(puls^|throb^|beating|heartbeat|pulsating|thumping) .. (in|inside) .. (belly|tummy|stomach|abdomen)|(belly|tummy|stomach|abdomen) .. (pulsating|pulsing|throbbing lump)',
          '@pain|@faint|back',
        ],
        within: 40,
      },
      {
        all: [
          '(known)? (aneurysm|aaa|marfan*|ehlers danlos)',
          '@chest_pain|(back|belly|tummy|stomach|abdominal) .. @pain|@fainted|@severe',
        ],
      },
      {
        all: ['(back|belly|tummy|stomach|abdominal|abdomen) .. @pain', '@fainted', '@clammy|@pale|gray'],
        age: { from: 50 },
      },
      '主動脈剝離|撕裂般|撕裂痛|像撕裂',
    ],
  },
  {
    id: 'car.syncope',
    concept: { en: 'Blackout with a warning feature', 'zh-Hant': '昏厥合併警訊' },
    tier: 'T2',
    why: { en: 'A rhythm fault of the heart may kill next time.', 'zh-Hant': '心律不整下次可能致命。' },
    source: { name: 'NICE CG109', checked: false },
    signedOff: null,
    signs: [
      '(defibrillator|icd) ..6 (shock^|fired|firing|went off|going off|zap^)|(shock^|zap^|jolt^) ..5 (defibrillator|icd)',
      {
        all: ['@fainted', 'pacemaker|keep^|keeps|without warning|repeatedly|several times|again and again'],
        within: 20,
        unless: ['blood test|needle^'],
      },
      {
        all: [
          '@fainted',
          '(while|during|when|as|after|from|in the middle of|mid) .. (run^|exercis*|sport|football|swim^|swimming|cycl^|gym|training|jog^|match|race|playing|lying|lay|climbing|workout|treadmill|pe|rugby|basketball)|exertion|exercising',
        ],
        within: 20,
      },
      {
        all: [
          '@fainted',
          '@palpitations|@chest_pain|@breathless|@family_sudden_death|heart (condition|disease|failure|problem)|no warning|without warning|out of nowhere|pacemaker|defibrillator|icd',
        ],
      },
      { all: ['@fainted', '@age_65_up'] },
      {
        all: ['@fainted', '@sudden|@ago_recent|today|just|twice|again|several|keeps'],
        within: 25,
        unless: [
          'blood test|needle|injection|hot (day|room|bath|shower)|standing (too)? long|sight of blood|vaccin*|donat*',
          'head of',
        ],
      },
    ],
    exceptions: [
      {
        pattern:
          'blood test|needle|giving blood|donat^ blood|sight of blood|injection|vaccin*|piercing|standing (too)? long|hot (day|room|church)|stood up (too)? (quick|fast)',
        effect: 'T3',
        scope: 'message',
        why: 'A simple faint with a clear trigger.',
      },
    ],
  },
  {
    id: 'car.palpitations',
    concept: { en: 'Palpitations with a warning feature', 'zh-Hant': '心悸合併警訊' },
    tier: 'T2',
    why: {
      en: 'A fast rhythm with faintness or pain needs an ECG now.',
      'zh-Hant': '心搏過速合併昏厥或胸痛需立即心電圖。',
    },
    source: { name: 'NICE CKS palpitations', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@palpitations',
          '@chest_pain|@fainted|@breathless|light headed|lightheaded|about to (faint|pass out)|nearly (fainted|passed out)|going to pass out|@clammy|dizzy|woozy|giddy|faint|swimmy|weak',
        ],
        within: 40,
        unless: ['panic attack^ .. (usual|before|anxiety disorder)'],
      },
      {
        all: [
          '@palpitations',
          '(wont|not|isnt|hasnt|doesnt|cant) .. (stop|slow|settle|calm|come down|go down|going away)|for @hours_4_up|(all|for) (day|night|hours)|at rest|hours|@pulse_fast_value',
        ],
        within: 25,
      },
      '@pulse_slow_value (bpm|beats)|(pulse|heart rate|hr) (is|of|was|at|only|just|around|dropped to|down to)? (only|just|about)? @pulse_slow_value',
    ],
  },
  {
    id: 'car.heart-failure',
    concept: { en: 'Acute heart failure', 'zh-Hant': '急性心衰竭' },
    tier: 'T2',
    why: { en: 'Fluid on the lungs gets worse quickly.', 'zh-Hant': '肺水腫惡化迅速。' },
    source: { name: 'NICE NG106; NICE CG187', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(sleep^|sit^|nights) ..3 (upright|in (a|the|my|his|her) (chair|armchair|recliner))',
          '@breathless|chok^|drown^|gasp^|lying|lie|flat|cough^|smother*',
          'feet|ankles|legs|heart|fluid|swollen|balloon^|lying|breath^',
        ],
        within: 40,
      },
      '(cant|couldnt|unable to|not able to|hard to|struggl^ to|have to|has to|(need|needs) to) .. (lie|lay|sleep|sleeping|lying) .. (flat|down|sitting up|upright|in (a|the|my|his|her) (chair|recliner|armchair)|propped)',
      '(wake^|woke|waking|wakes) .. (gasping|fighting for breath|breathless|short of breath|choking|drowning|cant breathe)',
      '(pink|frothy|foamy) .. (froth|foam|phlegm|sputum|spit|stuff|mucus)',
      {
        all: [
          '@breathless',
          '(legs|ankles|feet|belly|tummy) .. (swollen|swelling|swelled|puffy|ballooned|balloon^|huge|filling up)|(swollen|swelling|puffy) .. (legs|ankles|feet|belly)',
          '~heart|weight|lie flat|lying|pillows|night|worse|days',
        ],
        within: 50,
      },
      {
        all: [
          'heart failure|weak heart',
          '(gain^|gained|put on|up) .. (kg|pounds|lbs|kilos|stone|weight)|@breathless|swelling',
        ],
      },
      '(three|four|five|more|extra|@number) pillows',
    ],
    exceptions: [
      {
        pattern: 'bpd|back pain|sciatica|hip pain|shoulder pain|reflux|heartburn|late pregnan*|pregnant',
        effect: 'T3',
        scope: 'message',
        why: 'Cannot lie flat for another reason.',
      },
    ],
  },
  {
    id: 'car.hypertension-crisis',
    concept: { en: 'Very high blood pressure with symptoms', 'zh-Hant': '高血壓危象' },
    tier: 'T2',
    why: { en: 'Organs may be failing.', 'zh-Hant': '器官可能受損。' },
    source: { name: 'NICE NG136', checked: false },
    signedOff: null,
    signs: [
      '@bp_severe',
      {
        all: [
          '(blood pressure|bp)',
          '(sky high|through the roof|very high|really high|dangerously high|so high)',
          '@headache|@blurred|@chest_pain|@confused|@breathless|nosebleed',
        ],
      },
    ],
  },
];
