import type { Span } from '../reply-text.ts';
import { spansOf } from '../reply-text.ts';
import { standsBefore } from './identifier.ts';

const gap = '[-. ]?';
const PHONE_WORDS =
  /\b(?:call|phone|tel|telephone|cell|mobile|number|text|ring|reach|dial|fax|line|contact)\b|電話|手機|專線|聯絡|撥|打/iu;

/** Forms that nothing else has. */
const CERTAIN: readonly RegExp[] = [
  // Taiwan: mobile, and with an area code in brackets or set apart.
  new RegExp(`(?<![\\d+-])09\\d{2}${gap}\\d{3}${gap}\\d{3}(?!\\d)`, 'gu'),
  /(?<![\d+])\(0[2-8]\d{0,2}\) ?\d{3,4}[- ]?\d{3,4}(?!\d)/gu,
  /(?<![\d+.:/-])0[2-8]\d{0,2}[- ]\d{3,4}[- ]?\d{3,4}(?![\d-])/gu,
  // United Kingdom.
  /(?<![\d+])\(0\d{2,4}\) ?\d{3,4}[- ]?\d{3,4}(?!\d)/gu,
  /(?<![\d+.:/-])0(?:2\d[- ]\d{4}[- ]\d{4}|[17]\d{3}[- ]?\d{3}[- ]?\d{3}|1\d{2}[- ]\d{3}[- ]\d{4})(?!\d)/gu,
  // North America.
  /(?<![\d+.-])(?:\+?1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-.])[2-9]\d{2}[-. ]\d{4}(?![\d-])/gu,
  // Anywhere, with the country.
  /(?<!\d)\+[1-9]\d{0,2}(?:[-. ]?\(?\d{1,4}\)?){2,6}(?!\d)/gu,
  // Spelled with Chinese numerals.
  /[零〇一二三四五六七八九]{8,12}/gu,
];

/** Numbers that are a telephone's only where the words say so. */
const WITH_WORDS: readonly RegExp[] = [
  /(?<![\d+.-])(?:1[-. ]?)?[2-9]\d{2} ?[2-9]\d{2} ?\d{4}(?![\d-])/gu,
  /(?<![\d+.-])0\d{8,10}(?![\d-])/gu,
];

/** Calls that cost nothing are the public's lines, never a person's: Taiwan and UK 0800, UK 0300, North America 800. */
const PUBLIC = /^(?:0(?:800|808|300)|(?:\+?1)?8(?:00|88|77|66|55|44|33))/u;

/** Telephone numbers of Taiwan, North America, the United Kingdom, and of anywhere with a plus. */
export function phones(text: string): Span[] {
  const isPhone = (span: Span): boolean => {
    const digits = text.slice(span.start, span.end).replace(/[^\d零〇一二三四五六七八九]/gu, '');
    return digits.length >= 8 && digits.length <= 15 && !PUBLIC.test(digits);
  };
  return [
    ...CERTAIN.flatMap((pattern) => spansOf(pattern, text)),
    ...WITH_WORDS.flatMap((pattern) => spansOf(pattern, text)).filter(({ start }) =>
      standsBefore(text, start, PHONE_WORDS, 40),
    ),
  ].filter(isPhone);
}
