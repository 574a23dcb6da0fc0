import type { RedFlagRule } from '../rule.ts';

export const GASTROENTEROLOGY: readonly RedFlagRule[] = [
  {
    id: 'gi.bleed',
    concept: { en: 'Bleeding from stomach or bowel', 'zh-Hant': '消化道出血' },
    tier: 'T1',
    why: {
      en: 'A slow leak can become a flood; blood pressure falls late.',
      'zh-Hant': '可能突然大量出血，血壓下降為晚期徵象。',
    },
    source: { name: 'NICE CG141', checked: false },
    signedOff: null,
    signs: [
      '(吐|嘔|嘔吐) ..4 (血|咖啡色|咖啡渣)|(大便|便|排便|糞便) ..5 (黑|柏油|鮮血|大量血|血塊)|黑便|便血 ..6 (大量|暈|很多)',
      '@vomit_blood',
      '@black_stool',
      {
        all: [
          '@rectal_blood',
          '@lots_of_blood|@faint|dizzy|light headed|clots|@palpitations|pale|filled the (toilet|bowl)|toilet (is|was|bowl)? .. (full|red|covered)|@blood_thinner|soak^|gush^|pour^|pure blood|nothing but blood|maroon|weak|fainted|ulcerative colitis|crohn*',
        ],
        within: 40,
      },
      {
        all: [
          '@rectal_blood',
          '@real_fever|(belly|tummy|stomach|abdominal) .. @pain|@severe|(@diarrhea) .. (days|times|child)|kidney|urine|pale',
        ],
        tier: 'T2',
        unless: ['hemorrhoid^|piles|fissure', '@weeks_any'],
      },
      '吐血|嘔血|黑便|大量便血|解黑便',
    ],
    exceptions: [
      {
        pattern:
          '(iron (tablets|tablet|supplement^|pills|pill)|ferrous|pepto|bismuth|licorice|liquorice|black pudding|beetroot|blueberr*|guinness|activated charcoal)',
        effect: 'T3',
        scope: 'message',
        why: 'Iron or food colours the stool.',
      },
      {
        pattern:
          '(smear|streak|spot|speck|drop|bit|tiny|little) .. (on|of) .. (paper|tissue|blood|wip^)|(when|after) (i)? wip^',
        effect: 'T3',
        scope: 'sentence',
        why: 'A smear on the paper.',
      },
    ],
  },
  {
    id: 'gi.acute-abdomen',
    concept: { en: 'Acute abdomen', 'zh-Hant': '急性腹症' },
    tier: 'T1',
    why: {
      en: 'Perforation, obstruction or a strangled bowel needs a surgeon.',
      'zh-Hant': '穿孔、阻塞或腸絞扼需外科處理。',
    },
    source: { name: 'NHS When to call 999; RCS acute abdomen', checked: true },
    signedOff: null,
    signs: [
      {
        all: [
          '@zh_belly',
          '@zh_severe|硬 ..2 (板|石)|冒冷汗|打滾|直不起腰|劇',
          '@zh_sudden|硬|吐|燒|冷汗|打滾|右下|不能動|受不了|昏|小時',
        ],
        within: 40,
      },
      '@belly ..6 (rigid|hard as|rock hard|like (a)? (board|wood|rock|stone|plank|drum|concrete)|board like|boardlike|solid|tense|guarding|peritoni*|stiff as)|(rigid|rock hard|board like|tense|hard) (belly|tummy|abdomen|stomach)|rebound tenderness|guarding',
      {
        all: [
          '@belly_pain',
          '@severe',
          '@sudden_strict|@vomiting|@fever|cant (move|stand|walk|straighten)|doubled|swollen|bloated|@faint|@clammy|worse|worsening|hours|scream^|crying|floor|fetal position',
        ],
        within: 40,
      },
      {
        all: [
          '@belly_pain|@belly .. (swollen|bloated|blown|distend^|huge|balloon^|tight|hard|big)|(swollen|bloated|distended|huge|tight) .. @belly',
          '(cant|couldnt|unable to|not|hasnt|havent|no|nothing|stopped) .. (pass^ .. (wind|gas)|passed (wind|gas|stool|anything)|fart^|poo^|pooed|bowel movement|bowels|(wind|gas|stool) (coming|passing)|opened .. bowels|been to the (toilet|loo)|gone to the toilet)',
          '@vomiting|swollen|bloated|distend^|hard|big|blown up|nothing stays',
        ],
        within: 60,
      },
      {
        all: [
          '(vomit^|throwing up|sick|being sick) .. (poo|feces|fecal|brown|green|bile)|fecal vomit*',
          '@belly_pain|bloated|swollen|cant',
        ],
        within: 40,
      },
      {
        all: [
          '@belly_pain',
          '(lower right|right lower|bottom right|right hand side|right side|rlq|right iliac|mcburney|(moved|moving|shifted|went|started|began) .. (right|belly button|navel|middle))',
          '@fever|@vomiting|@nausea|worse|(off|lost|no) .. (food|appetite)|hurts (to|when) (walk|cough|move|jump)|(cough^|walk^|jump^|bump^|move|moving) .. (hurt^|worse|agony|pain^)',
        ],
        within: 60,
        tier: 'T2',
      },
      {
        all: [
          '@belly_pain',
          '@fever|@rigors',
          '@vomiting|@severe|tender*|yellow|jaundice|after (surgery|operation|op)|post op|constant|worse',
        ],
        within: 60,
        tier: 'T2',
        unless: ['@diarrhea', 'period pain'],
      },
      {
        all: ['@severe .. @belly_pain|@belly_pain .. @severe'],
        within: 30,
        tier: 'T2',
        unless: ['period|menstrual|cramps every month|constipat*'],
      },
      {
        all: [
          'hernia|lump .. groin|groin .. lump',
          '(cant|wont|not) .. (push|go|pushed|goes) .. (back|in)|(hard|stuck|red|purple|tender|painful|tight)',
          '@pain|@vomiting|hard|agony',
        ],
        within: 40,
      },
      '(appendicitis|appendix ..3 (burst^|pain|rupture^|inflamed)|bowel obstruction|perforat^)|腹部劇痛|肚子劇痛|腹痛到|肚子硬|板狀腹|肚子痛到',
    ],
    exceptions: [
      {
        pattern: '(on and off|for) (for)? (months|years|ages)|comes and goes|goes away',
        effect: 'T3',
        scope: 'message',
        why: 'On and off for a long time.',
      },
      {
        pattern:
          '(mild|slight|dull|little|minor) (cramp^|ache|pain|discomfort|gnawing)|(dull|gnawing) .. ache|period (pain|cramps)|(for|about|over) (about|the last|over)? (@number|two|three|several|few|many) (months|years)|gas pain|@days_long|appendix (out|removed|taken)|appendicectomy|appendectomy',
        effect: 'T3',
        scope: 'message',
        why: 'Mild or long-standing.',
      },
    ],
  },
  {
    id: 'gi.liver',
    concept: { en: 'Acute liver failure or jaundice with illness', 'zh-Hant': '急性肝衰竭或黃疸合併不適' },
    tier: 'T1',
    why: { en: 'Confusion with jaundice means the liver is failing.', 'zh-Hant': '黃疸合併意識混亂代表肝衰竭。' },
    source: { name: 'EASL acute liver failure; NICE NG50', checked: false },
    signedOff: null,
    signs: [
      { all: ['@belly_pain|pain .. back', 'yellow (eyes|skin)|jaundic*', '@fever|@rigors|vomit^'] },
      {
        all: [
          'jaundic*|(skin|eyes|whites of .. eyes|face|turned|gone|went|looks|looking|bit) .. (yellow|yellowish)|yellow (skin|eyes|tinge|color|whites)|icter*|黃疸|皮膚變黃|眼睛變黃',
          '@confused|@drowsy|@fever|@vomit_blood|@belly_pain|bruis^|bleed^|swollen (belly|tummy)|@overdose_words|paracetamol|acetaminophen|tylenol|flap^|asterixis',
        ],
        within: 90,
      },
      {
        all: [
          'jaundic*|yellow (skin|eyes|tinge)|(skin|eyes|baby|face|he|she) .. (yellow|yellowish)',
          '@age_under_1|newborn|baby',
          'sleepy|feed^|pale (poo|stool)|dark (urine|pee)|more yellow|getting|legs|spread^|24 hours|lethargic|day old|white (poo|stool)',
        ],
        tier: 'T2',
      },
      {
        all: ['jaundic*|(skin|eyes) .. (yellow|yellowish)|yellow (skin|eyes)|黃疸|眼白變黃'],
        within: 30,
        tier: 'T2',
      },
    ],
  },
  {
    id: 'gi.dehydration',
    concept: { en: 'Cannot keep anything down', 'zh-Hant': '無法進食進水、脫水' },
    tier: 'T2',
    why: {
      en: 'Dehydration harms the kidneys, soonest in the old and the pregnant.',
      'zh-Hant': '脫水會傷腎，老人與孕婦尤甚。',
    },
    source: { name: 'NICE CKS gastroenteritis; NICE CKS hyperemesis', checked: false },
    signedOff: null,
    signs: [
      {
        all: [
          '(cant|couldnt|unable to|not able to|wont) .. keep .. down|nothing stays down|everything (comes|came) (straight)? (back)? up',
          '!(@hours_12_up|days|all day|since|@pregnant|@age_65_up|not peed|dark urine|dizzy|faint^|weak|water|fluids|@diabetic)',
        ],
        within: 60,
      },
      {
        all: [
          '@vomiting|@diarrhea',
          'severely dehydrated|dehydrat*',
          '(no|not|hasnt|havent|barely) .. (urine|pee^|wee^|urinat^)|dizzy|faint^|confus^|drows^|lethargic|heart .. (fast|racing|high)|weak',
        ],
      },
      {
        all: [
          '~@pregnant',
          '@vomiting',
          '(cant|not|unable) .. (keep|kept) .. (down)|(@number times|all day|constantly|nonstop|non stop|blood|weight loss|lost weight|dehydrat*|dark (pee|urine))',
        ],
      },
    ],
  },
];
