import type { CheckedReply, ReplyFinding } from './finding.ts';
import { folded, type Span } from './reply-text.ts';

const VERB =
  '(?:take|taking|takes|use|using|give|giving|swallow|inject|apply|start (?:with|on|at)|increase(?: \\w+)? to|reduce(?: \\w+)? to|lower(?: \\w+)? to|up to|dose (?:is|of)|dosage (?:is|of))';
const DRUG =
  '(?:paracetamol|acetaminophen|tylenol|panadol|ibuprofen|advil|motrin|aspirin|naproxen|diclofenac|celecoxib|metformin|prednisone|prednisolone|levothyroxine|warfarin|furosemide|gabapentin|pregabalin|insulin|digoxin|omeprazole|cetirizine|loratadine|melatonin|tramadol|codeine|morphine|methotrexate|lithium|vitamin [cde]|calcium|magnesium|iron|zinc|[a-z]{3,}(?:cillin|mycin|statin|olol|prazole|sartan|pril|oxetine|azepam|conazole|floxacin|cycline|dipine|tidine|triptan))';
const NUMBER = '(?<![\\d.,/-])\\d{1,5}(?:[.,]\\d{1,3})?(?:\\s?(?:-|to|or)\\s?\\d{1,5}(?:[.,]\\d{1,3})?)?(?![\\d%])';
const OFTEN =
  '(?:once|twice|thrice|daily|nightly|hourly|every|each|per day|a day|an hour|a week|at (?:night|bedtime|noon)|in the (?:morning|evening)|before (?:bed|meals|food|sleep)|after (?:meals|food)|with (?:food|meals|water)|as needed|when needed|b\\.?i\\.?d\\.?|t\\.?i\\.?d\\.?|q\\.?i\\.?d\\.?|prn|(?:two|three|four|five|\\d+) times|\\d+x|x ?\\d)';
/** A number that is followed by how often, or by the end of the sentence, is an amount of something unsaid. */
const ENGLISH: readonly RegExp[] = [
  new RegExp(`\\b${VERB}\\b(?:(?! of | \\w+ing )[^.!?;\\n\\d]){0,40}?\\s(${NUMBER})(?=,? ${OFTEN}(?![\\w-]))`, 'giu'),
  new RegExp(`\\b${DRUG}(?: \\w+){0,2}? (${NUMBER})(?=,? ${OFTEN}(?![\\w-])|\\s*(?:[.;!?\\n]|, |$))`, 'giu'),
];

const HAN_VERB =
  '(?:服用|服|吃|口服|使用|注射|打|擦|塗|給|劑量|用量|加到|減到|增加到|減少到|每次|一次|每天|每日|一天|一日|早晚|早上|晚上|睡前|飯後|飯前)';
const HAN_NUMBER = '(?<![\\d.,/-])\\d{1,5}(?:\\.\\d{1,3})?(?:\\s?[-~到至]\\s?\\d{1,5}(?:\\.\\d{1,3})?)?(?![\\d%％])';
/** In Chinese a unit stands right behind the number, as a character or Latin letters; what may follow instead is this. */
const HAN_END =
  '(?=\\s*(?:[，。；、！？,.;!?\\n）)]|$|就好|即可|就可以|一天|每天|每日|一日|早|晚|睡前|飯後|飯前|bid|tid|qd|qid|prn))';
const CHINESE: readonly RegExp[] = [
  new RegExp(`${HAN_VERB}[^。；！？，,\\n\\d]{0,8}?\\s?(${HAN_NUMBER})${HAN_END}`, 'giu'),
];
/** What is counted without a unit and is no medicine: the pulse, a telephone, a date. */
const NO_DOSE =
  /\b(?:call|dial|phone|ring|page|step|room|bus|floor|number|score|age[ds]?)\b[^.!?]{0,12}$|(?:撥打?|打電話|電話|專線|分機|血壓|心跳|脈搏|血糖|體溫|分數|年齡|第|編號)[^。！？]{0,8}$/iu;

/** Amounts that read like a dose and say not of what: "take 500 twice a day", 「一天吃500」. */
export function dosesWithoutUnit(text: string): Span[] {
  const plain = folded(text);
  const found = new Map<number, Span>();
  for (const pattern of [...ENGLISH, ...CHINESE]) {
    for (const match of plain.matchAll(pattern)) {
      const amount = match[1] ?? '';
      const end = match.index + match[0].length;
      const start = end - amount.length;
      // "Call 119" is no dose, nor is a year.
      if (NO_DOSE.test(plain.slice(Math.max(0, match.index - 12), start)) || /^(?:19|20)\d{2}$/u.test(amount)) continue;
      if (/^(?:110|112|113|119|911|999|988|1925|1995|1922|1966)$/u.test(amount)) continue;
      found.set(start, { start: match.index, end });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

export function checkDosage({ blocks }: CheckedReply): ReplyFinding[] {
  return blocks.flatMap(({ field, block, text }) =>
    dosesWithoutUnit(text).map(
      ({ start, end }): ReplyFinding => ({
        code: 'dose-without-unit',
        quote: text.slice(start, end),
        severity: 'warns',
        place: { field, block, start, end },
        // Only the doctor knows whether it is milligrams or tablets.
        fix: null,
      }),
    ),
  );
}
