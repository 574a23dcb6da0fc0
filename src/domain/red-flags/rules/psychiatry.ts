import type { RedFlagRule } from '../rule.ts';

export const PSYCHIATRY: readonly RedFlagRule[] = [
  {
    id: 'psy.suicide',
    concept: { en: 'Suicidal thoughts or plans: needs a human now', 'zh-Hant': '自殺想法或計畫：立即需要真人回應' },
    tier: 'T1',
    why: {
      en: 'A human answers now. No score is given: none predicts who will die (NICE NG225).',
      'zh-Hant': '應由真人立即回應；不使用任何評分（NICE NG225）。',
    },
    source: { name: 'NICE NG225 (no risk scores); NHS; C-SSRS wording', checked: true },
    signedOff: null,
    needsHuman: true,
    signs: ['@zh_want_die', '@want_die'],
    exceptions: [
      {
        pattern:
          'suicide (prevention|awareness|rate^|statistic^|hotline volunteer|helpline job)|(killing|killed) (me|myself) (laughing|at the gym|with work)|end (it|things) (all)? (with|between) (him|her|my|us)|end (my|the) (relationship|contract|lease|subscription)|(end|ending) of life care|dnr|advance directive|living will|power of attorney|end my life insurance|pill bottle|(die|died) of natural',
        effect: 'T3',
        scope: 'sentence',
        why: 'Another sense of the words.',
      },
    ],
  },
  {
    id: 'psy.overdose',
    concept: { en: 'Overdose or self-harm done', 'zh-Hant': '藥物過量或已自傷' },
    tier: 'T1',
    why: {
      en: 'Paracetamol and many others kill later while the person feels well.',
      'zh-Hant': '許多藥物過量者一開始看似無恙，之後致命。',
    },
    source: { name: 'NICE NG225; TOXBASE/NPIS', checked: true },
    signedOff: null,
    needsHuman: true,
    signs: [
      '@zh_overdose',
      {
        all: [
          '@took .. @overdose_amount .. (@medicine|@drugs)|(@medicine|@drugs) .. @took .. @overdose_amount|@took ..6 (whole|entire|full|all|handful|packet|pack|box|bottle|strip) ..4 (@medicine|@drugs|them)',
        ],
        unless: [
          '(course|all) of (my|the) antibiotics|finish^ .. antibiotics|as prescribed|over (the)? (past|last) (month|year)|a day for|per day|every day|daily|prescribed|all my (life|usual|regular|normal)',
          'twice (a day|daily)',
        ],
      },
      '@took ..2 @count_many ..2 (@medicine|mg (of)? (@medicine))',
      '@overdose_words',
      {
        all: [
          '(@took|may have|might have) .. (too much|too many|an overdose|more than|double|unknown)',
          '@medicine|@drugs|@sedatives|pills|meds|dose',
        ],
        within: 15,
      },
      '@self_cut',
      {
        all: ['(swallow^|drank|drunk|ate|eaten|ingest^|gulped|downed|injected|took|taken|drink^)', '@poison'],
        within: 8,
        unless: ['@child', '(drink|drinking) (problem|less)'],
      },
      {
        all: [
          '@drugs|@sedatives|drunk|drinking',
          '@unresponsive|@turned_blue|(hardly|barely|not|stopped|slow|shallow) breathing|cant wake|wont wake|@drowsy|pinpoint|passed out',
        ],
        within: 40,
      },
      '吞了 .. (藥|安眠藥|普拿疼)|吃了整 .. 藥|一口氣吃 .. 藥|服藥過量|喝農藥|吞藥|喝了農藥|吃了 .. 顆 .. 藥|割腕',
    ],
    exceptions: [
      {
        pattern: '(avoid|risk of|do not want|dont want|prevent|afraid of|without|worried about) ..6 overdos^',
        effect: 'T3',
        scope: 'sentence',
        why: 'Wants to avoid one.',
      },
      {
        pattern:
          '(one|an) extra (dose|tablet|pill)|(took|taken|had) (one|two) (too early|twice by mistake|close together)|(can|should|could|is it (ok|safe|okay)) (i|to) (take|have)|how (many|much) (can|should)|missed (a)? (dose|pill)|(overdose) (awareness|training|risk)',
        effect: 'T3',
        scope: 'message',
        why: 'A question about dose timing.',
      },
    ],
  },
  {
    id: 'psy.psychosis',
    concept: { en: 'Acute psychosis or danger to others', 'zh-Hant': '急性精神病或傷人風險' },
    tier: 'T1',
    why: {
      en: 'Voices that command and fears of being hunted lead to harm.',
      'zh-Hant': '命令式幻聽與被害妄想可能導致傷害。',
    },
    source: { name: 'NICE CG178; NICE CG185', checked: false },
    signedOff: null,
    needsHuman: true,
    signs: [
      '聲音 ..6 (叫我|命令|要我)|有人 ..4 (要害|要殺|監視|跟蹤|下毒)|想 ..4 (殺|砍|掐死) ..4 (人|他|她|小孩|媽|爸|老公|老婆)|幻聽 ..6 (殺|叫|命令)',
      '@voices',
      '@paranoid',
      {
        all: [
          '(want|wants|going|urge^|thought^|thoughts|might|about|plan^|threaten^|need|afraid i will|scared i will|fantasi^|think^ about|like|tell^ me|intend^|impulse^|gonna|could) .. @harm_others',
          'kill|stab|hurt|harm|attack|strangle|shoot|murder|hurting|harming|killing|smother|stabbing|attacking|poison',
        ],
        within: 8,
        unless: [
          '(will|would|might|could|does|going to|can|gonna|about to)? (it|this|that|(tablet|tablets)|medicine|vaccine|needle|dose|procedure|operation|pill|treatment|they|that|s)? (going to|will|would|could|might)? (hurt|harm|kill) (me|the baby|my baby|my unborn|us)|dont want to (hurt|harm)|hurt (the|my) baby if|harm the baby',
          '(mum|mom|wife|husband|dad) .. (kill|murder) me',
        ],
      },
      {
        all: [
          '(manic|mania|bipolar|high as a kite)',
          '(not|hasnt|havent|no|without) (slept|sleep|sleeping)|spending|reckless|naked|grandiose|special powers|dangerous|days|racing',
        ],
        tier: 'T2',
      },
    ],
    exceptions: [
      {
        pattern:
          '(stable|well|controlled) (on|with) (treatment|medication|meds)|for years|(falling|drifting) (asleep|off to sleep)|as i (fall|drift)|grief',
        effect: 'T3',
        scope: 'message',
        why: 'Stable on treatment.',
      },
    ],
  },
  {
    id: 'psy.withdrawal',
    concept: { en: 'Alcohol or sedative withdrawal', 'zh-Hant': '酒精或鎮靜劑戒斷' },
    tier: 'T1',
    why: { en: 'Seizures and delirium can kill.', 'zh-Hant': '抽搐與譫妄可致命。' },
    source: { name: 'NICE CG100', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'shak^|tremor^|trembl^|the shakes',
          '@voices|hallucinat*|see^ things|hear^ things|bugs|spiders|rats',
          'sweat^|dry|drink^|alcohol|stopped|sober|clean|withdraw^',
        ],
        within: 40,
      },
      {
        all: [
          '@withdrawal_stop',
          '@withdrawal_agent',
          'shak^|shakes|tremble^|trembling|tremor^|hallucinat*|seeing things|hearing things|@seizure|sweat^|confus^|delirium|bugs|heart racing|crawling|insects|rats|spiders|the shakes|jitter^|dts|pouring',
        ],
        within: 60,
      },
      'delirium tremens|the dts|(alcohol|benzo) withdrawal',
    ],
    exceptions: [
      {
        pattern:
          '(want|planning|plan|hoping|like|thinking|trying) (to|of|about) (cut|cutting|stop|stopping|quit|quitting|reduce|reducing)',
        effect: 'T3',
        scope: 'message',
        why: 'Planning to cut down.',
      },
    ],
  },
  {
    id: 'psy.violence',
    concept: { en: 'Violence or abuse at home', 'zh-Hant': '家庭暴力或虐待' },
    tier: 'T2',
    why: {
      en: 'Someone is in danger. Strangling predicts killing. Reply by a channel the abuser does not see.',
      'zh-Hant': '有人身處危險；勒頸是致命的預兆。請使用安全的聯絡方式。',
    },
    source: { name: 'NICE PH50; NICE QS116', checked: false },
    signedOff: null,
    signs: [
      '家暴|(老公|先生|男友|爸爸|他|丈夫|前男友) ..4 (打我|掐我|揍我|毆打|要殺我|勒我)|被 ..4 (性侵|強暴|毆打|虐待)',
      '@abuse_adult',
      {
        all: [
          '@abuse_adult',
          'strangl^|choked|throttl^|knife|gun|kill (me|us)|going to kill|tonight|now|locked|weapon|cant breathe|pregnant',
        ],
        within: 30,
        tier: 'T1',
      },
    ],
  },
  {
    id: 'psy.eating',
    concept: { en: 'Eating disorder with physical danger', 'zh-Hant': '飲食障礙合併身體危險' },
    tier: 'T2',
    why: { en: 'Fainting and low potassium can stop the heart.', 'zh-Hant': '昏厥與低血鉀可致心跳停止。' },
    source: { name: 'RCPsych MEED CR233', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(anorexi*|bulimi*|eating disorder|purg^|laxative^|starv^ (myself|himself|herself)|(not|hasnt|havent|wont|refus^) .. (eat^|eaten))',
          '@fainted|@palpitations|@chest_pain|cant stand|pulse|(blood pressure|bp) .. low|bmi .. @number|collapsed',
          'weight|anorex*|bulim*|purg^|laxative^|eat^|calories|bmi|days',
        ],
        within: 80,
      },
    ],
  },
];
