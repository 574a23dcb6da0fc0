import { termsOf } from '../text/terms.ts';
import { type CorpusStatistics, rarityOf } from './corpus-statistics.ts';
import { kindsOfStem } from './question-kinds.ts';
import type { WordVectors } from './word-vectors.ts';

/** An answered question as the ranking sees it. */
export interface Candidate {
  /** Stems that mean something, in order; repeats included. */
  readonly stems: readonly string[];
  readonly unique: readonly string[];
  /** How telling each of `unique` is; see `rarityOf`. */
  readonly rarities: readonly number[];
  readonly rows: readonly number[];
  readonly kinds: number;
  /** All words, those that say nothing included. */
  readonly length: number;
}

interface ReadText {
  readonly stems: readonly string[];
  readonly unique: readonly string[];
  readonly kinds: number;
  readonly length: number;
}

/** While somebody writes, the same candidates come again and again. */
const readTexts = new Map<string, ReadText>();
const MAX_READ_TEXTS = 4000;

function readText(text: string): ReadText {
  const known = readTexts.get(text);
  if (known !== undefined) return known;
  const stems: string[] = [];
  let kinds = 0;
  const all = termsOf(text);
  for (const { stem, isStop } of all) {
    kinds |= kindsOfStem(stem);
    if (!isStop) stems.push(stem);
  }
  const read = { stems, unique: [...new Set(stems)], kinds, length: all.length };
  if (readTexts.size >= MAX_READ_TEXTS) readTexts.clear();
  readTexts.set(text, read);
  return read;
}

export function readCandidate(text: string, corpus: CorpusStatistics, vectors: WordVectors): Candidate {
  const read = readText(text);
  const rows = read.unique.map((stem) => vectors.rowOf(stem));
  return {
    ...read,
    rarities: read.unique.map((stem, index) => rarityOf(stem, rows[index] as number, corpus, vectors)),
    rows,
  };
}
