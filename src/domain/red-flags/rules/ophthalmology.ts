import type { RedFlagRule } from '../rule.ts';

export const OPHTHALMOLOGY: readonly RedFlagRule[] = [
  {
    id: 'oph.vision-loss',
    concept: { en: 'Sudden loss of sight', 'zh-Hant': '突然視力喪失' },
    tier: 'T1',
    why: {
      en: 'A blocked eye artery, arteritis or stroke: sight is lost for good within hours.',
      'zh-Hant': '可能為視網膜動脈阻塞或中風，數小時內永久失明。',
    },
    source: { name: 'RCOphth; BHR NHS eye urgency list', checked: true },
    signedOff: null,
    signs: [
      { all: ['@zh_vision_loss', '@zh_sudden|剛|今|昨|分鐘|小時|右眼|左眼|一隻|單眼'], within: 30 },
      '@cant_see',
      '突然看不見|突然看不到|視力突然|突然失明|一隻眼睛看不見|眼睛突然看不見|眼前黑|眼睛突然黑',
    ],
    exceptions: [
      {
        pattern:
          'since (i|he|she) (was|were)|(from|since) (birth|childhood)|optic (nerve)? atrophy|when i was|in @year_date',
        effect: 'T3',
        scope: 'message',
        why: 'Lost years ago.',
      },
      {
        pattern:
          '(glasses|prescription|cataract^|reading|small print|gradual^|slowly|over (the)? (years|months)|contact (lens|lenses)|(since|from) birth|registered blind|already blind|long standing|screen|night driving|(light|lights) (are|is|was|were)? off|in the dark|need (new)? glasses|color blind|point|blind spot (in)? (car|mirror)|(love|date)) ',
        effect: 'T3',
        scope: 'message',
        why: 'Gradual, or glasses.',
      },
      { pattern: 'migraine aura as usual|usual aura', effect: 'T3', scope: 'message', why: 'The usual aura.' },
    ],
  },
  {
    id: 'oph.retina',
    concept: { en: 'Possible retinal tear or detachment', 'zh-Hant': '疑似視網膜裂孔或剝離' },
    tier: 'T2',
    why: { en: 'Treated the same day, sight can be saved.', 'zh-Hant': '當日處理可保住視力。' },
    source: { name: 'NICE CKS retinal detachment; BHR list', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          'floater^|cobweb^|(black|dark) (dots|spots|specks|bits|flecks|threads)|specks|soot|tadpoles|(shower|swarm|loads|lots|hundreds|flurry) of .. (spots|dots|floaters|black|specks)|flies',
          '(new|sudden*|flash^|shower|lots|loads|more|hundreds|shadow|curtain|today|yesterday|started|since|swarm|explosion|increase|burst|lightning|woke|days ago|flurry|noticed)',
          'eye|eyes|vision|sight|floater^|see|seeing',
        ],
        within: 30,
      },
      {
        all: [
          'flash^ (of light|lights|in)?|flashing lights|lightning (streak^|flash^)|camera flash^|sparks|(arc|arcs) of light',
          'floater^|corner of .. eye|shadow|curtain|peripher*|side of .. (eye|vision)|edge of .. (eye|vision)|one eye',
        ],
        within: 30,
      },
      '(shadow|curtain|veil|dark area|gray area|cloud) .. (side|corner|edge|over|across|coming|bottom|top|creep^) .. (eye|vision|sight)',
      '閃光 .. 飛蚊|飛蚊 .. (增加|變多|突然|閃光)|突然 .. 飛蚊|視網膜剝離',
    ],
    exceptions: [
      {
        pattern: '(few floaters|floaters) .. (years|always|ages|months)|had floaters for|for years|migraine',
        effect: 'T3',
        scope: 'message',
        why: 'Long-standing floaters.',
      },
    ],
  },
  {
    id: 'oph.angle-closure',
    concept: { en: 'Painful red eye: acute glaucoma', 'zh-Hant': '急性隅角閉鎖性青光眼' },
    tier: 'T1',
    why: { en: 'The pressure destroys the optic nerve within hours.', 'zh-Hant': '眼壓數小時內破壞視神經。' },
    source: { name: 'Moorfields; RCOphth', checked: true },
    signedOff: null,
    signs: [
      { all: ['@eye_pain|eye hurts|sore eye', '~glaucoma|angle closure'], tier: 'T2' },
      {
        all: [
          '@eye_pain',
          'halo*|rainbow^|rings .. ((light|lights)|lamp^)|hazy|blur^|foggy|cloudy|@vomiting|feel sick|hard eye|rock hard|(eye|eyeball) .. hard|pupil|headache|steamy|misty|dim',
          'red|bloodshot|@severe|halo*|rainbow^|@vomiting|@sudden|pupil|hard|suddenly',
        ],
        within: 40,
      },
      {
        all: ['halo*|rainbow^|rings', '(light|lights)|lamp^|bulb^|headlights', '@eye_pain|@headache|@vomiting|red'],
        within: 40,
      },
    ],
    exceptions: [
      {
        pattern: '(after|since) (my|the) (laser|lasik|eye drops)|dry eye clinic',
        effect: 'T2',
        scope: 'message',
        why: 'Still the same day.',
      },
    ],
  },
  {
    id: 'oph.injury',
    concept: { en: 'Chemical or penetrating eye injury', 'zh-Hant': '眼部化學灼傷或穿刺傷' },
    tier: 'T1',
    why: {
      en: 'Rinse with water now, for at least 20 minutes, before anything else. Never rinse a pierced eye.',
      'zh-Hant': '化學灼傷應立即沖水至少20分鐘；穿刺傷則不可沖洗。',
    },
    source: { name: 'BHR NHS eye urgency list', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '@chemical_eye|powder|dust',
          '(blew|blown|flew|puffed|fell|blasted|landed|splash^|exploded) ..4 (eye|eyes)',
        ],
        within: 12,
      },
      '(漂白水|化學|清潔劑|水泥|強酸|強鹼|鹽酸|通樂|石灰|農藥) ..8 眼|眼 ..6 (噴到|濺到|潑到) ..6 (漂白水|化學|清潔劑|水泥|酸|鹼|農藥)',
      {
        all: [
          '@chemical_eye',
          '(spat|spit^|jumped|burst|explod^|leaked|fell|poured|splash^|squirt^|spray^|spurt^|flick^|got|went|gone|get|spilt|spilled|drip^|rubbed|burn^|sting^|splatter^|in) .. (my|his|her|the|one|both|s|left|right)? (left|right)? (eye|eyes|eyeball|face)',
        ],
        within: 14,
      },
      {
        all: [
          '@eye_object',
          '(hit|in|into|stuck|poked|pierced|went|flew|flown|lodged|embedded|shot|got|struck|stabbed|scratched|through|bounced|jabbed|caught|something) .. (my|his|her|the|one|s)? (left|right)? (eye|eyes|eyeball)',
        ],
        within: 16,
      },
      {
        all: [
          '(eye|eyeball)',
          '(bleeding (from|inside)|leaking|jelly|popped|burst|cut open|torn|slit|pupil .. (shape|teardrop|oval|odd)|pierced|ruptured|blood in the (colored|front))',
          '@hit|accident|injur^|fight|punch^|stick|glass|@eye_object|blow|ball',
        ],
        within: 40,
      },
      {
        all: [
          '(punched|hit|kicked|elbowed|struck|ball|elbow|fist) .. (in|on|to) .. eye',
          '@blurred|@cant_see|blood|pupil|double|pain|dark',
        ],
        within: 30,
        tier: 'T2',
      },
      '(漂白水|化學|清潔劑|水泥|鹼|酸|鹽酸) .. (噴|濺|跑) .. 眼|眼睛 .. (噴到|濺到)',
    ],
    exceptions: [
      {
        pattern:
          '(shampoo|baby soap|soap|sunscreen|(make up|makeup)|mascara|water) .. (settled|fine now|better)|(settled|fine|better) now',
        effect: 'T3',
        scope: 'message',
        why: 'A mild sting that settled.',
      },
    ],
  },
  {
    id: 'oph.keratitis',
    concept: { en: 'Sight-threatening eye infection', 'zh-Hant': '威脅視力的眼部感染' },
    tier: 'T2',
    why: {
      en: 'Corneal ulcers and orbital infection blind within days.',
      'zh-Hant': '角膜潰瘍與眼眶感染數日內可致盲。',
    },
    source: { name: 'NICE CKS red eye; BHR list', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          'contact lens^|contacts|lenses|slept in (my|the) (lenses|contacts)',
          '@eye_pain|red|light .. hurt^|@light_hurts|gritty|white spot|blur^|scratchy|discharge|swollen',
        ],
        within: 50,
      },
      {
        all: ['@eye_pain', '@light_hurts|sensitiv^ to light|@blurred|@cant_see|vision (down|worse|reduced)|white spot'],
        within: 40,
      },
      { all: ['@sudden_strict', '@eye_pain', 'red|blur^|vision'], within: 30 },
      {
        all: [
          '(after|since|post|following) .. (cataract|eye) (surgery|operation|op|injection)|(cataract|eye) (surgery|operation|injection)',
          '@eye_pain|@blurred|red|worse|@cant_see|discharge',
        ],
        within: 40,
        unless: ['vision is (great|good|fine)'],
      },
      {
        all: [
          '(swollen|swelling|puffy|red) .. (eyelid|eyelids|eye|lid|lids)|(eyelid|eyelids|eye|lids) .. (swollen|swelling|shut|closed|red)',
          '@real_fever|(pain|hurts) .. (mov^|look^)|bulg^|double vision|cant open|(eye|eyeball) .. (sticking out|bulg^|protrud^)',
        ],
        within: 40,
      },
      { all: ['shingles|zoster|blister^', '(forehead|nose|eye|eyelid|tip of .. nose|face|scalp)'], within: 20 },
    ],
    exceptions: [
      {
        pattern: 'over (the last|the past|about)? (a|@years_or_months|years|months)|gradual^|slowly',
        effect: 'T3',
        scope: 'message',
        why: 'Gradual.',
      },
      {
        pattern:
          '(sticky|gunky|crusty|conjunctivitis) .. (no pain|not painful|vision (is)? (fine|normal))|(hay fever|hayfever)|itchy eyes',
        effect: 'T3',
        scope: 'message',
        why: 'Sticky or itchy, no pain, normal sight.',
      },
    ],
  },
  {
    id: 'oph.arteritis',
    concept: { en: 'Possible giant cell arteritis', 'zh-Hant': '疑似巨細胞動脈炎' },
    tier: 'T2',
    why: { en: 'Sight can go overnight; steroids today.', 'zh-Hant': '一夜之間可失明，需當日類固醇。' },
    source: { name: 'BSR giant cell arteritis 2020', checked: true },
    signedOff: null,
    age: { from: 50 },
    signs: [
      {
        all: [
          '(brush^|comb^|touch^|wash^) (my|her|his) hair (hurts|is painful|is agony)|scalp .. (@pain|tender)|temple',
          'jaw|chew^|sight|vision',
        ],
        age: { from: 50 },
        within: 40,
      },
      '(chew^|eating) ..4 (tires|aches|hurts|pains|cramps) ..2 jaw|jaw .. (tires|aches|cramps|gives up) .. (chew^|eat^)',
      {
        all: [
          '@headache|temple|temples',
          '(jaw|chew^|eating|scalp|comb^|brush^) .. (@pain|ache^|tender|tired|sore|hurt^|cramp^|claudication|chew^|stiff)|(@pain|sore|tender|hurt^|ache^) .. (jaw|chew^|scalp|comb^|brush^ .. hair)',
        ],
        age: { from: 50 },
        within: 50,
      },
      {
        all: ['temple|temples|scalp tender*|jaw .. chew^|polymyalgia|temporal', '@blurred|@cant_see|double vision'],
        age: { from: 50 },
        tier: 'T1',
        within: 60,
      },
      'giant cell arteritis|temporal arteritis|顳動脈炎',
    ],
    exceptions: [
      {
        pattern: '(tmj|toothache|dentist|grind my teeth|grinding)',
        effect: 'T3',
        scope: 'message',
        why: 'Jaw joint or tooth.',
      },
    ],
  },
];
