import type { AskTick } from '../reply.ts';
import { type Ask, termsOf } from './asks.ts';
import { folded } from './reply-text.ts';

export interface CoveredAsk {
  readonly ask: Ask;
  readonly isAnswered: boolean;
  /** Who says so: the doctor's tick, or the words that reply and ask share. */
  readonly by: 'doctor' | 'words';
}

/** What an ask is after, and the words by which a reply answers that. */
const KINDS: readonly { readonly asks: RegExp; readonly answers: RegExp }[] = [
  {
    asks: /\b(?:which|what) (?:department|doctor|specialist|clinic)|who (?:should|do|can) i see|哪[一個]?科|看什麼科|掛什麼科|哪位醫/iu,
    answers:
      /\b(?:department|clinic|specialist|\w+olog(?:y|ist)|orthop\w+|surgery|surgeon|medicine|dentist|gp)\b|科(?!學)/iu,
  },
  {
    asks: /\bhow (?:long|soon|often|many (?:days|weeks|months|times))|when (?:can|should|will|do)\b|多久|多快|何時|什麼時候|幾[天週周個次]/iu,
    answers:
      /\b(?:\d+|a|an|one|two|three|four|five|six|seven|eight|ten|few|several|some|next|every|each) ?(?:-|to )?(?:\d+ )?(?:minutes?|hours?|days?|weeks?|months?|years?|times?)\b|\b(?:today|tomorrow|daily|weekly|immediately|once|twice|soon)\b|[\d一二兩三四五六七八九十幾數](?:[到至~-][\d一二兩三四五六七八九十])?\s?個?(?:分鐘|小時|天|日|週|周|星期|月|年|次)|今天|明天|立刻|馬上/iu,
  },
  {
    asks: /\b(?:serious|dangerous|harmful|worr(?:y|ied)|concern\w*|normal|cancer|bad|safe|ok(?:ay)?|emergency|life[- ]threatening)\b|嚴重|危險|正常|要緊|癌|擔心|有關係嗎|沒關係嗎|安全|急嗎/iu,
    answers:
      /\b(?:serious|dangerous|harmless|harmful|worr(?:y|ying|ied)|concern\w*|normal|common|benign|safe|risk\w*|rare(?:ly)?|unlikely|likely|urgent|cancer|emergency|reassur\w*)\b|嚴重|危險|正常|無害|良性|惡性|常見|少見|擔心|安全|風險|急|癌|不要緊/iu,
  },
  {
    asks: /\b(?:why|what (?:is|could be|causes?|caused)|cause[sd]?|reason|due to|because)\b|為什麼|為何|原因|什麼引起|怎麼會|是什麼/iu,
    answers:
      /\b(?:because|caus\w+|due to|reason\w*|comes? from|result\w* (?:from|of)|usually (?:is|means)|most (?:likely|often)|likely|called|this is|may be|could be|points? to|sounds? like)\b|因為|由於|原因|引起|造成|可能是|通常是|多半是|是因|來自|源於|懷疑/iu,
  },
  {
    asks: /\b(?:should|do|must|need|have to)\b[^?]{0,20}\b(?:see|go|visit|consult|examined|checked|hospital|doctor)\b|要不要(?:看|去)|需要(?:看|就醫|去)|該看醫|要看醫|就醫/iu,
    answers:
      /\b(?:see|visit|consult|appointment|examined|checked|seen|refer\w*|hospital|clinic|no need)\b|就醫|就診|門診|看醫|掛號|回診|急診|醫院|轉診|不(?:必|用|需)/iu,
  },
  {
    asks: /\b(?:what (?:should|can|could|do|shall) i|how (?:can|do|should|to)|treat\w*|cure\w*|help(?:s)? with|get rid|relie\w+|exercise\w*|prevent\w*)\b|怎麼辦|如何|怎麼(?:治|處理|改善|預防|做)|治療|該怎|怎樣|改善|預防/iu,
    answers:
      /\b(?:rest|avoid|try|use|take|do|keep|apply|exercise\w*|stretch\w*|ice|warm\w*|treat\w*|therapy|medicine|stop|drink|see|visit|recommend\w*|suggest\w*|advise\w*)\b|休息|避免|建議|使用|服用|冰敷|熱敷|伸展|運動|治療|復健|停止|多喝|保持|就醫|可以/iu,
  },
  {
    asks: /\b(?:can|may|could|am i allowed|is it (?:ok|okay|safe|all right)|allowed) (?:i|we|he|she|to)\b|可以.{0,12}嗎|能不能|可不可以|能.{0,10}嗎/iu,
    answers:
      /\b(?:go|now|should|you (?:can|may|should|could|must)|can|may|avoid|do not|don't|yes|no|safe|fine|wait|until|allowed|better not)\b|可以|不可以|不要|避免|最好|請勿|不能|能|建議/iu,
  },
];

/** Share of an ask's terms that a reply must say where nothing else tells that it is answered. */
const ENOUGH = 0.5;
/** With an answer of the right kind a reply still has to speak of the same thing. */
const ENOUGH_WITH_KIND = 0.2;
/** Terms of asking, which are no matter of an ask. */
const ASKING =
  /^(?:what|which|who|when|where|why|how|long|should|serious|dangerou|normal|know|like|want|help|tell|go|see|get|there|any|if)$/u;
const HAN_ASKING =
  /請問|想問|想知道|什麼|甚麼|怎麼|怎樣|如何|哪[一些個裡裏科種家位]*|多久|多少|是否|會不會|可不可以|能不能|要不要|該不該|需不需要|是不是|有沒有|為什麼|為何|何時|嚴重|危險|需要|可以|應該|這樣|那樣|這個|這種|醫師|醫生|還是|辦|嗎|呢|看|會|好|吧|我|您|的|是|了|要|能/gu;

/**
 * Which asks a reply addresses. A doctor's tick stands, whatever the words say; else an ask counts as addressed when the
 * reply shares its terms, or gives an answer of its kind and shares some. It says that the reply speaks of it, never that
 * the answer is right.
 */
export function coverageOf(asks: readonly Ask[], reply: string, ticks: readonly AskTick[]): CoveredAsk[] {
  const plain = folded(reply);
  const terms = termsOf(plain);
  return asks.map((ask) => {
    const tick = ticks.find(({ key }) => key === ask.key);
    if (tick !== undefined) return { ask, isAnswered: tick.isAnswered, by: 'doctor' };
    return { ask, isAnswered: terms.size > 0 && isAddressed(folded(ask.text), plain, terms), by: 'words' };
  });
}

function isAddressed(ask: string, reply: string, terms: ReadonlySet<string>): boolean {
  const matter = [...termsOf(ask.replace(HAN_ASKING, ' '))].filter((term) => !ASKING.test(term));
  const shared = matter.filter((term) => terms.has(term)).length;
  const share = matter.length === 0 ? 0 : shared / matter.length;
  const kinds = KINDS.filter(({ asks }) => asks.test(ask));
  if (kinds.length === 0) return share >= ENOUGH;
  if (!kinds.some(({ answers }) => answers.test(reply))) return false;
  // "Is it serious?" has no matter of its own; the kind of answer is all there is to go by.
  return matter.length <= 1 || share >= ENOUGH_WITH_KIND;
}
