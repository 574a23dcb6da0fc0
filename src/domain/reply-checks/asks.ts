import type { Question } from '../question.ts';
import { folded, type Span, sentencesOf } from './reply-text.ts';

/** Something that the patient wants to know or to have. */
export interface Ask extends Span {
  /** Made from its words, so that a tick finds its ask again after the question changed around it. */
  readonly key: string;
  /** In the patient's words, without what only leads to it. */
  readonly text: string;
  /** Which of the patient's texts; `start` and `end` are UTF-16 offsets into it. */
  readonly place: 'title' | 'body' | { readonly followUpId: string };
}

/** Most that are shown; who asks more than this has to be answered as a whole. */
const MAX_ASKS = 12;
/** Most of a text that is read, in UTF-16 units. */
const MAX_READ_LENGTH = 50_000;
/** An ask is a sentence, not a page without a full stop. */
const MAX_ASK_LENGTH = 300;

/** The question's asks in the order of its texts, each once. */
export function asksOf(question: Pick<Question, 'title' | 'body' | 'followUps'>): Ask[] {
  const texts: readonly { readonly place: Ask['place']; readonly text: string }[] = [
    { place: 'body', text: question.body },
    ...question.followUps.map(({ id, text }) => ({ place: { followUpId: id }, text })),
    // Last: a title usually says again what the text asks.
    { place: 'title', text: question.title },
  ];
  const asks: Ask[] = [];
  for (const { place, text } of texts) {
    for (const { start, end } of askSpans(text.slice(0, MAX_READ_LENGTH))) {
      const words = text.slice(start, end);
      const ask: Ask = { key: keyOf(words), text: words, place, start, end };
      if (asks.every((known) => !isSame(known.text, words))) asks.push(ask);
    }
  }
  // "Any advice?" beside real questions asks for nothing of its own.
  const own = asks.filter(({ text }) => !GENERAL.test(folded(text).trim()));
  return (own.length > 0 ? own : asks).slice(0, MAX_ASKS);
}

/** Spans of the asks of one text. */
export function askSpans(text: string): Span[] {
  const plain = folded(text);
  return sentencesOf(plain).flatMap((sentence) => {
    const words = plain.slice(sentence.start, sentence.end);
    const clauses = /\p{Script=Han}/u.test(words) ? chineseAsks(words) : englishAsks(words);
    return clauses
      .map(({ start, end }) => trimmed(plain, sentence.start + start, sentence.start + end))
      .filter(({ start, end }) => end > start && end - start <= MAX_ASK_LENGTH);
  });
}

function trimmed(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const lead = /^[\s,，、:：;；.。-]*/u.exec(words)?.[0].length ?? 0;
  const tail = /[\s,，、:：;；-]*$/u.exec(words)?.[0].length ?? 0;
  return { start: start + lead, end: Math.max(start + lead, end - tail) };
}

/* ---------- English ---------- */

const OPENER =
  '(?:what|which|who|whom|whose|when|where|why|how|is|are|am|was|were|do|does|did|can|could|should|shall|would|will|may|might|must|have|has|had|if|whether)';
