import type { Question } from './question.ts';

/** Something that a good answer often needs. */
export type Fact = 'age' | 'sex' | 'who-is-ill' | 'pregnancy' | 'medicines' | 'allergies' | 'duration';

/** Most of a question that is read for facts, in UTF-16 units. */
const MAX_READ_LENGTH = 50_000;

/** Ages in years at which a pregnancy can matter, the last not included. */
const FERTILE_FROM = 10;
const FERTILE_BELOW = 60;

type Asked = Pick<Question, 'title' | 'body' | 'followUps' | 'ageBand' | 'sex'>;

const number = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|few|several|a couple(?: of)?|some|many)`;
const unit = `(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?)`;
const hanNumber = String.raw`(?:\d{1,3}|[一二兩三四五六七八九十幾半數])`;

const FEMALE_KIN =
  'mother|mom|mum|mommy|mummy|wife|daughter|sister|grandmother|grandma|granny|aunt|aunty|niece|girlfriend|mother-in-law';
const MALE_KIN = 'father|dad|daddy|husband|son|brother|grandfather|grandpa|uncle|nephew|boyfriend|father-in-law';
const OTHER_KIN = 'child|kid|baby|toddler|newborn|infant|partner|friend|spouse|parent|cousin|patient|twins?';
const KIN = `${FEMALE_KIN}|${MALE_KIN}|${OTHER_KIN}`;
const HAN_FEMALE_KIN = '媽媽|媽|母親|太太|老婆|妻子|女兒|姊姊|姐姐|妹妹|奶奶|外婆|阿嬤|祖母|阿姨|姑姑|女友|婆婆|岳母';
const HAN_MALE_KIN = '爸爸|爸|父親|先生|老公|丈夫|兒子|哥哥|弟弟|爺爺|外公|阿公|祖父|叔叔|舅舅|男友|公公|岳父';
const HAN_OTHER_KIN = '小孩|孩子|寶寶|嬰兒|朋友|家人|長輩|病人|孫子|孫女';

/** Somebody else is spoken of as the one who is ill. */
const SOMEBODY_ELSE = any(
  String.raw`\b(?:my|our) (?:\w+[ -]){0,3}(?:${KIN})\b`,
  `(?:我|我的|我們|我家|家裡|家中|家)的?(?:${HAN_FEMALE_KIN}|${HAN_MALE_KIN}|${HAN_OTHER_KIN})`,
  String.raw`^\s*(?:${HAN_OTHER_KIN})`,
);
const MYSELF = any(
  String.raw`\bi(?:'ve|’ve| have| had| feel| felt| get| got| noticed| woke| can't| can’t| cannot| suffer| hurt| fell| injured| broke| twisted| started| keep| was)\b`,
  String.raw`\bi(?: am|'m|’m) (?!asking|writing|wondering|curious|worried about my|looking)`,
  String.raw`\bmy (?!question|concern|doctor|(?:\w+[ -]){0,3}(?:${KIN})\b)`,
  '本人',
  '我(?!想|要|家|們|的?(?:媽|爸|母|父|太太|先生|老|妻|丈|女|兒|姊|姐|妹|哥|弟|奶|爺|外|阿|祖|小孩|孩|寶|朋友|婆|公|岳|孫))',
);

const AGE = any(
  String.raw`\b\d{1,3}(?:\.5)?[ -]?(?:years?|yrs?|months?|mos?|weeks?|wks?|days?)[ -](?:of age|old)\b`,
  String.raw`\b\d{1,3}[ -]?(?:y\/?o|yo)\b`,
  String.raw`\b(?:aged?|age is|age:|turned|turning)\s*\d{1,3}\b`,
  String.raw`\b(?:i|he|she)(?: am| is|'m|’m|'s|’s) \d{1,3}(?=\s*(?:[,.;]|and\b|years?\b|$))(?! years? (?!old))`,
  String.raw`\b\d{1,2} ?[mf]\b`,
  String.raw`\bin (?:my|his|her) (?:early |mid |mid-|late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0s)\b`,
  String.raw`\b(?:newborn|new-born)\b`,
  String.raw`(?:\d{1,3}|[一二兩三四五六七八九十]{1,3})\s*(?:歲|岁|足歲|個月大|週大|周大|天大)`,
  '新生兒',
);

