import type { Span } from '../reply-text.ts';
import { spansOf } from '../reply-text.ts';

const POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}';
const ROOM = '(?:Flat|Apartment|Apt\\.?|Unit|Suite|Room|#)\\s?\\w+';
const ROAD =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Close|Crescent|Terrace|Place|Pl|Square|Sq|Highway|Hwy|Parkway|Pkwy|Grove|Gardens|Row|Mews)';
const ENGLISH = new RegExp(
  `(?:${ROOM},? )?\\b\\d{1,5}[A-Za-z]? (?:(?:[A-Z][A-Za-z']+|[NSEW]\\.?|\\d{1,3}(?:st|nd|rd|th)) ){1,4}${ROAD}\\b\\.?` +
    `(?:,? ${ROOM})?(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?:,? [A-Z]{2} \\d{5}(?:-\\d{4})?)?(?:,? ${POSTCODE})?`,
  'gu',
);
const BOX = /\bP\.? ?O\.? ?Box \d+/giu;

const numeral = '[\\d一二三四五六七八九十百]+';
const CHINESE = new RegExp(
  `(?:\\p{Script=Han}{2}[市縣])?(?:\\p{Script=Han}{1,3}[區鄉鎮市])?\\p{Script=Han}{1,6}(?:路|街|大道)` +
    `(?:[東西南北]?${numeral}段)?(?:${numeral}巷)?(?:${numeral}弄)?${numeral}號(?:之${numeral})?(?:${numeral}樓)?(?:之${numeral})?`,
  'gu',
);
/** Words that lead to an address and are none of it. */
const LEAD = /^(?:請|您|你|我們|我|家|住|就|寄|送|到|至|在|於|去|地址|是|會|藥局|藥|診所|的)+/u;

/** Streets with a number, post office boxes and British postcodes. */
export function streetAddresses(text: string): Span[] {
  return [
    ...spansOf(ENGLISH, text),
    ...spansOf(BOX, text),
    ...spansOf(new RegExp(`\\b${POSTCODE}\\b`, 'gu'), text),
    ...spansOf(CHINESE, text).map(({ start, end }) => ({
      start: start + (LEAD.exec(text.slice(start, end))?.[0].length ?? 0),
      end,
    })),
  ];
}
