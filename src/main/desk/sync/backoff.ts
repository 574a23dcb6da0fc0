/** First upper bound and highest upper bound of a wait, in milliseconds. */
const BASE_MS = 1000;
const CAP_MS = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: anything between nothing and a bound that doubles with
 * each failure (full jitter), so that ten thousand workstations do not come back in the same second.
 *
 * @param failures attempts that failed in a row, at least 1.
 * @param random gives numbers in [0, 1).
 */
export function fullJitterMs(failures: number, random: () => number): number {
  const bound = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(failures - 1, 30));
  return Math.floor(random() * bound);
}
