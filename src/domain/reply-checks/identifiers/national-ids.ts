import type { Span } from '../reply-text.ts';
import { spansOf } from '../reply-text.ts';
import { standsBefore } from './identifier.ts';

/** The order in which Taiwan numbers its letters, from 10. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/**
 * Whether it is a Taiwanese identity number or a resident's, old (`AC01234567`) or new (`A800000014`), by its check
 * digit. Source: Ministry of the Interior, rules for the uniform ID numbers, in force for residents since 2021.
 */
export function isTaiwanId(candidate: string): boolean {
  const text = candidate.toUpperCase();
  if (!/^[A-Z][A-D1289]\d{8}$/u.test(text)) return false;
  const first = LETTERS.indexOf(text.charAt(0)) + 10;
  const digits = [
    Math.floor(first / 10),
    first % 10,
    ...[...text.slice(1)].map((sign) => (/\d/u.test(sign) ? Number(sign) : LETTERS.indexOf(sign) % 10)),
  ];
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  return digits.reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0) % 10 === 0;
}

/** Whether ten digits are an NHS number of England and Wales, by its check digit (modulus 11, NHS Data Dictionary). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/u.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits.at(-1));
}

/** Whether it may be a US social security number: areas 000, 666 and 900 up, group 00 and serial 0000 are never given. */
export function isSocialSecurityNumber(digits: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/u.test(digits);
}

/** Whether it is a resident number of mainland China, by its check sign (GB 11643, ISO 7064 MOD 11-2). */
export function isChinaId(candidate: string): boolean {
  if (!/^\d{17}[\dXx]$/u.test(candidate)) return false;
  const sum = [...candidate.slice(0, 17)].reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return '10X98765432'.charAt(sum % 11) === candidate.charAt(17).toUpperCase();
}

const PHONE_WORDS = /\b(?:call|phone|tel|cell|mobile|text|ring|reach|dial|fax)\b|電話|手機|撥|打/iu;

/** Identity numbers of Taiwan, the USA, the United Kingdom and China. */
export function nationalIds(text: string): Span[] {
  const digitsOf = ({ start, end }: Span): string => text.slice(start, end).replace(/[\s-]/gu, '');
  return [
    ...spansOf(/(?<![A-Za-z0-9])[A-Za-z][A-Da-d1289]\d{8}(?![A-Za-z0-9])/gu, text).filter((span) =>
      isTaiwanId(digitsOf(span)),
    ),
    ...spansOf(/(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/gu, text).filter((span) => isSocialSecurityNumber(digitsOf(span))),
    ...spansOf(/(?<![\d-])\d{3}[ -]?\d{2}[ -]?\d{4}(?![\d-])/gu, text).filter(
      (span) =>
        isSocialSecurityNumber(digitsOf(span)) && standsBefore(text, span.start, /\bSSN\b|\bsocial security\b/iu, 60),
    ),
    ...spansOf(/(?<![\d+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/gu, text).filter((span) => {
      if (!isNhsNumber(digitsOf(span))) return false;
      if (standsBefore(text, span.start, /\bNHS\b|\bhealth number\b/iu, 40)) return true;
      return /[ -]/u.test(text.slice(span.start, span.end)) && !standsBefore(text, span.start, PHONE_WORDS, 40);
    }),
    // The United Kingdom's National Insurance number has no check digit, but a form of its own.
    ...spansOf(/\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gu, text),
    ...spansOf(/(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])/gu, text).filter((span) => isChinaId(digitsOf(span))),
  ];
}
