import type { RedFlagRule } from '../rule.ts';

export const DERMATOLOGY: readonly RedFlagRule[] = [
  {
    id: 'der.drug-reaction',
    concept: { en: 'Severe drug rash', 'zh-Hant': '嚴重藥疹' },
    tier: 'T1',
    why: {
      en: 'SJS/TEN strips the skin like a burn. Stop the drug.',
      'zh-Hant': '史蒂芬強生症候群會使皮膚如燒傷般剝落，須停藥。',
    },
    source: { name: 'BAD SJS/TEN 2016; NHS', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '~@new_drug',
          '(skin|rash|blister^|sores|ulcer^) .. (peel^|blister^|com^ off|slough^|rubb^ off|sheets|raw|burn^|painful|spreading|strip^|falling)|(peel^|blister^|slough^|raw|shedding) .. (skin|mouth|lips|eyes|genitals)|(sores|(ulcer|ulcers)|blister^|raw|crust^) .. (mouth|lips|eyes|genitals|vagina|penis|tongue)|(mouth|lips|eyes|genitals) .. (sores|ulcer^|blister^|raw|peel^|crust^|bleed^)|rash .. (fever|face swollen|glands)',
        ],
      },
      {
        all: [
          'skin .. (peel^ off|coming off in|com^ away|slough^|fall^ off|rubb^ off|sliding off)|(sheets|layers) of skin',
          '@fever|mouth|lips|eyes|painful|tablet^|drug|medic*|antibiotic^|blister^|red',
        ],
        within: 40,
        unless: ['sunburn|sun burn|tan|feet|athlete|dry skin|hands are dry|eczema'],
      },
      { all: ['~@new_drug', '@rash', '@real_fever|face .. (swollen|swell^)|swollen glands|blister^|lips'], tier: 'T1' },
      'stevens johnson|toxic epidermal|sjs|史蒂芬強生',
    ],
  },
  {
    id: 'der.necrotising',
    concept: { en: 'Necrotising infection', 'zh-Hant': '壞死性軟組織感染' },
    tier: 'T1',
    why: { en: 'Flesh dies by the hour; surgery now.', 'zh-Hant': '組織以小時計壞死，須立即手術。' },
    source: { name: 'NICE NG141; NICE CKS cellulitis', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '@skin|flesh|muscle|wound',
          'crackl^|crepitus|crunches|bubble wrap|gas under',
          'black|purple|smell^|pain|spread^|swollen|fever|finger|press|touch',
        ],
        within: 30,
        unless: ['lung^|chest|knee|joint|basal|crepitations|crackles at'],
      },
      {
        all: [
          '@skin|cellulitis|infection|bite|wound|groin|abscess|lump',
          '(black|purple|gray|dusky|blister^|bubbl^|crackl^|crunch^|dead|bruis^|maroon|bubble wrap|rice krispies|bronze|necro*)',
          '(spread^|fast|quick^|hour|hours|rapid*|doubled|@severe|agony|pain|fever|creeping|climb^|moving up)',
          '(@severe|agony|out of proportion|far worse|unbearable|excruciating|worse than it looks|spread^ .. (fast|hour|quick^|rapid*)|crackl^|crunch^|blister^|black)',
        ],
        within: 50,
        unless: ['black eye|bruise from|@tick', '@hit .. toe', '@cast'],
      },
      {
        all: [
          'pain .. (worse than|out of proportion|doesnt match|too much for)|more painful than it looks|far worse than it looks',
          '@skin|cellulitis|red|infection|swollen',
        ],
        within: 40,
      },
      'necroti*|flesh eating|gangrene|gas gangrene|fournier*|壞死性筋膜炎',
    ],
  },
  {
    id: 'der.cellulitis',
    concept: { en: 'Spreading skin infection with a warning feature', 'zh-Hant': '蜂窩性組織炎合併警訊' },
    tier: 'T2',
    why: {
      en: 'Fever, the face, tracks up the limb or diabetes make it urgent.',
      'zh-Hant': '發燒、臉部、紅線或糖尿病使其緊急。',
    },
    source: { name: 'NICE NG141; NICE NG19', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(redness|red|swelling|swollen|infection|hot) ..4 (face|cheek|eyelid|nose|around (my|his|her) eye)',
          '@real_fever',
          'eye|spread^|face|cheek|reached',
        ],
        within: 25,
        unless: ['rosy cheeks|red cheeks|teething|slapped|sore throat|ear'],
      },
      {
        all: [
          '(redness|red area|red patch|red skin|cellulitis|hot and red|red and hot|infection|infected|wound|abscess|bite|cut|ulcer|boil)',
          '(spread^|track^|streak^|red line^|line .. up|climb^|growing|bigger|moving up|creeping|doubled|past the (line|pen))',
          '@real_fever|@rigors|shivery|@unwell|streak^|red line^|line .. up|groin|diabet*|face|eye',
        ],
        within: 60,
      },
      '(red|purple)? (streak^|line|lines|track^|stripe) .. (up|along|from|going up|toward^|creeping up) .. (arm|leg|wound|bite|cut|hand|foot|elbow|knee|armpit|groin)',
      {
        all: [
          '~diabet*',
          '(foot|toe|toes|heel|feet) .. (ulcer|sore|wound|black|red|infected|smell^|pus|swollen|hole|blister|cut|open|ooz^|weep^|hot)|(ulcer|sore|wound|hole|blister) .. (foot|toe|heel|feet)|diabetic foot',
        ],
      },
      {
        all: [
          '(face|eye|nose|cheek|eyelid)',
          '(cellulitis|abscess|erysipelas|red hot swollen|hot red)',
          'spread^|swollen|fever',
        ],
        within: 30,
      },
      {
        all: [
          '(dental|tooth|jaw|gum) .. (abscess|infection|swelling|swollen)|(face|jaw|neck) .. (swollen|swelling|swelled)',
          '(tooth|dental|gum|jaw|wisdom)',
          '@real_fever|@swallow_trouble|cant open|eye|neck|@breathless|spread^',
        ],
        within: 50,
      },
      {
        all: [
          '(dog|cat|human|animal|bat|monkey|rat) .. @bite_sting|@bite_sting .. (dog|cat|human|animal|bat|monkey|stray|rat)',
          'red|swollen|swelling|pus|deep|hand|face|rabies|stray|abroad|punctur^|bat|fever|foaming',
        ],
        within: 40,
        unless: ['mosquito'],
      },
    ],
  },
  {
    id: 'der.herpes',
    concept: { en: 'Eczema herpeticum or shingles near the eye', 'zh-Hant': '疱疹性濕疹或眼部帶狀疱疹' },
    tier: 'T2',
    why: { en: 'Spreads over the skin or blinds; antivirals today.', 'zh-Hant': '可全身擴散或致盲，需當日抗病毒藥。' },
    source: { name: 'NICE CKS eczema; NICE CKS shingles', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'eczema',
          '(punched out|blister^|sores|ulcer^|crater^|weep^|open sores|pus filled|cluster^|cold sore^|fluid filled)',
          '@fever|pain^|spread^|unwell|punched|cluster^|sudden*|cold sore^|face|eye',
        ],
        within: 40,
      },
      { all: ['shingles|zoster', '(forehead|nose|eye|eyelid|scalp|ear|face)'], within: 25 },
      {
        all: ['(blister^|rash) .. (forehead|nose|eyelid|eye)', '(pain^|burn^|tingl^)', 'one side|side|eye'],
        within: 30,
      },
    ],
  },
  {
    id: 'der.mole',
    concept: { en: 'Changing mole', 'zh-Hant': '痣的變化' },
    tier: 'T3',
    why: { en: 'Melanoma: seen within two weeks.', 'zh-Hant': '疑似黑色素瘤：兩週內就診。' },
    source: { name: 'NICE NG12', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          'mole|moles|freckle|birthmark|beauty spot|(dark|black|brown) (spot|streak|patch|mark|lump)|痣',
          '(chang^|grow^|grew|bigger|larger|darker|bleed^|itch^|crust^|irregular|ooz^|spread^|new|uneven|raised|變大|變黑|流血)',
        ],
        within: 25,
      },
    ],
  },
  {
    id: 'der.erythroderma',
    concept: { en: 'Red all over or pustular flare', 'zh-Hant': '紅皮症或膿疱發作' },
    tier: 'T2',
    why: { en: 'Loses heat and water like a burn.', 'zh-Hant': '如燒傷般流失熱量與水分。' },
    source: { name: 'British Association of Dermatologists', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(red|inflamed|bright red|scarlet) .. (all over|head to toe|whole body|entire body|everywhere|from head)|(whole|entire) (body|skin) .. (red|inflamed|on fire|peeling)',
          '(shed^|peel^|flak^|shiver^|cold|fever|scal^|chills|hot|pustul^|psoriasis|eczema)',
        ],
        within: 40,
        unless: ['sunburn|sun burn'],
      },
      { all: ['psoriasis', 'pustul^|pus|(red|hot) all over|@fever|shiver^'], within: 30 },
    ],
  },
];
