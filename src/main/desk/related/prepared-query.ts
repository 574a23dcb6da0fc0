import type { Query } from './query.ts';
import { normalise } from './vector-arithmetic.ts';
import type { WordVectors } from './word-vectors.ts';

/** What of a query is the same for each of its candidates. */
export interface PreparedQuery {
  readonly query: Query;
  readonly whole: Float32Array;
  readonly first: Float32Array;
  readonly asked: Float32Array;
  readonly sentences: readonly Float32Array[];
  readonly byImportance: readonly number[];
  readonly raritySum: number;
  readonly importanceSum: number;
  /** Best cosine of a stem of a candidate with the query's, remembered over the candidates. */
  readonly nearest: Map<number, Nearness>;
}

export function prepareQuery(query: Query, vectors: WordVectors): PreparedQuery {
  const encodeTerms = (indices: Iterable<number>): Float32Array => {
    const sum = new Float32Array(vectors.dimensions);
    for (const index of indices) {
      const term = query.terms[index];
      if (term !== undefined && term.row >= 0)
        vectors.addTo(sum, term.row, vectors.weightOf(term.row) * (0.05 + term.importance));
    }
    return normalise(sum);
  };
  const all = query.terms.map((_, index) => index);
  return {
    query,
    whole: encodeTerms(all),
    first: encodeTerms(all.filter((index) => query.terms[index]?.inFirstSentence)),
    asked: encodeTerms(all.filter((index) => query.terms[index]?.inQuestion)),
    sentences: query.sentences.map(({ terms }) => encodeTerms(terms)),
    byImportance: all.sort((left, right) => weightAt(query, right) - weightAt(query, left) || left - right),
    raritySum: query.terms.reduce((sum, { rarity }) => sum + rarity, 0),
    importanceSum: query.terms.reduce((sum, { rarity, importance }) => sum + rarity * importance, 0),
    nearest: new Map(),
  };
}

function weightAt(query: Query, index: number): number {
  const term = query.terms[index];
  return term === undefined ? 0 : term.rarity * term.importance;
}

/** How near a word of a candidate is to the query. */
export interface Nearness {
  /** Best of `cosines`. */
  readonly cosine: number;
  /** Cosine with each term of the query; empty where there is no vector. */
  readonly cosines: Float32Array;
  /** How much of the query's importance lies at, near, further and far from the word. */
  readonly kernels: readonly number[];
}

const NOWHERE: Nearness = { cosine: 0, cosines: new Float32Array(0), kernels: [0, 0, 0, 0] };
const KERNELS = [
  { centre: 1, width: 0.05 },
  { centre: 0.7, width: 0.12 },
  { centre: 0.5, width: 0.12 },
  { centre: 0.3, width: 0.12 },
] as const;

export function nearestOf(prepared: PreparedQuery, vectorRow: number, vectors: WordVectors): Nearness {
  if (vectorRow < 0) return NOWHERE;
  const known = prepared.nearest.get(vectorRow);
  if (known !== undefined) return known;
  let cosine = 0;
  const kernels = [0, 0, 0, 0];
  const { terms } = prepared.query;
  const cosines = new Float32Array(terms.length);
  for (let place = 0; place < terms.length; place += 1) {
    const term = terms[place] as Query['terms'][number];
    if (term.row < 0) continue;
    const near = vectors.cosine(term.row, vectorRow);
    cosines[place] = near;
    cosine = Math.max(cosine, near);
    if (near < 0.1) continue;
    KERNELS.forEach(({ centre, width }, index) => {
      kernels[index] =
        (kernels[index] as number) + term.importance * Math.exp(-((near - centre) ** 2) / (2 * width * width));
    });
  }
  const found = { cosine, cosines, kernels };
  prepared.nearest.set(vectorRow, found);
  return found;
}
