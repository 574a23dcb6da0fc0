/** How much two scores that differ still agree: not at all, or the more the nearer they are on the scale. */
export type AgreementWeights = 'unweighted' | 'linear' | 'quadratic' | readonly (readonly number[])[];

/** How far two readers agree beyond chance. */
export interface Agreement {
  /** Pairs of scores. */
  readonly count: number;
  /** The (weighted) share on which they agree, and the share that chance would give. */
  readonly observed: number;
  readonly expected: number;
  /** Null where it has no meaning: without pairs, or when both readers gave everything one and the same score. */
  readonly kappa: {
    readonly value: number;
    readonly standardError: number;
    /** A 95 % interval by the normal approximation, cut at -1 and 1. It says little below some 50 pairs. */
    readonly low: number;
    readonly high: number;
  } | null;
}

const NORMAL_QUANTILE_95 = 1.959963984540054;

/**
 * Cohen's kappa of a square table: `table[i][j]` counts pairs that the first reader gave score i and the second score j,
 * scores in their order. Weighted after Cohen (1968, doi:10.1037/h0026256), linear weights after Cicchetti and Allison
 * (1971), quadratic ones after Fleiss and Cohen (1973); the standard error is the one for an interval of Fleiss, Cohen
 * and Everitt (1969, doi:10.1037/h0028106).
 *
 * @throws {RangeError} the table is not square, has fewer than two scores, or counts less than nothing.
 */
export function agreementOf(table: readonly (readonly number[])[], weights: AgreementWeights): Agreement {
  const scores = table.length;
  const counts = table.flat();
  if (scores < 2 || table.some((row) => row.length !== scores)) throw new RangeError('the table must be square');
  if (counts.some((count) => !(count >= 0))) throw new RangeError('a count is not below zero');
  const count = counts.reduce((sum, pairs) => sum + pairs, 0);
  if (count === 0) return { count, observed: 0, expected: 0, kappa: null };

  const places = [...table.keys()];
  const share = (row: number, column: number): number => (table[row]?.[column] ?? 0) / count;
  const weight = weightOf(weights, scores);
  const sumOf = (term: (place: number) => number): number => places.reduce((sum, place) => sum + term(place), 0);
  const rowShares = places.map((row) => sumOf((column) => share(row, column)));
  const columnShares = places.map((column) => sumOf((row) => share(row, column)));
  const rowShare = (place: number): number => rowShares[place] ?? 0;
  const columnShare = (place: number): number => columnShares[place] ?? 0;

  const overCells = (term: (row: number, column: number) => number): number =>
    sumOf((row) => sumOf((column) => term(row, column)));
  const observed = overCells((row, column) => weight(row, column) * share(row, column));
  const expected = overCells((row, column) => weight(row, column) * rowShare(row) * columnShare(column));
  // Only rounding parts it from 1 when nothing can disagree.
  if (1 - expected < 1e-12) return { count, observed, expected, kappa: null };

  const value = (observed - expected) / (1 - expected);
  const rowWeights = places.map((row) => sumOf((column) => columnShare(column) * weight(row, column)));
  const columnWeights = places.map((column) => sumOf((row) => rowShare(row) * weight(row, column)));
  const spread = overCells(
    (row, column) =>
      share(row, column) *
      (weight(row, column) - ((rowWeights[row] ?? 0) + (columnWeights[column] ?? 0)) * (1 - value)) ** 2,
  );
  const variance = (spread - (value - expected * (1 - value)) ** 2) / (count * (1 - expected) ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  return {
    count,
    observed,
    expected,
    kappa: {
      value,
      standardError,
      low: Math.max(-1, value - NORMAL_QUANTILE_95 * standardError),
      high: Math.min(1, value + NORMAL_QUANTILE_95 * standardError),
    },
  };
}

/** The table of pairs of scores on an ordered scale; what is not on the scale is left out. */
export function tableOfPairs<T>(pairs: readonly (readonly [first: T, second: T])[], scale: readonly T[]): number[][] {
  const table = scale.map(() => scale.map(() => 0));
  for (const [first, second] of pairs) {
    const row = table[scale.indexOf(first)];
    const column = scale.indexOf(second);
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

function weightOf(weights: AgreementWeights, scores: number): (row: number, column: number) => number {
  switch (weights) {
    case 'unweighted':
      return (row, column) => (row === column ? 1 : 0);
    case 'linear':
      return (row, column) => 1 - Math.abs(row - column) / (scores - 1);
    case 'quadratic':
      return (row, column) => 1 - (row - column) ** 2 / (scores - 1) ** 2;
    default:
      return (row, column) => weights[row]?.[column] ?? 0;
  }
}
