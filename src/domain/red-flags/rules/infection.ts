import type { RedFlagRule } from '../rule.ts';

export const INFECTION: readonly RedFlagRule[] = [
  {
    id: 'inf.meningitis',
    concept: { en: 'Possible meningitis or meningococcal sepsis', 'zh-Hant': '疑似腦膜炎或腦膜炎球菌敗血症' },
    tier: 'T1',
    why: { en: 'Kills within hours; antibiotics before anything else.', 'zh-Hant': '數小時內致命，應先給抗生素。' },
    source: { name: 'NICE NG240', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '@zh_fever|發燒',
          '@zh_neck_stiff|@zh_photophobia|壓不退',
          '@zh_headache|@zh_neck_stiff|吐|@zh_photophobia|嗜睡|疹',
        ],
      },
      { all: ['@zh_headache', '@zh_neck_stiff', '@zh_severe|@zh_fever|吐|@zh_photophobia|@zh_sudden'] },
      { all: ['@stiff_neck', '@fever|@headache|@light_hurts|@vomiting|@confused|@drowsy|@rash'], within: 80 },
      { all: ['@fever', '@headache', '@light_hurts|@confused|@drowsy|@non_blanching'] },
      { all: ['@light_hurts', '@fever', '@vomiting|@unwell|@drowsy|rash|cry^|neck'] },
      {
        all: ['(cold|mottled|blotchy) (hands|feet|hands and feet|skin)', '@fever', '@drowsy|@pain|rash|limbs|legs|leg'],
      },
      { all: ['@fever', '@rash', '@drowsy|@confused|@unresponsive|floppy|stiff'] },
      'mening^|meningitis|meningococc*|腦膜炎|腦炎',
    ],
    exceptions: [
      {
        pattern:
          '(vaccin*|jab|immunis*|immuniz*|contact (of|with)|in contact|exposed|outbreak|(at|in) (his|her|my|the) (school|nursery|uni)|(had|survived|after) (viral|bacterial)? meningitis)',
        effect: 'T3',
        scope: 'message',
        why: 'A vaccine or contact question.',
      },
      {
        pattern: '(slept (funny|awkward^|wrong)|pulled (a)? muscle|whiplash|cricked|desk|pillow)',
        effect: 'T3',
        scope: 'message',
        why: 'A muscular stiff neck.',
      },
    ],
  },
  {
    id: 'inf.sepsis',
    concept: { en: 'Possible sepsis', 'zh-Hant': '疑似敗血症' },
    tier: 'T1',
    why: { en: 'Every hour without treatment costs lives.', 'zh-Hant': '每延遲一小時都增加死亡。' },
    source: { name: 'NICE NG253–NG255; NHS sepsis', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '@zh_fever|發燒|感染|傷口',
          '意識 ..3 (不清|模糊|混亂)|冒冷汗|手腳 ..3 (冰冷|發紫)|血壓 ..3 低|發抖 ..4 不停|寒顫',
          '發燒|燒|感染',
        ],
      },
      {
        all: [
          '~@infection|@fever',
          '@confused|@slurred|(mottled|blotchy|ashen|gray|blue|marbled|clammy|pale and cold) .. (skin|(arm|arms)|(leg|legs)|hands|feet|lips|face|(look|looks)|all over)?|mottled|(feel|feels|feeling|think|thinks|sure|going|gonna|like) .. (i am|he|she|im|i|am|is)? .. (going to)? (die|dying)|cold and clammy|(hands|feet|arms|legs) (are|is)? (cold|freezing|icy)',
          '@real_fever|shak^|shiver^|infection|infected|@unwell|antibiotic^|wound|hot|breath^|drows^|fever',
        ],
        unless: ['hand foot and mouth', 'dying to'],
      },
      {
        all: [
          '~@infection|@fever',
          '@drowsy|@unresponsive',
          '@confused|@breathless|cold|shak^|@rigors|@real_fever|weak',
        ],
      },
      {
        all: [
          '~@infection|@fever',
          '(not|hasnt|havent|no) .. (peed|weed|passed urine|urinated|pee|wee|urine) .. (@hours_12_up|all day|today|since|hours|yesterday)',
          '@real_fever|@unwell|shak^|infect^',
        ],
        unless: ['@child'],
      },
      {
        all: [
          '@real_fever|infection',
          '@breathless_severe|(heart|pulse) .. (racing|fast|pounding)|@bp_low|low blood pressure',
          '@confused|shak^|@rigors|@drowsy|weak|clammy|faint^|cant stand|dizzy',
        ],
      },
      {
        all: [
          '@real_fever',
          '(after|since|following|post) .. (surgery|operation|op|procedure|biopsy|miscarriage|abortion|birth|c section|colonoscopy|injection)|(surgery|operation|biopsy|op|abortion|miscarriage) (last|this|on|yesterday|@number|two|three|a few|a)',
          '@rigors|wound|pus|worse|pain|swollen|@unwell|leak^|ooz^|shiver^|red|discharge',
        ],
        tier: 'T2',
      },
      'septic shock|sepsis|septicaemia|septicemia|blood poisoning|敗血症',
      {
        all: ['@high_fever_reading', '@confused|@drowsy|@unwell|stiff|@rigors|@breathless|cant (drink|stand)|seizure'],
        tier: 'T1',
      },
      {
        all: [
          '@real_fever',
          '(feel|feels|feeling|look|looks|looking) (really|so|very|extremely|like)? (ill|awful|terrible|dreadful|unwell|death|dreadfully) .. (never|cant|barely|worse|worst)',
        ],
        tier: 'T2',
      },
    ],
    exceptions: [
      {
        pattern:
          '(alert|drinking|peeing|eating|playing) (and|well|fine|normally)|(had|survived|recover^ from|after) sepsis',
        effect: 'T3',
        scope: 'message',
        why: 'Alert, drinking and passing urine; or past.',
      },
    ],
  },
  {
    id: 'inf.neutropenic',
    concept: { en: 'Fever on chemotherapy or without defences', 'zh-Hant': '化療或免疫低下者發燒' },
    tier: 'T1',
    why: {
      en: 'Neutropenic sepsis: antibiotics within the hour.',
      'zh-Hant': '嗜中性球低下敗血症：一小時內須給抗生素。',
    },
    source: { name: 'NICE CG151', checked: false },
    signedOff: null,
    signs: [
      {
        all: ['~@chemo', '@fever|@rigors|shiver^|shak^|sore throat|@unwell|infection|hot|temp|temperature'],
        unless: ['(finished|ended|completed) .. (years)', '@allergy_only'],
      },
      { all: ['~@cancer', '@real_fever|@rigors', '~treatment|chemo|infusion|oncolog*|cycle|immunotherapy|port|picc'] },
    ],
  },
  {
    id: 'inf.travel-fever',
    concept: { en: 'Fever after the tropics', 'zh-Hant': '熱帶旅遊後發燒' },
    tier: 'T2',
    why: { en: 'Malaria until proven otherwise, for a year after return.', 'zh-Hant': '返國一年內發燒須先排除瘧疾。' },
    source: { name: 'UKHSA malaria guideline', checked: false },
    signedOff: null,
    signs: [
      {
        all: ['@fever|@rigors|flu like|flu symptoms|sweats', '~@tropics'],
        unless: [
          'yellow fever (vaccin*|jab|certificate)|(before|going to|planning|travelling to|fly to|flying to) .. (holiday|trip|@tropic_place)|vaccin*',
        ],
      },
      { all: ['malaria|dengue|瘧疾|登革熱'], tier: 'T3' },
    ],
    exceptions: [
      {
        pattern:
          '(tablets|prophylaxis|pills) (for|before) (my|our|a)? (trip|holiday|travel)|(going|travelling|traveling|fly|flying) to|vaccin*',
        effect: 'T3',
        scope: 'message',
        why: 'A travel-advice question.',
      },
    ],
  },
  {
    id: 'inf.tick-tetanus',
    concept: { en: 'Tick rash, spotted fever or lockjaw', 'zh-Hant': '蜱傳疹、斑疹熱或破傷風' },
    tier: 'T3',
    why: {
      en: 'Lyme needs antibiotics within days; spotted fever and tetanus now.',
      'zh-Hant': '萊姆病數日內需抗生素；斑疹熱與破傷風須立即處理。',
    },
    source: { name: 'NICE NG95; CDC RMSF; CDC tetanus', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'jaw ..3 (wont|cant|not|hard|unable|locked|stiff|clamped)|(wont|cant) open ..3 (mouth|jaw)',
          '(trod|stood|stepped|puncture|cut|spiked|pricked|wound) ..6 (nail|wire|thorn|fork|splinter|rust^|garden|soil|foot|week|days)',
        ],
        tier: 'T1',
      },
      '(bullseye|bulls eye|bull s eye|target|ring shaped|circular|expanding|ring) (shaped|like|looking)? (red)? (rash|ring|mark|patch|redness)|rash .. (bullseye|bulls eye|target|ring)|erythema migrans',
      {
        all: ['@fever|chills', '@tick', '@rash|@headache|ache^|muscle'],
        tier: 'T1',
        unless: ['bullseye|bulls eye|target|ring shaped'],
      },
      {
        all: [
          '@fever',
          '@headache',
          'rash .. ((wrist|wrists)|(ankle|ankles)|(palm|palms)|(sole|soles)|hands|feet)|((wrist|wrists)|(ankle|ankles)|(palm|palms)|(sole|soles)) .. (rash|spots|spotted|maculopapular|petechia*)',
        ],
        tier: 'T1',
      },
      '(lockjaw|lock jaw|trismus|tetanus)|(jaw .. (lock^|seiz^|clamp^|stiff|spasm^|cant open|wont open|rigid)|(cant|unable to|difficulty|trouble|hard to|couldnt) (open^|opening) .. (mouth|jaw)) .. (spasm^|stiff|neck|back|muscle^|wound|nail|cut|rust^|rigid)',
      {
        all: [
          '(cant|unable to|difficulty|trouble|hard to|couldnt|hardly|barely) (open^|opening) .. (mouth|jaw)|jaw .. (lock^|seiz^|clamp^|stiff|spasm^|rigid|tight)|lockjaw|trismus',
          'spasm^|clench^|cramp^ (up)?|(trod|stood|stepped) on|(stiff|stiffness|rigid) .. (neck|back|muscle^|body|all over|limbs|stomach|belly)|wound|nail|rusty|puncture|cut|soil|garden*|muscle^|swallow^|arch^|injur^',
        ],
        tier: 'T1',
        within: 80,
      },
    ],
    exceptions: [
      {
        pattern: '(tetanus) (shot|jab|booster|vaccin*|injection)|(need|due|have) a tetanus|tmj|wisdom tooth|dentist',
        effect: 'T3',
        scope: 'message',
        why: 'A booster question, or the jaw joint.',
      },
    ],
  },
  {
    id: 'inf.rabies',
    concept: { en: 'Bite with rabies risk', 'zh-Hant': '狂犬病風險咬傷' },
    tier: 'T1',
    why: {
      en: 'Once symptoms start nothing helps; the vaccine today does.',
      'zh-Hant': '發病後無藥可救，當日接種疫苗可預防。',
    },
    source: { name: 'UKHSA rabies post-exposure guidance', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(bat|stray|dog|monkey|fox|raccoon|skunk|wild animal|street dog|cat|jackal|animal)',
          '(bit|bitten|bite|scratch^|licked|in (my|our|the) (bedroom|room))',
          '(rabies|rabid|foaming|abroad|india|thailand|africa|bali|stray|bat|bats|monkey|raccoon|street dog|skunk)',
        ],
        within: 40,
        unless: ['baseball|cricket bat'],
      },
    ],
  },
];
