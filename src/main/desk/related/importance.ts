import type { Query, QueryTerm } from './query.ts';
import { kindsOfStem } from './question-kinds.ts';
import type { WordVectors } from './word-vectors.ts';

/** Number of inputs of the model that tells how much a word of a message matters. */
export const IMPORTANCE_INPUTS = 16;

/** The inputs for one word. */
export function importanceInputs(term: QueryTerm, query: Query, vectors: WordVectors): Float64Array {
  const rarity = term.rarity / 10;
  const length = Math.log(1 + query.terms.length) / 5;
  const first = Number(term.inFirstSentence);
  const asked = Number(term.inQuestion);
  const lastAsked = Number(term.inLastQuestion);
  const weight = term.row < 0 ? 1 : vectors.weightOf(term.row);
  const kind = Number(kindsOfStem(term.stem) !== 0);
  return Float64Array.of(
    1,
    rarity,
    rarity * rarity,
    length,
    Math.log(Math.min(8, term.uses)),
    first,
    asked,
    lastAsked,
    term.firstAt,
    weight,
    kind,
    kind * asked,
    first * length,
    asked * length,
    rarity * length,
    first * asked,
  );
}

/** Sets the importance of every word of the query. */
export function weighImportance(query: Query, weights: ArrayLike<number>, vectors: WordVectors): void {
  for (const term of query.terms) {
    const inputs = importanceInputs(term, query, vectors);
    let sum = 0;
    for (let index = 0; index < IMPORTANCE_INPUTS; index += 1) sum += (inputs[index] as number) * (weights[index] ?? 0);
    term.importance = 1 / (1 + Math.exp(-sum));
  }
}
