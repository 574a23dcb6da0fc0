import { stemmer } from 'stemmer';
import { TRADITIONAL_TO_SIMPLIFIED } from './simplified-characters.ts';
import { isStopWord } from './stop-words.ts';

/**
 * Text as related answers see it: one pipeline for what is indexed and for what is asked, so that both always agree.
 * English words are folded and stemmed; a run of Chinese becomes its overlapping pairs, Traditional folded to Simplified.
 */

/** Raise it with any change to what {@link indexedStems} gives, stop words included: the index is then built anew. */
export const TEXT_VERSION = 1;

/** A piece of a text that can be found, with where it stands in the original. */
export interface Term {
  /** Stem of a word, or a pair of Chinese characters; never contains a space. */
  readonly stem: string;
  /** As written but folded. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Ordinal of its sentence in the text. */
  readonly sentence: number;
  readonly isStop: boolean;
}

const HAN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
/** A run of Chinese, or a word with an English ending after an apostrophe, or the end of a sentence. */
const PIECE = new RegExp(
  `([${HAN}]+)|((?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+)(?:['’](?:s|t|m|d|re|ve|ll)(?![\\p{L}\\p{N}]))?|([.!?。！？\\n；;]+)`,
  'giu',
);
const SIMPLIFIED = new Map<string, string>();
for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2) {
  SIMPLIFIED.set(TRADITIONAL_TO_SIMPLIFIED.charAt(at), TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1));
}

/** Longest word that is stemmed or told apart by more than its beginning, in UTF-16 units. */
const MAX_WORD_LENGTH = 40;
const stems = new Map<string, string>();
const MAX_REMEMBERED_STEMS = 20_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]{3,}$/u.test(word) ? stemmer(word) : word;
  if (stems.size >= MAX_REMEMBERED_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Case, width and accents folded. */
function foldWord(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII is.
  if (/^[\x00-\x7f]*$/u.test(lower)) return lower;
  return lower.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function foldHan(run: string): string[] {
  return [...run.normalize('NFKC')].map((character) => SIMPLIFIED.get(character) ?? character);
}

/** The pieces of a text in their order. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  let sentence = 0;
  let sentenceHasTerms = false;
  for (const match of text.matchAll(PIECE)) {
    const [whole, run, word, stop] = match;
    if (stop !== undefined) {
      if (sentenceHasTerms) sentence += 1;
      sentenceHasTerms = false;
      continue;
    }
    sentenceHasTerms = true;
    const start = match.index;
    if (run !== undefined) {
      pushRun(terms, run, start, sentence);
      continue;
    }
    const folded = foldWord(word ?? '').slice(0, MAX_WORD_LENGTH);
    // A word of marks alone folds to nothing, and a digit in a circle may fold to several words.
    if (!/^[\p{L}\p{N}]+$/u.test(folded)) continue;
    terms.push({
      stem: stemOf(folded),
      word: folded,
      start,
      end: start + whole.length,
      sentence,
      isStop: isStopWord(folded),
    });
  }
  return terms;
}

function pushRun(terms: Term[], run: string, start: number, sentence: number): void {
  const characters = foldHan(run);
  const widths = [...run].map((character) => character.length);
  let at = start;
  const last = Math.max(1, characters.length - 1);
  for (let index = 0; index < last; index += 1) {
    const pair = `${characters[index]}${characters[index + 1] ?? ''}`;
    const width = (widths[index] ?? 1) + (widths[index + 1] ?? 0);
    terms.push({ stem: pair, word: pair, start: at, end: at + width, sentence, isStop: isStopWord(pair) });
    at += widths[index] ?? 1;
  }
}

/** What the full-text table stores of a text: its stems that mean something, apart by spaces. */
export function indexedStems(text: string): string {
  return termsOf(text)
    .filter(({ isStop }) => !isStop)
    .map(({ stem }) => stem)
    .join(' ');
}