const FEMALE = any(
  String.raw`\b(?:i am|i'm|i’m|she is|she's|as) an? (?:[\w-]+ ){0,4}(?:woman|female|girl|lady)\b`,
  String.raw`\b(?:years?|yrs?|months?|weeks?)[ -]old (?:woman|female|girl|lady)\b`,
  String.raw`\b\d{1,2} ?f\b|\bfemale\b|\bi(?: am|'m|’m) (?:\w+ )?(?:\d+ weeks? )?pregnant\b`,
  String.raw`\b(?:my|our) (?:\w+[ -]){0,3}(?:${FEMALE_KIN})\b`,
  `女性|女生|我是.{0,4}女|(?:我|我的|家)的?(?:${HAN_FEMALE_KIN})|我.{0,3}懷孕`,
);
const MALE = any(
  String.raw`\b(?:i am|i'm|i’m|he is|he's|as) an? (?:[\w-]+ ){0,4}(?:man|male|boy|guy)\b`,
  String.raw`\b(?:years?|yrs?|months?|weeks?)[ -]old (?:man|male|boy|guy)\b`,
  String.raw`\b\d{1,2} ?m\b|(?<!fe)\bmale\b`,
  String.raw`\b(?:my|our) (?:\w+[ -]){0,3}(?:${MALE_KIN})\b`,
  `男性|男生|我是.{0,4}男|(?:我|我的|家)的?(?:${HAN_MALE_KIN})`,
);

const PREGNANCY = any(
  String.raw`\bpregnan\w*|\btrying to conceive\b|\bttc\b|\blmp\b|\b(?:last|my|missed|her) (?:menstrual )?periods?\b`,
  String.raw`\bbreast-?feeding\b|\bpost-?partum\b|\bmenopaus\w*|\bhysterectomy\b|\bcontracepti\w*|\bbirth control\b|\b(?:iud|ivf)\b|\bon the pill\b`,
  '懷孕|孕婦|孕期|月經|經期|停經|更年期|避孕|哺乳|餵母乳|生理期|子宮切除|產後',
);

const drug = String.raw`(?:medic\w+|meds|tablets?|pills?|drugs?|antibiotics?|steroids?|insulin|painkillers?|inhalers?|ointments?|creams?|supplements?|statins?|ibuprofen|paracetamol|acetaminophen|tylenol|advil|aspirin|amoxicillin|metformin|warfarin|prednis\w+|antihistamines?|omeprazole|blood thinners?)`;
const MEDICINES = any(
  String.raw`\b\d+(?:\.\d+)? ?(?:mg|mcg|µg|milligrams?)\b`,
  String.raw`(?<!\b(?:should|can|could|may|shall|would|which|what)\b[^.?!]{0,25})\b(?:take|takes|taking|took|taken|on|using|use|used|given|gave|prescribed|started|stopped)\b[^.?!\n]{0,40}\b${drug}\b`,
  String.raw`\b(?:no|without|any) (?:\w+ ){0,2}(?:medications?|medicines?|meds)\b(?![^.!\n]{0,200}\?)`,
  String.raw`(?<!可以|能|該|需要|是否|要不要|能不能|可不可以|想)(?:吃|服用|使用|服|擦|打|開)[了過的]?[^。？?！!\n]{0,8}(?:藥|類固醇|抗生素|胰島素|止痛|普拿疼|消炎)(?![^。！!\n]{0,6}(?:嗎|？|\?))`,
  String.raw`(?:沒有?|無|未)[^。？?\n]{0,4}(?:吃|服用|使用|用|服)[^。？?\n]{0,4}藥|\d+\s?毫克`,
);

