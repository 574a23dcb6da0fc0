/** Below so many values no median is told: it would be the story of a few patients. */
export const LEAST_FOR_MEDIAN = 10;
/** Below so many no 90th percentile: it would rest on the two or three longest waits. */
export const LEAST_FOR_P90 = 30;
/** A share of fewer is shown with its interval, and as uncertain. */
export const LEAST_FOR_SHARE = 10;

/** Some of a number of things. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959_963_984_540_054;

/**
 * The 95 % interval of a share by Wilson's score method (Wilson 1927), which stays honest for small numbers and for
 * shares of nothing or all; both ends between 0 and 1. Null where there is nothing to have a share of.
 *
 * @throws {RangeError} when it is no share.
 */
export function wilsonInterval({ count, of }: Share): { readonly low: number; readonly high: number } | null {
  if (count < 0 || count > of) throw new RangeError('a share is a part of the whole');
  if (of === 0) return null;
  const share = count / of;
  const centre = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** How often a value occurs. */
export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/** All values together. */
export function totalOf(counts: readonly ValueCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The value at or below which the given share of all values lies (nearest rank), so that it always is one that occurred.
 * Null for fewer values than `least`.
 */
export function quantileOf(counts: readonly ValueCount[], share: number, least: number): number | null {
  const total = totalOf(counts);
  if (total < Math.max(1, least)) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const { value, count } of counts.toSorted((left, right) => left.value - right.value)) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}
