import type { CheckedReply, ReplyFinding } from './finding.ts';
import { HAN_BOOKISH, HAN_JARGON, KNOWN_ABBREVIATIONS } from './hard-words.ts';
import { isChinese, type Span, sentencesOf } from './reply-text.ts';
import { syllablesOf } from './syllables.ts';
import { TARGET_GRADE } from './target-grade.ts';

export interface ReadingLevel {
  /** Words; of Chinese, characters. */
  readonly words: number;
  readonly sentences: number;
  /**
   * Years of school that a reader needs. For English the Flesch-Kincaid grade (Kincaid et al. 1975); for Chinese a scale
   * of our own from sentence length, bookish words and medical terms, which was set by hand and never validated on
   * readers. Null where the text is too short to tell.
   */
  readonly grade: number | null;
}

/** The formulas are no better than a grade, so that a reply is only spoken of above this. */
const TOLERATED_GRADE = TARGET_GRADE + 1;
/** Below these, one long name decides. */
const LEAST_WORDS = 30;
const LEAST_CHARACTERS = 60;

/** Words; a Han character counts as one. */
export function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}\p{P}]+(?:[^\s\p{Script=Han}]*[\p{L}\p{N}])?/gu)?.length ?? 0;
}

/** How hard a text is to read. The script decides how it is measured; `language` where there is next to no text. */
export function readingLevelOf(text: string, language: string): ReadingLevel {
  const words = countWords(text);
  const sentences = sentencesOf(text).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  const isHan = words < 5 ? /^zh\b/iu.test(language) : isChinese(text);
  return {
    words,
    sentences: sentences.length,
    grade: isHan ? chineseGrade(text) : englishGrade(text, sentences.length),
  };
}

function latinWords(text: string): string[] {
  return text.match(/[A-Za-z][A-Za-z'’]*/gu) ?? [];
}

function englishGrade(text: string, sentences: number): number | null {
  const words = latinWords(text);
  if (words.length < LEAST_WORDS || sentences === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return rounded(0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59);
}

const JARGON = new RegExp([...HAN_JARGON].sort((a, b) => b.length - a.length).join('|'), 'gu');
const BOOKISH = new RegExp([...HAN_BOOKISH].sort((a, b) => b.length - a.length).join('|'), 'gu');
const ABBREVIATION = /(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])/gu;

/** Terms of a Chinese text that a patient may not know. */
function jargonOf(text: string): string[] {
  const abbreviations = (text.match(ABBREVIATION) ?? []).filter((word) => !KNOWN_ABBREVIATIONS.has(word));
  return [...(text.match(JARGON) ?? []), ...abbreviations];
}

/**
 * 0.2 of a grade for each character of an average sentence, 0.5 for each bookish word and 0.9 for each medical term among
 * a hundred characters: 25 characters and two terms make grade 7, 45 characters and four terms grade 13.
 */
function chineseGrade(text: string): number | null {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters < LEAST_CHARACTERS) return null;
  const sentences = Math.max(
    1,
    sentencesOf(text).filter(({ start, end }) => /\p{Script=Han}/u.test(text.slice(start, end))).length,
  );
  const perHundred = (count: number): number => (100 * count) / characters;
  const bookish = text.match(BOOKISH)?.length ?? 0;
  return rounded(0.2 * (characters / sentences) + 0.5 * perHundred(bookish) + 0.9 * perHundred(jargonOf(text).length));
}

function rounded(grade: number): number {
  return Math.max(1, Math.round(grade * 10) / 10);
}

/** Words to begin with, the most frequent first: terms in Chinese, words of four syllables and more in English. */
function hardWordsOf(text: string): string[] {
  const words = isChinese(text)
    ? jargonOf(text)
    : latinWords(text)
        .map((word) => word.toLowerCase())
        .filter((word) => syllablesOf(word) >= 4);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([word]) => word);
}

/** Judges each field by itself: an easy reply does not make up for a hard explanation. */
export function checkReadingLevel({ blocks, question }: CheckedReply): ReplyFinding[] {
  return (['body', 'more-information'] as const).flatMap((field): ReplyFinding[] => {
    const inField = blocks.filter((block) => block.field === field);
    const text = inField.map((block) => block.text).join('\n');
    const { grade } = readingLevelOf(text, question.language);
    if (grade === null || grade <= TOLERATED_GRADE) return [];
    const hardest = inField
      .flatMap((block) => sentencesOf(block.text).map((span) => ({ block, span })))
      .toSorted((a, b) => burden(b.block.text, b.span) - burden(a.block.text, a.span))[0];
    return [
      {
        code: 'reading-level',
        grade,
        target: TARGET_GRADE,
        hardWords: hardWordsOf(text),
        severity: 'warns',
        place:
          hardest === undefined
            ? null
            : { field, block: hardest.block.block, start: hardest.span.start, end: hardest.span.end },
        fix: null,
      },
    ];
  });
}

/** How much a sentence weighs on its text: its length and its long words or terms. */
function burden(text: string, { start, end }: Span): number {
  const sentence = text.slice(start, end);
  return isChinese(sentence)
    ? sentence.length + 5 * jargonOf(sentence).length
    : latinWords(sentence).reduce((sum, word) => sum + syllablesOf(word), 0);
}
