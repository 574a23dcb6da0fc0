import type { RedFlagRule } from '../rule.ts';

export const RESPIRATORY: readonly RedFlagRule[] = [
  {
    id: 'res.breathless',
    concept: { en: 'Severe breathlessness', 'zh-Hant': '嚴重呼吸困難' },
    tier: 'T1',
    why: { en: 'Breathing is failing or may fail.', 'zh-Hant': '呼吸正在或即將衰竭。' },
    source: { name: 'NHS When to call 999', checked: true },
    signedOff: null,
    signs: [
      '@zh_breathless',
      '@zh_blue',
      '噎到|噎住|哽住',
      '@breathless_severe',
      '@turned_blue',
      {
        all: [
          '@breathless',
          '@sudden_strict|at rest|sitting still|just sitting|doing nothing|lying|all night|@worsening|panick^|scared|scaring|exhausted|oxygen|gray|pale|@clammy|@confused|@drowsy|@blue|emergency|ambulance|hands|numb|shallow|rapid',
        ],
        within: 30,
      },
      {
        all: [
          '(oxygen|o2|sats|sat|spo2|saturation|saturations|oximeter|pulse ox) .. @saturation_low_value|@saturation_low_value (percent)? .. (oxygen|o2|sats|spo2)',
        ],
      },
      { all: ['@breathless', '@fever|cough|phlegm', '@chest_pain|confused|@age_65_up|worse|cant'], tier: 'T2' },
      '@choking',
    ],
    exceptions: [
      {
        pattern:
          '(stairs|hill|uphill|exercise|exertion|running|gym|unfit) .. (as (usual|always)|for (years|months)|always)|(as (usual|always)) .. (stairs|hill)|@days_long|panic disorder|(after|when|if) .. (stairs|hill|gym|running|run|jog^|exercis*)',
        effect: 'T3',
        scope: 'sentence',
        why: 'On effort only, or long-standing.',
      },
      {
        pattern: 'choking hazard|(first aid)? (class|course)|(mask|ventilator|cpap)',
        effect: 'T3',
        scope: 'sentence',
        why: 'Not an event.',
      },
    ],
  },
  {
    id: 'res.asthma',
    concept: { en: 'Asthma or COPD attack', 'zh-Hant': '氣喘或慢性阻塞性肺病急性發作' },
    tier: 'T1',
    why: {
      en: 'A reliever that does not last is a sign of a life-threatening attack.',
      'zh-Hant': '急救吸入劑無效代表可能危及生命的發作。',
    },
    source: { name: 'BTS/NICE/SIGN NG245; NICE NG115', checked: false },
    signedOff: null,
    signs: [
      '(inhaler^|puffer^|ventolin|salbutamol|albuterol|reliever|nebuliser|nebulizer|blue pump|pump|blue one|neb|nebs|rescue) .. (not|isnt|doesnt|dont|no|wont|hardly|barely|stopped|didnt|arent|hasnt|nothing|never) .. (work^|help^|touch^|doing|effect|relief|eas^|shift^|lasting|make|making|anything|any difference|difference|good|enough|kick)',
      '(inhaler^|puffer^|ventolin|salbutamol|albuterol|reliever|nebuliser|nebulizer|puffs) .. (every (hour|half|two|couple|few|@number|twenty|thirty)|hourly|@count_many (times|puffs)|(each|every) hour|constantly|non stop|back to back|all night)',
      {
        all: [
          'asthma*|copd|emphysema|wheez^',
          '@breathless|tight chest|chest .. tight|too tired to|exhausted|blue|peak flow .. (low|half|@number|red|drop^)|cant (speak|talk|sleep)|worse|worsening|attack',
        ],
        within: 40,
      },
      {
        all: [
          'copd|emphysema|chronic (bronchitis|obstructive)|smoker',
          '@breathless|cough',
          '(green|yellow|brown|rusty|purulent|colored|thick|more) .. (sputum|phlegm|mucus|spit|stuff)|(sputum|phlegm|mucus) .. (green|yellow|brown|rust^|purulent|thick^|more|color)',
        ],
        tier: 'T2',
        unless: ['no known underlying lung disease'],
      },
      {
        all: ['wheez^', '@breathless|tight|cant (speak|talk)|using (his|her) (neck|tummy|stomach)|chest .. tight'],
        within: 25,
      },
      'asthma attack|氣喘發作|哮喘發作',
    ],
    exceptions: [
      {
        pattern:
          '(refill|repeat prescription|need (a)? new inhaler|inhaler (has)? (expired|run out)|technique|annual review|asthma review)',
        effect: 'T3',
        scope: 'message',
        why: 'A refill or a review.',
      },
    ],
  },
  {
    id: 'res.pe',
    concept: { en: 'Possible pulmonary embolism', 'zh-Hant': '疑似肺栓塞' },
    tier: 'T1',
    why: { en: 'A clot in the lung can stop the heart.', 'zh-Hant': '肺部血栓可致心跳停止。' },
    source: { name: 'NICE NG158', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@breathless|@deep_breath_pain',
          '~@clot_risk',
          '@sudden|@chest_pain|@deep_breath_pain|@swollen_one_leg|@fainted|cough^ blood',
        ],
        unless: ['@trauma_big'],
      },
      { all: ['@deep_breath_pain', '@breathless|@sudden_strict|@cough_blood|racing|@fainted'], within: 50 },
      { all: ['@breathless|@chest_pain', '@swollen_one_leg|calf'] },
      { all: ['@deep_breath_pain', '@chest|ribs|rib|side|back'], within: 20, tier: 'T2' },
      'pulmonary embolism|clot (in|on) .. lung|lung clot|肺栓塞',
    ],
    exceptions: [
      {
        pattern: '(pulled|strained|bruised|cracked|broken) .. (rib|ribs|muscle)|(when|if) .. press^|for (months|years)',
        effect: 'T3',
        scope: 'message',
        why: 'Injury or long-standing.',
      },
    ],
  },
  {
    id: 'res.haemoptysis',
    concept: { en: 'Coughing up blood', 'zh-Hant': '咳血' },
    tier: 'T2',
    why: {
      en: 'A clot, infection or tumour; a large bleed can choke.',
      'zh-Hant': '可能是血栓、感染或腫瘤；大量咳血可致窒息。',
    },
    source: { name: 'NICE NG12; NICE CKS haemoptysis', checked: false },
    signedOff: null,
    signs: [
      '@cough_blood',
      {
        all: ['@cough_blood', '@lots_of_blood|clots|cup|cupful|mouthful^|tablespoon^|teaspoon^|bright red|fresh'],
        within: 25,
        tier: 'T1',
      },
    ],
    exceptions: [
      {
        pattern: '(nosebleed|nose bleed|streak^|streaky|speck^|tinge^|tiny|spot of)',
        effect: 'T3',
        scope: 'message',
        why: 'A streak with a cold or nosebleed.',
      },
    ],
  },
  {
    id: 'res.pneumonia',
    concept: { en: 'Likely pneumonia', 'zh-Hant': '疑似肺炎' },
    tier: 'T2',
    why: { en: 'Pneumonia kills the old and the frail.', 'zh-Hant': '肺炎對老弱者可致命。' },
    source: { name: 'NICE NG250', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'cough^|sputum|phlegm',
          '@real_fever|rigors',
          '@deep_breath_pain|@breathless|@confused|@cough_blood|rust^|tachypn*|bronchial breath^|oxygen .. low',
        ],
      },
      { all: ['cough^', '@real_fever', '@age_65_up', '@breathless|weak|worse|confused|days|exhausted|phlegm|sputum'] },
    ],
    exceptions: [
      {
        pattern:
          '(chest|lungs) (is|are|was|were)? (clear|normal)|lungs clear|no respiratory distress|breathing (easily|normally)',
        effect: 'T3',
        scope: 'message',
        why: 'The chest is clear.',
      },
      {
        pattern: '(normal (vital signs|breathing|chest)|breathing is? (fine|normal|ok))',
        effect: 'T3',
        scope: 'message',
        why: 'Breathing and signs are normal.',
      },
    ],
  },
];

