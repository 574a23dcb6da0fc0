import type { WordVectors } from './word-vectors.ts';

/** What the engine asks of the corpus. */
export interface CorpusStatistics {
  /** Number of records. */
  size(): number;
  /** In how many records a stem stands. */
  documentsWith(stem: string): number;
  /** A word of the corpus that a word unknown to it was likely meant to be, or null. */
  repair(stem: string): string | null;
}

/** So many records of medical questions in general are added in thought: ten records alone know no common words. */
const ASSUMED_RECORDS = 2000;

/** The rarest word of a corpus of any size has this rarity, so that what was learned on one corpus holds for another. */
const RAREST = 10;

/** How telling a stem is: 0 for one that is everywhere, about 10 for one that stands in a single record. */
export function rarityOf(stem: string, row: number, corpus: CorpusStatistics, vectors: WordVectors): number {
  const size = corpus.size() + ASSUMED_RECORDS;
  const documents = corpus.documentsWith(stem) + (row < 0 ? 0 : ASSUMED_RECORDS * vectors.shareOf(row));
  return (RAREST * Math.log(1 + (size - documents) / (documents + 0.5))) / Math.log(1 + size * 2);
}
