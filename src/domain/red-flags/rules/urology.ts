import type { RedFlagRule } from '../rule.ts';

export const UROLOGY: readonly RedFlagRule[] = [
  {
    id: 'uro.torsion',
    concept: { en: 'Possible testicular torsion', 'zh-Hant': '疑似睪丸扭轉' },
    tier: 'T1',
    why: { en: 'The testicle is lost after six hours.', 'zh-Hant': '六小時後睪丸即壞死。' },
    source: { name: 'HSIB 2019; NCEPOD 2024; NICE CKS scrotal pain', checked: true },
    signedOff: null,
    signs: [
      { all: ['@zh_testicle', '@zh_sudden|劇|很|好痛|腫|超|非常|嚴重'], within: 20 },
      {
        all: [
          '@testicle',
          '@pain|swollen|swelling|swell^|swelled|agony|hard|bigger',
          '@sudden|@severe|@vomiting|@nausea|swollen|swelling|@hit|woke|hours|high^|twist^|red|killing|hard|crying|belly|tummy|up in|lump|pulled up|kicked|doubled|swelled|swell^|crying|screaming|higher',
        ],
        within: 30,
        unless: ['football|tennis|play ball|ball game|after vasectomy .. weeks', 'heavy balls'],
      },
      'twisted (testicle|ball|nut)|testicular torsion|睪丸 .. (痛|劇痛)|蛋蛋 .. 痛|睪丸扭轉',
    ],
    exceptions: [
      {
        pattern: 'painless|(for|over) (months|years|@number months)|@days_long',
        effect: 'T3',
        scope: 'message',
        why: 'A painless or long-standing lump.',
      },
    ],
  },
  {
    id: 'uro.retention',
    concept: { en: 'Cannot pass urine', 'zh-Hant': '急性尿滯留' },
    tier: 'T1',
    why: {
      en: 'The bladder and kidneys are at risk; with back pain think of cauda equina.',
      'zh-Hant': '膀胱與腎臟受損；合併背痛須想到馬尾症候群。',
    },
    source: { name: 'NICE CG97; BAUS', checked: false },
    signedOff: null,
    signs: [
      '(catheter|foley) ..3 (not draining|isnt draining|blocked|stopped draining|clogged)',
      { all: ['@zh_no_urine', '脹|痛|整天|小時|昨|今|一直|完全|導尿管'], within: 25 },
      {
        all: [
          '@no_urine',
          '@pain|bursting|full|swollen|hours|since|all (day|night)|yesterday|last night|at all|catheter|nothing|agony|distended|today|this morning|drops|dribbl^|uncomfortable|desperate|bladder|tried',
        ],
        within: 30,
        unless: [
          'slow stream|weak (stream|flow)|(at|during the) night .. (get up|times)',
          '@child',
          'yesterday .. fine',
        ],
      },
      {
        all: [
          'catheter|foley|suprapubic',
          'block^|not draining|stopped draining|isnt draining|clog^|no urine|nothing .. bag|bypass^|pulled out|fallen out|bag .. empty|empty bag',
        ],
        within: 20,
      },
      '(when|try|trying|tried|go) .. (to)? (pee|wee|urinate) .. nothing (comes|came|happens)|bladder (is|s|feels)? .. (burst|bursting|explode|exploding) .. (cant|nothing|wont)',
    ],
    exceptions: [
      {
        pattern: '(in public|with (others|people)|shy bladder|in front of)',
        effect: 'T3',
        scope: 'message',
        why: 'Shy bladder.',
      },
    ],
  },
  {
    id: 'uro.sepsis',
    concept: { en: 'Kidney infection or infected blockage', 'zh-Hant': '腎盂腎炎或感染性阻塞' },
    tier: 'T2',
    why: { en: 'Can turn into sepsis within hours.', 'zh-Hant': '數小時內可能演變為敗血症。' },
    source: { name: 'NICE NG111; NICE NG118', checked: false },
    signedOff: null,
    signs: [
      { all: ['@flank ..5 @pain|@pain ..5 @flank', '@fever|@rigors', 'pee|wee|urin*|burn^|uti|kidney'] },
      {
        all: [
          '@flank ..6 @pain|@pain ..6 @flank|kidney^ (hurt^|ache^|pain|sore)|(back|side) .. @pain|loin pain|cva tenderness|@pain .. (lower|in my|my|the)? (back|side)',
          '@real_fever|@rigors|@vomiting',
          'pee^|wee^|urin*|uti|burn^|kidney^|bladder|cystitis|peeing|water infection|flank|loin|stone^|cloudy|side|weeing|catheter',
        ],
      },
      {
        all: [
          'uti|water infection|urine infection|bladder infection|cystitis|burn^ .. (pee|wee|peeing|urinat*)|kidney infection|(pee|wee|urine) .. (burn^|cloudy|smell^)|catheter',
          '@real_fever|@rigors|@confused|@vomiting|drows^|kidney pain',
        ],
      },
      { all: ['uti|water infection|cystitis|burn^ .. (pee|wee|peeing)', '~@pregnant'] },
    ],
  },
  {
    id: 'uro.colic',
    concept: { en: 'Severe flank pain: kidney stone', 'zh-Hant': '嚴重腎絞痛' },
    tier: 'T2',
    why: {
      en: 'Uncontrolled pain or a single kidney needs the hospital; over 60 think of an aneurysm.',
      'zh-Hant': '疼痛無法控制或僅單一腎臟須就醫；60歲以上須想到主動脈瘤。',
    },
    source: { name: 'NICE NG118', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@flank ..6 @pain|@pain ..6 @flank|(side|back) .. (groin|testicle^|down|front)|(back|side|loin) .. @pain|@pain .. (back|side|loin)',
          '@severe|cant (sit|stay|keep|lie) still|pac^|writh^|roll^|agony|doubled|waves|@vomiting',
          'groin|stone^|kidney^|@vomiting|cant (sit|stay|keep|lie) still|pee|urine|blood|pacing|flank|loin|waves|writh^',
        ],
        within: 45,
      },
      '(kidney stone^|renal colic) .. (@severe|agony|vomit^|fever|cant)|(only|one|single) kidney .. @pain|renal colic|腎絞痛',
    ],
    exceptions: [
      {
        pattern: '(mild|small) (kidney)? stone|(scan|(result|results)) (showed|shows|found)',
        effect: 'T3',
        scope: 'message',
        why: 'Mild, known stone.',
      },
    ],
  },
  {
    id: 'uro.haematuria',
    concept: { en: 'Blood in the urine', 'zh-Hant': '血尿' },
    tier: 'T3',
    why: {
      en: 'Over 45 and painless it may be cancer: within two weeks. With clots and no urine: now.',
      'zh-Hant': '45歲以上無痛血尿須兩週內排除癌症；有血塊且解不出尿須立即處理。',
    },
    source: { name: 'NICE NG12', checked: false },
    signedOff: null,
    signs: [
      '(blood|bloody|red|pink|clots|cola|coke|tea) .. (pee|wee|urine|peeing|weeing|urinating|toilet bowl)|(pee|wee|urine|peeing) .. (blood|bloody|red|pink|clots|cola|brown|dark)|haematuria|hematuria|血尿|小便有血',
      {
        all: ['(blood|clots) .. (pee|wee|urine|catheter)|(pee|urine) .. (blood|clots)', 'clots', '@no_urine'],
        tier: 'T1',
      },
      {
        all: [
          '(blood|bloody|red|pink|cola|coke|dark|tea|brown) .. (pee|wee|urine|peeing)|(pee|wee|urine) .. (blood|red|cola|brown|dark)',
          '@real_fever|@trauma_big|(kicked|hit|fell|punched) .. (back|side|kidney)|puffy|swollen face|muscle^ .. (@pain|weak|sore)|after (the)? (gym|marathon|workout)',
        ],
        tier: 'T2',
      },
    ],
    exceptions: [
      {
        pattern: 'beetroot|beets|period|menstruat*|menses|rifampicin',
        effect: 'T3',
        scope: 'message',
        why: 'Beetroot or a period.',
      },
    ],
  },
  {
    id: 'uro.priapism',
    concept: { en: 'Priapism or trapped foreskin', 'zh-Hant': '持續勃起或包皮嵌頓' },
    tier: 'T1',
    why: { en: 'Beyond four hours the damage is permanent.', 'zh-Hant': '超過四小時將造成永久損傷。' },
    source: { name: 'BAUS', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(blue pill|viagra|sildenafil|cialis|tadalafil|injection for erection^)',
          'hard|erection|stiff',
          '@hours_4_up|hours|wont|painful|hurts',
        ],
        within: 30,
      },
      {
        all: [
          'erection|hard on|boner|erect|penis .. (hard|stiff)|priapism|stiffy',
          '@hours_4_up|wont (go|subside|stop)|hours|doesnt go|not going (down|away)|still (hard|up)|all night|stuck|since (last night|this morning|yesterday)|hasnt gone',
        ],
        within: 25,
        unless: [
          '(cant|unable to|trouble|difficulty|(problem|problems)|wont) (get|getting|keep|keeping|maintain|have|achieve) .. erection|erectile',
        ],
      },
      {
        all: [
          'foreskin',
          'stuck|trapped|wont (go|come|roll|pull) (back|forward|over)|cant (pull|get|roll|put) .. (back|forward|over|down)',
          'swollen|swelling|pain^|blue|purple|tight|behind|puffy|balloon^|hurts',
        ],
        within: 30,
      },
      'priapism|paraphimosis',
    ],
  },
];