const REQUEST =
  /\b(?:please|kindly|could you|can you|would you)\b[^.?!]{0,30}\b(?:tell|advise|explain|help|suggest|recommend|let me know|give|clarify|confirm|check|look|refer|prescribe|answer)\b|\b(?:i(?:'d| would)? (?:really )?(?:like|love|want|need|wish) to (?:know|understand|ask|find out)|i(?:'m| am)? (?:was )?wonder(?:ing)?|my questions? (?:is|are)|i want to ask|i(?:'m| am) not sure (?:if|whether|what|which|how|why)|i do(?:n't| not) know (?:if|whether|what|which|how|why)|i(?:'d| would) be (?:grateful|thankful) (?:for|if)|i(?:'d| would) appreciate|i(?:'m| am) asking (?:for|if|whether|about))\b/iu;
/** No question of the patient's, though it ends like one. */
const RHETORICAL =
  /^(?:(?:and|but|so|oh|well|hey|hi|hello|dear|good (?:morning|day|evening)|doctor|doc|sir|madam)[,!. ]*)*(?:right|ok(?:ay)?|really|huh|eh|yes|no|you know(?: what i mean)?|know what i mean|who knows|who cares|why me|why not|isn't it|aren't they|don't you think|does(?:n't)? (?:that|this) make sense|make sense|how are you(?: (?:doing|today))?|how do you do|are you there|is (?:anyone|anybody|somebody|someone) (?:there|here)|anyone there|can i ask (?:you )?(?:a|something|one)(?: \w+)?(?: question)?|may i ask (?:you )?(?:a|something|one)(?: \w+)?(?: question)?|can (?:you|anyone|anybody|someone|somebody)(?: please)? help(?: me| us)?(?: please)?|guess what|what else can i say|what can i say|funny,? (?:right|isn't it)|weird,? (?:right|huh)|who wouldn't(?: be)?\b.*|who would have thought.*|how (?:stupid|silly|lucky|great|nice) (?:is|am|was) .*)[?.! ]*$/iu;
/** A statement that only ends like a question. */
const TAG =
  /,\s*(?:right|ok(?:ay)?|you know(?: what i mean)?|know what i mean|(?:is|are|was|were|do|does|did|has|have|can|could|should|would|wo|ca)n(?:'t|ot) (?:it|they|he|she|that|you|i|we)|eh|huh)\?+$/iu;
/** General asks, which count only where nothing else is asked. */
const GENERAL =
  /^(?:(?:and|so|please|doctor)[, ]*)*(?:(?:do you have |is there )?any (?:advice|ideas?|help|thoughts|suggestions?|tips)(?: (?:please|would be (?:great|appreciated)))?|(?:can|could|would) (?:you|anyone|anybody|someone|somebody) (?:please )?(?:help|advise)(?: me| us)?(?: please)?|what do you (?:think|say|suggest|advise|recommend)|please (?:help|advise)(?: me| us)?|thoughts|help|請(?:醫師|醫生)?(?:給|提供)?(?:我)?(?:一些)?(?:建議|意見|幫忙|幫助|協助|解答)|(?:請)?(?:醫師|醫生)?(?:幫幫我|救救我))[?？.!。！ ]*$/iu;
/** "…, and should I …": another ask begins. */
const SPLIT = new RegExp(
  `[,;]?\\s+(?:and also|and then|and|or also|also|but)\\s+(?=(?:also |then )?${OPENER}\\b)|,\\s+(?=(?:what|which|when|where|why|how|should|can|do|does|is|are|could|will|would)\\b\\s+(?:i|it|this|that|the|my|we|he|she|they|there|long|much|many|often|soon|kind|sort|to)\\b)`,
  'giu',
);

function englishAsks(sentence: string): Span[] {
  const isAsked = /[?]["')\s]*$/u.test(sentence);
  if (!isAsked && !REQUEST.test(sentence)) return [];
  if (RHETORICAL.test(sentence) || TAG.test(sentence)) return [];
  const parts = split(sentence, SPLIT).filter(({ start, end }) => wordsIn(sentence.slice(start, end)) >= 2);
  const asks = parts.filter(({ start, end }, index) => {
    const part = sentence.slice(start, end);
    if (RHETORICAL.test(part.trim())) return false;
    const asks = new RegExp(
      `^[\\s,"'(]*(?:(?:and|but|so|or|also|then|please|doctor|hi|hello)[, ]+)*${OPENER}\\b`,
      'iu',
    ).test(part);
    return asks || REQUEST.test(part) || (isAsked && index === parts.length - 1);
  });
  // A part that asks for nothing belongs to the ask after it: "My knee clicks, is that bad?"
  return asks
    .map(({ start, end }) => withoutLead(sentence, start, end))
    .filter(({ start, end }) => wordsIn(sentence.slice(start, end)) >= 2);
}

/** "Hello doctor, my knee clicks, is it bad?" asks "is it bad?". */
function withoutLead(sentence: string, start: number, end: number): Span {
  const part = sentence.slice(start, end);
  const lead = new RegExp(`^.*?[,;:-]\\s+(?=${OPENER}\\b[^,]*$)`, 'iu').exec(part);
  if (
    lead !== null &&
    !/^(?:if|when|whether)\b/iu.test(part.slice(lead[0].length)) &&
    wordsIn(part.slice(lead[0].length)) >= 3
  )
    return { start: start + lead[0].length, end };
  const greeting = /^(?:hi|hello|dear|good (?:morning|evening|day))[^,.!]*[,.!]\s+/iu.exec(part);
  return { start: start + (greeting?.[0].length ?? 0), end };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}']+/gu)?.length ?? 0;
}

/* ---------- Chinese ---------- */

const HAN_MARKER =
  /嗎|呢[？?]?$|什麼|甚麼|怎麼|怎樣|如何|哪[一些個裡裏科種家位]?|多久|多少|幾[天次週周個年歲顆]|是否|會不會|可不可以|能不能|要不要|該不該|需不需要|是不是|有沒有|好不好|為什麼|為何|何時|該怎|還是|可以.{0,12}嗎|嚴重嗎/u;
const HAN_LEAD =
  /請問|想問|想請問|想請教|請教|想知道|想了解|不知道?(?:是否|是不是|該|要|能|可不可以|會不會|怎|如何|有沒有|哪)|麻煩.{0,6}(?:告訴|說明|解釋|建議)|請(?:醫師|醫生|您)?(?:告訴|說明|解釋|建議|幫我|指教|解惑)/u;
const HAN_RHETORICAL =
  /^(?:(?:醫師|醫生|您|你|好|不好意思|抱歉|打擾|請問|想問|您好|你好|嗨)[，, ]*)*(?:(?:醫師|醫生)?(?:您|你)?好嗎|(?:醫師|醫生)?在嗎|有人在嗎|可以(?:請教|問|請問)(?:您|你)?(?:一個|一下|個)?(?:問題)?嗎|可以幫(?:我|忙)(?:一下)?嗎|誰知道呢?|對吧|是吧|好嗎|對不對|你說呢|怎麼會這樣(?:呢)?|怎麼辦才好啊|為什麼是我(?:呢)?|很奇怪(?:吧|對吧|對不對)|是不是很(?:奇怪|誇張|扯)|(?:想)?(?:請問|請教|問)(?:一下)?)[？?！!。～~ ]*$/u;

function chineseAsks(sentence: string): Span[] {
  const isAsked = /[？?]["」』)\s]*$/u.test(sentence);
  const leads = HAN_LEAD.test(sentence);
  if (!isAsked && !leads && !/(?:嗎|呢|是否|為什麼|如何是好)[。！!～~\s]*$/u.test(sentence)) return [];
  if (HAN_RHETORICAL.test(sentence.trim())) return [];
  const clauses = split(
    sentence,
    /[，,、；;\s]+(?:另外|還有|以及|並且|而且|那麼|那|也)?|(?<=\p{Script=Han})(?:以及|還有)(?=.{0,8}(?:是否|會不會|要不要|該|怎麼|如何|什麼|哪|多久|嗎))/gu,
  );
  const asking = clauses.filter(({ start, end }) => {
    const clause = sentence.slice(start, end);
    return HAN_MARKER.test(clause) && hanIn(clause) >= 3 && !HAN_RHETORICAL.test(clause.trim());
  });
  const spans = asking.map((clause) => withContext(sentence, clauses, clause));
  if (spans.length > 0) return spans;
  // Asked without any of the words: the last clause that says enough.
  const last = clauses.filter(({ start, end }) => hanIn(sentence.slice(start, end)) >= 3).at(-1);
  return last === undefined || !(isAsked || leads) ? [] : [withContext(sentence, clauses, last)];
}

/** A short ask takes what it is about along: 「一直麻，嚴重嗎」. */
function withContext(sentence: string, clauses: readonly Span[], clause: Span): Span {
  const index = clauses.indexOf(clause);
  const before = clauses[index - 1];
  const words = sentence.slice(clause.start, clause.end);
  if (before === undefined || hanIn(words) >= 6) return withoutHanLead(sentence, clause);
  const previous = sentence.slice(before.start, before.end);
  if (HAN_MARKER.test(previous) || hanIn(previous) > 20 || /您好|你好|^(?:醫師|醫生)/u.test(previous))
    return withoutHanLead(sentence, clause);
  return withoutHanLead(sentence, { start: before.start, end: clause.end });
}

function withoutHanLead(sentence: string, { start, end }: Span): Span {
  const lead =
    /^[\s，,]*(?:(?:醫師|醫生)(?:您好|你好|好)?[，,\s]*)?(?:不好意思[，,\s]*)?(?:我?(?:想|要)?(?:請問|請教|問|知道|了解)(?:一下)?(?:醫師|醫生|您)?[，,：:\s]*)/u.exec(
      sentence.slice(start, end),
    )?.[0].length ?? 0;
  return hanIn(sentence.slice(start + lead, end)) >= 2 ? { start: start + lead, end } : { start, end };
}

function hanIn(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/* ---------- both ---------- */

function split(text: string, at: RegExp): Span[] {
  const parts: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(at)) {
    parts.push({ start: from, end: match.index });
    from = match.index + match[0].length;
  }
  return [...parts, { start: from, end: text.length }].filter(({ start, end }) => end > start);
}

const LITTLE = new Set(
  'a an the is are am was be do does did i my me it its this that these or and of to in on for with at have has can could should would will please doctor'.split(
    ' ',
  ),
);

/** What an ask is about: English words cut to their stems, pairs of Han characters. */
export function termsOf(text: string): Set<string> {
  const plain = folded(text).toLowerCase();
  const words = (plain.match(/[a-z][a-z']*/gu) ?? [])
    .filter((word) => word.length > 1 && !LITTLE.has(word))
    .map((word) => word.replace(/(?:ies)$/u, 'y').replace(/(?<=.{3})(?:ing|ed|es|s|ly)$/u, ''));
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return new Set([...words, ...pairs]);
}

/** Whether two asks say nearly the same words. */
function isSame(one: string, other: string): boolean {
  const a = termsOf(one);
  const b = termsOf(other);
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0) return one.trim() === other.trim();
  const shared = [...few].filter((term) => many.has(term)).length;
  return shared / few.size >= 0.8;
}

/** Sixteen hexadecimal digits from an ask's words, whatever blanks, width or case they have (FNV-1a, twice). */
export function keyOf(text: string): string {
  const plain = folded(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const hash = (seed: number): string => {
    let value = seed;
    for (let at = 0; at < plain.length; at += 1) value = Math.imul(value ^ plain.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x9747b28c);
}
