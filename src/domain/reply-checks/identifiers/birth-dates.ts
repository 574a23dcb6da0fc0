import type { Span } from '../reply-text.ts';
import { spansOf } from '../reply-text.ts';
import { standsBefore } from './identifier.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Full dates in the forms that English and Chinese use, years of the Republic too. */
const DATE = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.?,? (?:19|20)\\d{2}\\b`,
    `\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2}\\b`,
    '(?<!\\d)(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)',
    '(?<!\\d)\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}(?!\\d)',
    '(?:民國|西元)?\\d{2,4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日號]',
    '民國\\d{2,3}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  ].join('|'),
  'giu',
);
const BEFORE = /\b(?:born(?: on)?|DOB|date of birth|birth ?date|birthday(?: is| on)?)\b|出生|生日|生於/iu;
const AFTER = /^\s?(?:出?生(?!效|產|病|理)|是您的生日)/u;

/** Dates that are said to be those of a birth; other dates point to nobody. */
export function birthDates(text: string): Span[] {
  return spansOf(DATE, text).filter(
    ({ start, end }) => standsBefore(text, start, BEFORE, 26) || AFTER.test(text.slice(end, end + 6)),
  );
}