const ALLERGIES = any(
  String.raw`(?<!\b(?:could|might|may|if|am i|be|is it)\b[^.?!]{0,12})\ballergic to\b(?![^.!\n]{0,200}\?)`,
  String.raw`\b(?:no|nil|any|without|not have|don't have|don’t have|has|have|my|known|other) (?:\w+ ){0,3}allerg(?:y|ies)\b(?![^.!\n]{0,200}\?)`,
  String.raw`\bnkda\b|\ballergies ?:|\bnot allergic\b`,
  String.raw`(?<!會|是不是|是否|會不會|可能)對[^。？?\n，,]{1,12}過敏(?!\s*(?:嗎|？|\?))|(?:無|沒有?|未曾)[^。？?\n，,]{0,6}過敏|過敏史|過敏[：:]`,
);

const DURATION = any(
  String.raw`\b(?:for|over|past|last|about|almost|nearly|around) (?:the )?(?:past |last |about |almost |over |nearly |more than |at least )?${number} ?${unit}\b(?![ -](?:old|pregnant))`,
  String.raw`\b${number} ?${unit} (?:ago|now|already)\b|\bfor (?:days|weeks|months|years|ages)\b`,
  String.raw`\b(?:since|until|from|started|began|happened) (?:on |in |about |around |early |late )?(?:yesterday|today|this|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|christmas|childhood|birth|\d)`,
  String.raw`\b(?:yesterday|last (?:night|week|month|year)|this morning|overnight)\b`,
  String.raw`(?<!懷孕|孕|孕期)${hanNumber}+(?:多|幾)?個?(?:分鐘|小時|天|日|週|周|禮拜|星期|月|年)(?!大|後|內|歲|生|\d)(?:多|左右)?(?:了|前|以來|來|餘)?`,
  '昨天|昨晚|今早|今天早上|前天|前幾天|上週|上周|上個月|上禮拜|去年|從小|出生後|好幾[天週年]',
);

/**
 * What the patient did not say of what a good answer often needs. Careful rather than clever: a fact counts as said
 * only where the words say it, so that a doctor is reminded once too often and not once too seldom. The fields of the
 * form belong to the asker; where somebody else is ill they count for nothing.
 */
export function missingFactsOf(question: Asked): Fact[] {
  const text = [question.title, question.body, ...question.followUps.map((followUp) => followUp.text)]
    .join('\n')
    .slice(0, MAX_READ_LENGTH)
    .normalize('NFKC')
    .toLowerCase();
  const isElse = SOMEBODY_ELSE.test(text);
  const ageBand = isElse ? null : question.ageBand;
  const isFemale = FEMALE.test(text) || (!isElse && question.sex === 'female');
  const isMale = MALE.test(text) || (!isElse && question.sex === 'male');
  const missing: Fact[] = [];
  const need = (fact: Fact, isSaid: boolean): void => {
    if (!isSaid) missing.push(fact);
  };
  need('who-is-ill', isElse || MYSELF.test(text));
  need('age', ageBand !== null || AGE.test(text));
  need('sex', isFemale || isMale);
  if (isFemale && isFertile(ageBand)) need('pregnancy', PREGNANCY.test(text));
  need('duration', DURATION.test(text));
  need('medicines', MEDICINES.test(text));
  need('allergies', ALLERGIES.test(text));
  return missing;
}

/** Unknown ages count: better one question too many. */
function isFertile(ageBand: string | null): boolean {
  const [from, to] = (ageBand ?? '').split(/[-+]/u).map((part) => (part === '' ? Number.NaN : Number(part)));
  if (from === undefined || Number.isNaN(from)) return true;
  const last = to === undefined || Number.isNaN(to) ? 150 : to;
  return from < FERTILE_BELOW && last >= FERTILE_FROM;
}

function any(...patterns: string[]): RegExp {
  return new RegExp(patterns.join('|'), 'mu');
}