export const VASCULAR: readonly RedFlagRule[] = [
  {
    id: 'vas.dvt',
    concept: { en: 'Possible deep vein thrombosis', 'zh-Hant': '疑似深部靜脈血栓' },
    tier: 'T2',
    why: { en: 'The clot can travel to the lung.', 'zh-Hant': '血栓可能跑到肺部。' },
    source: { name: 'NICE NG158', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@swollen_one_leg',
          'pain|painful|hot|red|warm|tender|sore|ache^|aching|tight|hard|hurt^|throb^|purple|bigger|@clot_risk|heavy|cramp^|edema|pitting',
        ],
        within: 30,
        unless: ['both (legs|ankles|feet|calves)', '@hit|bite|bitten|sting|stung|twisted|insect'],
      },
      {
        all: [
          '(calf|back of (my|his|her) (leg|knee)|thigh|lower leg) .. (@pain|cramp^|tight)|@pain .. (calf|back of (my|his|her) leg)',
          '~@clot_risk',
        ],
        unless: ['after (a)? (run|running|exercise|gym|football)|strain^|pulled', 'both (legs|calves)'],
      },
      'dvt|deep vein|blood clot in .. leg|深部靜脈',
    ],
    exceptions: [
      {
        pattern:
          'both (ankles|legs|feet|calves)|swollen ankles|for (years|months)|varicose (vein|veins) (for|since)|lymphoedema|lymphedema',
        effect: 'T3',
        scope: 'message',
        why: 'Both sides, or long-standing.',
      },
    ],
  },
  {
    id: 'vas.limb-ischaemia',
    concept: { en: 'Limb without blood supply', 'zh-Hant': '急性肢體缺血' },
    tier: 'T1',
    why: { en: 'The limb is lost within six hours.', 'zh-Hant': '六小時內可能失去肢體。' },
    source: { name: 'NICE CG147; NICE CKS peripheral arterial disease', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@limb_cold',
          '@sudden|@severe|numb|no feeling|cant (feel|move)|no pulse|pulseless|pale|white|blue|mottled|agony|hours|gone|marble|waxy|dead|purple|black',
          '@pain|numb|cant feel|cant move|no feeling|pulse|dead|agony|weak|mottled|hurt^|excruciating|tingl^|suddenly|no sensation',
        ],
        within: 35,
      },
      '(no|lost|cant (find|feel)) (a|the|any)? pulse (in|on|at) .. (foot|leg|ankle|arm|wrist)',
    ],
    exceptions: [
      {
        pattern:
          'raynaud*|both hands|all (my)? fingers|for years|always (had|cold)|winter|in the cold|chilblain^|@cast',
        effect: 'T3',
        scope: 'message',
        why: 'Cold hands on both sides, long-standing.',
      },
    ],
  },
];
