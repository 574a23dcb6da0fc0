import type { RedFlagRule } from '../rule.ts';

export const ORTHOPEDICS: readonly RedFlagRule[] = [
  {
    id: 'spi.cauda-equina',
    concept: { en: 'Possible cauda equina syndrome', 'zh-Hant': '疑似馬尾症候群' },
    tier: 'T1',
    why: {
      en: 'Bladder, bowel and legs may be lost for good within hours.',
      'zh-Hant': '數小時內可能永久喪失大小便與下肢功能。',
    },
    source: { name: 'NICE CKS sciatica red flags; GIRFT national CES pathway 2023', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '(cant|couldnt|no longer|dont) feel ..2 (legs|feet)|legs ..3 (numb|weak|give way|giving way|gave way|wont work|dead)',
          '@incontinent_new|@no_urine',
        ],
        within: 60,
      },
      '@zh_saddle',
      { all: ['(腰|背|下背) ..4 (痛|麻|酸)|椎間盤|坐骨神經', '@zh_no_urine|失禁|雙腳 ..4 (麻|無力)'] },
      '@saddle_numb',
      { all: ['@back_trouble', '@no_urine|@incontinent_new'], unless: ['@stress_leak'] },
      {
        all: [
          '@back_trouble',
          'both (legs|my legs|feet|sides) .. (weak|numb|tingl^|dead|giving way|pins and needles|going)|(weak|numb|numbness|weakness|pins and needles|pain|sciatica) .. (in|down|on|to|of) (both) (legs|sides|feet|my legs)|(bilateral) (sciatica|leg)|legs (are|feel|have gone|gone) (weak|numb|dead)|cant feel my legs',
        ],
        within: 40,
      },
      {
        all: ['@saddle_numb|numb|numbness', '@incontinent_new|@no_urine', 'leg|legs|back|sciatica|bottom|bum'],
        within: 40,
      },
      '馬尾|會陰麻木|鞍區麻',
    ],
    exceptions: [
      { pattern: '@stress_leak', effect: 'T3', scope: 'message', why: 'A little urine on coughing or sneezing only.' },
      {
        pattern:
          '(surgery|operation|operated|op) .. (years|months) ago|(same|unchanged) since (the|my) (surgery|op|operation)',
        effect: 'T3',
        scope: 'sentence',
        why: 'Unchanged since an operation.',
      },
    ],
  },
  {
    id: 'spi.cord',
    concept: { en: 'Possible spinal cord compression', 'zh-Hant': '疑似脊髓壓迫' },
    tier: 'T2',
    why: {
      en: 'With a cancer history, new back pain may be a metastasis on the cord.',
      'zh-Hant': '有癌症病史者的新背痛可能是脊椎轉移壓迫。',
    },
    source: { name: 'NICE NG234', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '~@cancer',
          '(back|spine|spinal|band|neck|between (my|his|her) shoulder blades) .. (@pain)|(@pain) .. (back|spine|neck|band)|band like',
        ],
        unless: ['years ago .. (fine|clear)'],
      },
      {
        all: [
          '~@cancer',
          'legs .. (weak|weaker|unsteady|numb|wobbly|giving way|heavy|wont carry|wont hold|wont support|cant carry|dont work|stopped working|buckl^)',
        ],
        tier: 'T1',
      },
      {
        all: [
          '(numb|numbness|no feeling|cant feel|tight band|tingling) .. (waist down|from the waist|below the waist|chest down|from the chest down|below)',
        ],
        tier: 'T1',
      },
    ],
    exceptions: [
      {
        pattern: '(known|stable|unchanged) (mets|metastases|bone)',
        effect: 'T3',
        scope: 'message',
        why: 'Known and stable.',
      },
    ],
  },
  {
    id: 'spi.injury',
    concept: { en: 'Spinal injury', 'zh-Hant': '脊髓損傷' },
    tier: 'T1',
    why: { en: 'Do not move the person; call an ambulance.', 'zh-Hant': '勿移動傷者，叫救護車。' },
    source: { name: 'NICE NG41', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(cant|couldnt|unable to|not able to|wont|no longer|lost|no) .. (move|feel|moving|feeling|movement|wiggle) ..3 (legs|arms|toes|body|anything|neck|hands|feet|below|fingers)|(legs|arms|body) .. (wont move|not moving|numb|paralyzed|dead|no feeling|tingl^)|pins and needles .. (arms|legs|hands)',
          '@fell|@trauma_big|car flipped|dove|diving|dived|headfirst|head first|shallow|pool|trampoline|tackle^|scrum|rugby|landed|crash^|accident|whiplash|neck',
        ],
        within: 50,
      },
      {
        all: [
          '(neck|spine) .. @pain|neck pain|pain .. neck',
          '@trauma_big|dove|dived|(fell|fallen|landed) .. (head|neck|back)',
        ],
        within: 40,
      },
    ],
  },
  {
    id: 'spi.infection-fracture',
    concept: { en: 'Back pain with infection or fracture risk', 'zh-Hant': '背痛合併感染或骨折風險' },
    tier: 'T2',
    why: { en: 'Discitis, epidural abscess or a fracture.', 'zh-Hant': '可能是椎間盤炎、硬膜外膿瘍或骨折。' },
    source: { name: 'NICE CKS low back pain red flags', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(back|spine|lower back|neck) .. @pain|@pain .. (back|spine)|backache|back ache',
          '@real_fever',
          '~@immun_or_ivdu|drug|injection|@severe|night|cancer',
        ],
      },
      {
        all: [
          '@severe .. (back|spine)|(back|spine) .. @severe',
          '@fell|fall|lifted|accident|crash',
          '~@osteoporosis|@age_65_up',
        ],
      },
      { all: ['(back|spine|neck) .. @pain|@pain .. (back|spine|neck)', '@trauma_big'] },
    ],
  },
  {
    id: 'ort.septic-joint',
    concept: { en: 'Hot swollen joint', 'zh-Hant': '關節紅腫熱痛（疑似化膿性關節炎）' },
    tier: 'T2',
    why: {
      en: 'A septic joint is destroyed within days and can kill.',
      'zh-Hant': '化膿性關節炎數日內即可破壞關節並致命。',
    },
    source: { name: 'BSR/BOA hot swollen joint guideline', checked: false },
    signedOff: null,
    signs: [
      { all: ['@hot_joint', '@real_fever|@rigors|unwell|sweats'], within: 40 },
      {
        all: [
          '@joint ..8 (hot|red|burning)',
          'swollen|swelling|ballooned|puffed|balloon^|swelled|size of',
          '@cant_weight|@severe|cant bend|cant move|agony|replaced|replacement|prosthetic|throb^|so sore|painful',
        ],
        within: 40,
      },
      {
        all: [
          '(replacement|replaced|prosthetic|artificial) .. (knee|hip|shoulder|joint)|(knee|hip|shoulder) (replacement|replaced|prosthesis)|new (knee|hip)',
          '(hot|red|scorching|boiling|burning|oozing|leaking|pus|weeping|infected|discharg^)',
        ],
        within: 40,
      },
      {
        all: [
          '@child',
          '(limp^|refus^ to walk|wont (walk|stand|put weight|weight bear)|cant (walk|stand|weight bear))',
          '@real_fever',
        ],
      },
    ],
    exceptions: [
      {
        pattern: 'not (hot|red|warm)|(isnt|is not) (hot|red|warm)',
        effect: 'T3',
        scope: 'message',
        why: 'The joint is cold.',
      },
    ],
  },
  {
    id: 'ort.compartment',
    concept: { en: 'Compartment syndrome or tight cast', 'zh-Hant': '腔室症候群或石膏過緊' },
    tier: 'T1',
    why: { en: 'Muscle dies within six hours.', 'zh-Hant': '六小時內肌肉即壞死。' },
    source: { name: 'BOAST compartment syndrome', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@cast',
          '(too tight|so tight|really tight|very tight|unbearabl*|agony|excruciating|worse|getting worse|throb^|severe|terrible|cant bear|killing|digging|tight)',
          '(toes|fingers|foot|hand|thumb|leg|arm) .. (numb|cold|blue|pale|white|purple|tingl^|swollen|swelling|cant (move|feel)|no feeling|gone|dusky|dead|pins and needles|puffy|gray)|cant (feel|move|wiggle) .. (toes|fingers)|(numb|cold|blue|pale|white|tingl^) .. (toes|fingers|foot|hand)',
        ],
      },
      {
        all: [
          '@cast',
          'cant (feel|move|wiggle) .. (toes|fingers)|(numb|cold|blue|white) (toes|fingers)|(toes|fingers) .. (numb|blue|white|cold|purple|dusky|dead)',
        ],
        within: 40,
      },
      {
        all: [
          'pain out of proportion|(pain|agony) .. (morphine|codeine|strong painkillers|painkillers) .. (doesnt|not|wont|isnt|nothing|even)|even with morphine|(morphine|oramorph|codeine) .. (doesnt|not|isnt|nothing|wont|hasnt|barely)',
          '(leg|arm|calf|forearm|shin|fracture|break|broken|broke|cast|plaster|swollen|rock hard|tense)',
        ],
        within: 40,
      },
      {
        all: [
          '(calf|forearm|shin|leg|arm|thigh) .. (rock hard|tight as a drum|tense|wooden|solid|hard as)',
          '@severe|numb|swollen|broken|fracture|crush',
        ],
        within: 40,
      },
    ],
  },
  {
    id: 'ort.open-fracture',
    concept: { en: 'Open or deformed fracture, limb at risk', 'zh-Hant': '開放性或變形骨折、肢體危急' },
    tier: 'T1',
    why: { en: 'Infection, blood supply and the limb are at stake.', 'zh-Hant': '感染、血流與肢體保存皆受威脅。' },
    source: { name: 'BOAST open fractures; NHS When to call 999', checked: true },
    signedOff: null,
    signs: [
      '@bone_out',
      {
        all: [
          '@bent_wrong',
          '@fell|@hit|broke|broken|accident|crash|snap^|crack^|landed|twisted|football|rugby|trampoline|playing|@pain|bike|skat^|ski^|swollen|child|son|daughter|hurt|crush^|tackled|pop^|dislocat*',
        ],
        within: 50,
      },
      '@amputated',
      {
        all: [
          '@high_pressure',
          '(hand|finger|fingers|thumb|foot|leg|arm|palm|toe|chest|head|injur^|swelling|swollen|inject^|wound|pelvis|wrist)',
        ],
        within: 25,
        unless: ['high pressure (at work|job|environment|situation)|crush^ ((pill|pills)|(tablet|tablets)|on)'],
      },
    ],
  },
  {
    id: 'ort.fracture',
    concept: { en: 'Likely broken bone', 'zh-Hant': '疑似骨折' },
    tier: 'T2',
    why: { en: 'Needs an X-ray and a splint the same day.', 'zh-Hant': '需當日X光與固定。' },
    source: { name: 'NICE NG38', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@child',
          '@fell|fall|pulled|yanked|trampoline|swung',
          '(arm|leg|elbow|wrist) ..4 (hang^|limp|wont move|not (using|moving)|dangl^)|(wont|not|refus^ to) (use|using|move|moving) .. (arm|leg|hand|foot)|(scream^|cries|crying) .. (touch^|move)',
        ],
        within: 40,
      },
      {
        all: [
          '@fell|@hit|landed|twisted|rolled|accident|crash|tackled|kicked|jumped|trampoline|slammed',
          '@cant_weight|heard (a|it)? (snap|crack|pop|crunch)|(felt|heard) .. (snap|crack|crunch)|cant (move|use|bend|lift|grip)|wont (use|move)',
          '@pain|swollen|swelling|bruis^|broken|fracture^|purple|leg|arm|ankle|wrist|foot|hand|elbow|shoulder|collarbone',
        ],
        within: 40,
        unless: ['(weeks|months|years) ago'],
      },
      '(think|sure|might be|could be|probably|definitely|must be|looks|may have|feels|have|s|possibly) .. (broken|broke|fractured) .. (arm|leg|wrist|ankle|hip|collarbone|elbow|foot|hand|finger|toe|(rib|ribs)|bone|it|nose|jaw)',
    ],
    exceptions: [
      {
        pattern: '(cast|plaster|boot) (off|removed|comes off|came off)|healed|physio*|rehab',
        effect: 'T3',
        scope: 'message',
        why: 'Already treated.',
      },
    ],
  },
  {
    id: 'ort.hip-fracture',
    concept: { en: 'Hip fracture in an older person', 'zh-Hant': '高齡髖部骨折' },
    tier: 'T1',
    why: { en: 'Needs an ambulance and an operation within 36 hours.', 'zh-Hant': '需救護車送醫並於36小時內手術。' },
    source: { name: 'NICE CG124', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@zh_fall',
          '站不起來|站不起|不能走|無法走|走不了|沒辦法走|髖|腿 ..3 (短|外翻)',
          '阿公|阿嬤|爺爺|奶奶|外婆|外公|老人|長輩|髖|@age_65_up',
        ],
      },
      {
        all: [
          '@fell|on the floor|found on',
          '@hip_fracture|hip',
          '@cant_weight|shorter|turned out|rotated|agony|scream^|broken|cant move',
        ],
        age: { from: 50 },
        unless: ['@sports'],
      },
      {
        all: [
          '@fell',
          '(leg|foot) .. (shorter|short than|turned out|turned outwards|rotated|rolled out|pointing out|shortened)',
        ],
      },
      {
        all: [
          '@fell|on the floor',
          '@cant_weight',
          '@age_65_up|gran|nan|nana|grandma|grandmother|grandad|granddad|grandpa|grandfather|elderly|great aunt',
        ],
      },
    ],
  },
];
