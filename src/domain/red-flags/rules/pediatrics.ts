import type { RedFlagRule } from '../rule.ts';

export const PEDIATRICS: readonly RedFlagRule[] = [
  {
    id: 'ped.fever-infant',
    concept: { en: 'Fever under three months', 'zh-Hant': '未滿三個月嬰兒發燒' },
    tier: 'T1',
    why: {
      en: 'At this age a fever alone may be sepsis or meningitis.',
      'zh-Hant': '此年齡單純發燒即可能是敗血症或腦膜炎。',
    },
    source: { name: 'NICE NG143; AAP 2021', checked: true },
    signedOff: null,
    signs: [
      { all: ['@zh_fever|發燒|燒', '@age_under_3_months|新生兒|未滿月|滿月'] },
      { all: ['@fever|hot|warm|temperature|temp', '@age_under_3_months'] },
      { all: ['@real_fever|feels hot', 'newborn|neonate|new born'] },
      { all: ['@low_temperature_reading|(cold to (the)? touch|very cold|low temp*)', '@age_under_3_months|newborn'] },
      '(新生兒|@age_under_3_months) .. (發燒|燒)|滿月 .. 發燒|未滿三個月 .. 發燒',
    ],
    exceptions: [
      {
        pattern: 'vaccin*|immunis*|immuniz*|jabs|injections',
        effect: 'T2',
        scope: 'message',
        why: 'After a vaccination: still the same day.',
      },
    ],
  },
  {
    id: 'ped.nonblanching-rash',
    concept: { en: 'Rash that does not fade under glass', 'zh-Hant': '壓不退的紅疹（紫斑）' },
    tier: 'T1',
    why: { en: 'Meningococcal sepsis kills within hours.', 'zh-Hant': '腦膜炎球菌敗血症數小時內致命。' },
    source: { name: 'NICE NG143; NICE NG240', checked: true },
    signedOff: null,
    signs: [
      '(紫斑|出血點|紅點|疹子|紅疹) ..8 (壓不退|不退|壓 ..3 不)|壓不退',
      {
        all: [
          '@non_blanching',
          '@fever|@unwell|@drowsy|@vomiting|@child|glass|tumbler|press^|@headache|spread^|@stiff_neck|legs|tummy|sudden*|bleed^|gums|appeared|cold hands|blanch*|mottled|limp',
        ],
        within: 60,
      },
    ],
    exceptions: [
      {
        pattern:
          '(soft palate|palat*)|(fade|fades|faded|blanch^|disappear^|goes|went|vanish^|goes away) .. (under|with|when|on|using) .. (glass|press^|tumbler|pressure)|(fades|blanches)|(glass test) (fine|ok|normal|clear|negative)|bumped|knocked|blood thinner^|senile|platelets (clinic|appointment)',
        effect: 'T3',
        scope: 'message',
        why: 'Fades under a glass, or explained.',
      },
    ],
  },
  {
    id: 'ped.breathing',
    concept: { en: 'Child fighting to breathe', 'zh-Hant': '兒童呼吸窘迫' },
    tier: 'T1',
    why: { en: 'Children tire and stop breathing suddenly.', 'zh-Hant': '兒童會突然力竭而停止呼吸。' },
    source: { name: 'NICE NG143; NICE NG9; NHS child A&E list', checked: true },
    signedOff: null,
    signs: [
      '(suck^|pull^|draw^|tug^|dip^|cav^|going|sink^|hollow^|retract*|recess^|dragg^) (in|inwards|inward)? .. (ribs|rib|chest|throat|neck|tummy|stomach|collarbone|collar bone|breastbone|skin|between|under)|(ribs|chest|tummy|stomach|skin .. (ribs|neck)|belly) .. (suck^|pull^|draw^|tug^|cav^|going|goes|sink^|retract*|recess^) (in|inwards|inward|hard|right)|(see|count) .. ribs .. (breath^|breathe|breaths)|tracheal tug|retractions|recession|belly breathing|seesaw breathing|see saw breathing|abdominal breathing|head bobbing|heaving (chest|tummy|stomach)|chest (is)? heaving|using (his|her|their) (tummy|stomach|neck|shoulders|whole body|whole chest) .. breath^',
      '(grunt^|(nostril|nostrils) .. (flar^|wide)|nose .. flar^|flaring (nostrils|nose)|nasal flaring)',
      '(paus^|(stop|stops)|stopp^|stopping|gap^|forget^|holding) .. (breathing|breath|breaths)|(breathing|breath|breaths) .. (paus^|(stop|stops)|stopping|long (gap|gaps)|gaps|stop start)|apnoea|apnea|apneic|not breathing (for|properly)',
      {
        all: [
          '@child',
          '@breathless|breathing .. (fast|hard|weird|funny|heavy|noisy|rapid|strange)|(fast|hard|rapid|noisy|heavy) breathing|(bad|badly|really|severe|severely|very|loud|loudly|constantly) wheez^|wheez^ (badly|a lot|loudly|constantly|all night|non stop|so|and)|stridor|rasp^|(noisy|harsh|high pitched|crowing) .. (breath^|sound|noise)',
        ],
        within: 60,
        tier: 'T1',
        unless: ['breathing (is|s)? (fine|normal|ok)'],
      },
      'stridor|(crowing|harsh|high pitched|whistling|rasping|squeaking|scraping) (noise|sound) .. (breath^|breathe|inhal^)|(noise|sound) .. (each|every|when|as) .. (breath|breathes|breathes in|inhales)',
      {
        all: [
          'drool^|dribbl^',
          '(lean^|sitting|leaned|leant|propped) (forward|forwards|bolt upright|up)|@breathless|stridor|@fever|wont swallow|@swallow_trouble',
          '@child|fever|throat|breath^',
        ],
        within: 40,
        unless: ['teething'],
      },
      { all: ['@child', '@turned_blue'] },
    ],
    exceptions: [
      {
        pattern: '(snuffly|stuffy|blocked|runny) nose (only|but .. fine)|sleep apnoea clinic|sleep apnea|cpap',
        effect: 'T3',
        scope: 'message',
        why: 'A blocked nose only, or sleep apnoea in an adult.',
      },
    ],
  },
  {
    id: 'ped.consciousness',
    concept: { en: 'Floppy, drowsy or unrousable child', 'zh-Hant': '兒童癱軟、嗜睡或叫不醒' },
    tier: 'T1',
    why: {
      en: 'A child that does not respond normally may have sepsis, meningitis or poisoning.',
      'zh-Hant': '反應異常的孩子可能有敗血症、腦膜炎或中毒。',
    },
    source: { name: 'NICE NG143', checked: true },
    signedOff: null,
    signs: [
      '(like|is) a (wet rag|wet lettuce|limp lettuce|dishcloth|dish cloth|floppy doll|sack of potatoes|dead weight|jelly)|floppy and pale',
      {
        all: [
          '@child',
          '(will not|wont|doesnt|not) (look at|make eye contact|focus|recogni*|engage|interact)',
          '@fever|@unwell|@drowsy|limp|floppy|rag|pale|cold',
        ],
      },
      {
        all: [
          '@zh_baby',
          '軟軟的|全身軟|癱軟|軟趴趴|@zh_unresponsive|嗜睡|昏睡|精神 ..3 (很差|不好|不濟)|活動力 ..2 (差|下降)|哭不停|眼神呆滯|不吃不喝',
          '@zh_fever|發燒|吐|拉|不喝|不吃|叫不醒|軟|@zh_unresponsive',
        ],
      },
      {
        all: [
          '@child',
          'floppy|limp|lifeless|like a (rag doll|ragdoll|doll)|rag doll|ragdoll|flopp^|gone (all)? (floppy|limp)|@unresponsive|no muscle tone|rolling (his|her) eyes|eyes .. (roll^|glaz^|glassy|vacant|star^)|glassy eyed|glazed|star^ (blankly|into space|through me)|listless|vacant',
        ],
      },
      {
        all: [
          '@child',
          '@drowsy|not (waking|wanting) (for|to) ((feed|feeds)|eat)|(sleeping|sleeps|slept|asleep) (through|all) (feeds|day)|wont wake (for|to|up)|too (sleepy|weak|tired) (to|for)|(wont|cant|refus^ to|not|doesnt want to) (stand|walk|sit up|lift (his|her) head|hold (his|her) head|play|smile|interact) .. (or|and|anymore|any more|at all)|no energy to|seems really tired',
          '@fever|@vomiting|@diarrhea|@unwell|feed^|eat^|drink^|wake|days|@age_under_5|stand|walk|respond|@sudden|hours|pale|cold',
        ],
      },
      {
        all: [
          '(high pitched|highpitched|shrill|weird|screech^|piercing|odd|cat like|weak|moaning|continuous|unusual|never heard|strange) .. (cry|crying|scream^|wail^|whimper|cries|moan)|inconsolable|(cant|wont|unable to|nothing) .. (console|settle|soothe|comfort|be (consoled|settled|comforted|soothed))|cry^ (for|non stop|nonstop) .. hours|crying non stop',
          '@child',
          '@fever|@vomiting|@age_under_1|stiff|rash|floppy|soft spot|drawing|hours|wont feed|pale|screams when',
        ],
      },
      '(gone|went|going|is|s|all|so|very|totally) (all|completely|really|totally)? floppy|rag doll|ragdoll',
      '@soft_spot ..6 (bulg^|swollen|sticking|sunken|raised|puffy|bulged|sunk|domed|pushed|tense|protrud^|hard|out)|(bulg^|sunken|swollen|tense|raised) .. @soft_spot',
      { all: ['@child', '@confused|doesnt (know|recognise|recognize) (me|us)|not recognising (me|us)|@unresponsive'] },
      {
        all: [
          '@baby',
          '(wont|not|isnt|refus^ (to)?|hasnt|havent|stopped|too (sleepy|weak) to|doesnt|no interest in|barely|hardly) .. (feed^|eat^|suck^|nurs^|latch^|drink^|milk|bottle|breast|feeds)',
          '@fever|@drowsy|@pale|@breathless|@vomiting|hours|all day|since|lethargic|wet|diaper|@age_under_3_months|cold|quiet|yellow',
        ],
      },
      '(小孩|寶寶|嬰兒|兒子|女兒|孩子|小朋友) ..8 (軟軟的|全身軟|癱軟|叫不醒|沒反應|嗜睡|昏睡|精神很差|活動力差)',
    ],
    exceptions: [
      {
        pattern:
          '(bedtime|past (his|her) bedtime|normal (sleepy|tired)|growth spurt|nap time|jet lag|(since|from) birth|hypermobil*|low (muscle)? tone (since|clinic))',
        effect: 'T3',
        scope: 'message',
        why: 'Sleepy at bedtime or a known condition.',
      },
    ],
  },
  {
    id: 'ped.dehydration',
    concept: { en: 'Dehydrated child', 'zh-Hant': '兒童脫水' },
    tier: 'T2',
    why: { en: 'Small children dry out within a day.', 'zh-Hant': '幼兒一日內即可嚴重脫水。' },
    source: { name: 'NICE CG84', checked: false },
    signedOff: null,
    signs: [
      '(no|not had|hasnt had|havent had|without) (a|any)? wet (pamper|pampers|huggies|pad)',
      '(no|hasnt (had|wet)|havent (had|changed)|not (had|wet)|only one|one|dry|single|bone dry|barely a|without a) (a|any|single|had)? (a)? (wet)? (diaper|diapers|pullup|pull up) ..8 (@hours_4_up|all day|today|since|all night|overnight|last night|yesterday|this morning|dry|hours|@number)',
      '(diaper|diapers) .. (dry|bone dry|not wet|no pee|empty) .. (since|for|all|hours|today|overnight)?',
      {
        all: [
          '@child',
          '(hasnt|not|havent|no|isnt|hasn|didnt|doesnt|hardly|barely|stopped) .. (peed|weed|urinated|pee|wee|passed urine|wet|urine|peeing|weeing)',
          '@hours_4_up|since|all day|today|yesterday|@vomiting|@diarrhea|@fever|hours',
        ],
      },
      {
        all: [
          '@child',
          'no tears|(cry^|crying) .. (without|no) tears|(sunken|hollow|sunk) .. (eyes|soft spot|fontanel*)|eyes .. (sunken|sunk|hollow)|dehydrat*|(dry|parched|cracked|sticky) (mouth|lips|tongue)|(lips|mouth|tongue) .. (dry|parched|cracked)',
          '@vomiting|@diarrhea|@fever|drink^|days|hours|sleepy|lethargic|wet|@unwell',
        ],
      },
      {
        all: [
          '@child',
          '@vomiting|@diarrhea',
          '(cant|wont|not|nothing|refus^|unable to|hasnt|doesnt) .. (keep .. down|drink^|fluid^|sip^|stay^ down|kept .. down|water|milk)|everything (comes|came) (back)? up|@drowsy|lethargic|bloody|green|bile',
        ],
        within: 60,
      },
      {
        all: [
          '@child',
          '@rectal_blood|(blood|bloody|jelly) ..5 (diaper|diapers)|bloody (diarrhea|stool^|poo^)|blood in .. (poo^|diarrhea|stool^|diaper|nappy)',
        ],
      },
      {
        all: [
          '@baby',
          '(green|bile|bilious|projectile) .. (vomit^|sick|puke)|(vomit^|sick|puk^) .. (green|bile|bilious|projectile)',
        ],
        tier: 'T1',
      },
      {
        all: [
          '@child',
          '(red currant|redcurrant|jelly like|jelly) .. (stool^|poo^|blood)|(drawing|(pull|pulls)|pulling) (up)? .. (legs|knees) .. (up|scream^|cry^|pain|tummy)',
        ],
        tier: 'T1',
      },
    ],
    exceptions: [
      {
        pattern:
          '(drinking (well|fine|plenty|normally)|plenty of wet (diapers)|wet (diapers) (as)? (normal|usual)|(still)? having wet diapers)',
        effect: 'T3',
        scope: 'message',
        why: 'Drinks and has wet nappies.',
      },
    ],
  },
  {
    id: 'ped.ingestion',
    concept: { en: 'Child swallowed something dangerous', 'zh-Hant': '兒童誤食危險物' },
    tier: 'T1',
    why: {
      en: 'A button battery burns through the gullet within two hours.',
      'zh-Hant': '鈕扣電池兩小時內即可燒穿食道。',
    },
    source: { name: 'RCEM button battery; TOXBASE/NPIS', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@child',
          '(open|empty|chewed|spilled|opened) ..3 (packet|pack|bottle|box|blister|strip|tub) ..4 (@medicine|pills|tablets)|(tablets|pills|capsules) ..4 (missing|gone|everywhere|all over the floor|in (his|her) mouth)',
        ],
        within: 40,
      },
      {
        all: [
          '@child',
          '@poison ..12 (lips|mouth|tongue|hands|face|chin)|(open|empty|spilled) ..4 (bottle|bag|box) of @poison',
        ],
        within: 30,
      },
      '(吞|誤食|吃|誤吞|塞) ..6 (電池|磁鐵|磁珠|硬幣|水銀|針|釘子)',
      { all: ['@zh_baby', '(吞|誤食|誤吞|喝|吃) ..6 (漂白水|清潔劑|農藥|大人的藥|藥丸|老鼠藥|洗衣|樟腦丸|尼古丁)'] },
      {
        all: [
          '@ate_child|missing|gone|open|up (his|her) nose|in (his|her) (mouth|nose|ear|throat|tummy|stomach)',
          '@button_battery',
        ],
        within: 25,
      },
      {
        all: [
          '@child',
          '@ate_child|mouth|opened|empty bottle|got into',
          '@poison|(pill^|tablet^|capsule^|medicine|medication|gummies|@medicine)',
        ],
        within: 40,
        unless: [
          '(given|gave|give) .. (calpol|paracetamol|ibuprofen|nurofen|antibiotic) .. (dose|for|fever|teething)',
          '(take|taking|took) .. (tablet^|medicine) .. (together|for|worms|same time)',
          'can (the|we|he|she|my) .. take',
        ],
      },
      { all: ['@child', '(swallow^|choked on|inhaled|ate|eaten)', '@foreign_body'], within: 25 },
      {
        all: [
          '@child',
          '(ate|eaten|eating|swallow^|drank|drunk|licked|chewed)',
          '@poison|berries|plant^|mushroom^|leaves|cigarette|nicotine|vape',
        ],
        within: 30,
      },
      '吞電池|吞下電池|誤食|誤吞|吃下電池|喝到漂白水|吞了 .. (電池|硬幣|磁鐵)',
    ],
  },
  {
    id: 'ped.safeguarding',
    concept: { en: 'A child may be harmed', 'zh-Hant': '疑似兒童受虐（兒少保護）' },
    tier: 'T2',
    why: {
      en: 'A child may be in danger. Handle in private; do not show it to an asker who may be the one who harms.',
      'zh-Hant': '孩童可能有危險；請私下處理。',
    },
    source: { name: 'NICE NG76', checked: false },
    signedOff: null,
    signs: [
      '@abuse_child',
      {
        all: [
          '(dad|father|stepdad|stepfather|mum|mom|mother|stepmum|uncle|grandad|brother|babysitter|coach|teacher|carer|cousin|boyfriend)',
          '(touches|touching|touched|hurts|hits|hit|beats|beat|burn^|locks|kicks|slaps|punches) (me|him|her)',
          '@age_under_18|school|mum|bedroom|night|secret|tell (anyone|anybody)|scared|afraid|dont tell',
        ],
        within: 40,
      },
    ],
  },
];
