import type { RankedRecord } from '../store/repositories/answered-questions.ts';
import { questionOf } from '../store/repositories/related-index.ts';
import { quoteTerm } from '../store/search-terms.ts';
import type { Store } from '../store/store.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import type { Query, QueryTerm } from './query.ts';
import type { RankedTexts } from './ranker.ts';
import { repairSpelling } from './spelling.ts';

/** How many of the full-text search's best are ranked again. */
const CANDIDATES = 200;
const FILTERED_CANDIDATES = 2000;

/** Most terms that the full-text search looks for. */
export const MAX_SEARCHED_TERMS = 24;

/** Most records, counted once for each term, that a search may touch; what goes beyond is left to the better terms. */
const MAX_TOUCHED_RECORDS = 60_000;

/** What the store's corpus says about words. */
export function corpusStatisticsOf({ relatedIndex }: Store): CorpusStatistics {
  const documentsWith = (stem: string): number => relatedIndex.documentsWith(stem);
  return {
    size: () => relatedIndex.size(),
    documentsWith,
    repair: (stem) => repairSpelling(stem, (other) => (relatedIndex.mayHave(other) ? documentsWith(other) : 0)),
  };
}

/** A record with what ranking reads of it. */
export interface CandidateRecord extends RankedTexts {
  readonly record: RankedRecord;
}

/** Which records are looked at. */
export interface Wanted {
  /** Numbers of the corpora that are left out; 0 is what the service sent. */
  readonly exceptCorpora: readonly number[];
  /** `fits` leaves out so much that more candidates are looked at. */
  readonly isFiltered: boolean;
  fits(record: RankedRecord): boolean;
}

export const EVERYTHING: Wanted = { exceptCorpora: [], isFiltered: false, fits: () => true };

/** The wanted records that share the query's best words, by full-text search. */
export function findCandidates(
  store: Store,
  query: Query,
  { exceptCorpora, isFiltered, fits }: Wanted,
): CandidateRecord[] {
  const terms = searchedTerms(store, query);
  if (terms.length === 0) return [];
  const found = store.relatedIndex.search(
    terms.map(({ stem }) => quoteTerm(stem)).join(' OR '),
    terms.map(({ word }) => quoteTerm(word)).join(' OR '),
    isFiltered ? FILTERED_CANDIDATES : CANDIDATES,
    exceptCorpora,
  );
  const bm25 = new Map(found.map((candidate) => [candidate.key, candidate.bm25]));
  return store.answeredQuestions
    .listRanked(found.map(({ key }) => key))
    .filter(fits)
    .slice(0, CANDIDATES)
    .map((record) => ({ record, texts: wordingsOf(record), bm25: bm25.get(record.key) ?? 0 }));
}

/** The terms to look for: those that matter most, as long as they do not touch most of a large corpus. */
function searchedTerms({ relatedIndex }: Store, query: Query): QueryTerm[] {
  const weight = ({ rarity, importance }: QueryTerm): number => rarity * (0.02 + importance);
  const chosen: QueryTerm[] = [];
  let touched = 0;
  const inOrder = query.terms
    .filter(({ isInCorpus }) => isInCorpus)
    .sort((left, right) => weight(right) - weight(left) || (left.stem < right.stem ? -1 : 1));
  for (const term of inOrder) {
    const documents = relatedIndex.documentsWith(term.stem);
    if (chosen.length > 0 && touched + documents > MAX_TOUCHED_RECORDS) continue;
    chosen.push(term);
    touched += documents;
    if (chosen.length === MAX_SEARCHED_TERMS) break;
  }
  return chosen;
}

/** A record is found by its title, or by title and text where the text says more. */
export function wordingsOf(record: { readonly title: string; readonly questionText: string }): string[] {
  const whole = questionOf(record);
  return whole.trim() === record.title.trim() ? [record.title] : [record.title, whole];
}
