import { createRandom } from './random.ts';
import type { PreparedLesson } from './ranking-lessons.ts';

/** How well the right record is placed, over many queries. */
export interface Placement {
  readonly recallAt1: number;
  /** Mean of one over the place, 0 beyond the tenth. */
  readonly meanReciprocalRank: number;
  readonly ranks: readonly number[];
}

/** @param ranks Place of the right record for each query, from 1; 0 where it is missing. */
export function placementOf(ranks: readonly number[]): Placement {
  const share = (value: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + value(rank), 0) / Math.max(1, ranks.length);
  return {
    recallAt1: share((rank) => (rank === 1 ? 1 : 0)),
    meanReciprocalRank: share((rank) => (rank >= 1 && rank <= 10 ? 1 / rank : 0)),
    ranks,
  };
}

/** Where the engine puts the targets: by score, the later record first where scores are equal. */
export function firstPlaces(
  lessons: readonly PreparedLesson[],
  scores: readonly (readonly number[])[],
  wanted: (lesson: PreparedLesson) => boolean,
): Placement {
  const ranks: number[] = [];
  lessons.forEach((lesson, index) => {
    if (!wanted(lesson)) return;
    const own = scores[index] ?? [];
    const target = own[lesson.target];
    if (target === undefined) {
      ranks.push(0);
      return;
    }
    const key = lesson.keys[lesson.target] ?? 0;
    let rank = 1;
    own.forEach((score, place) => {
      if (score > target || (score === target && (lesson.keys[place] ?? 0) > key)) rank += 1;
    });
    ranks.push(rank);
  });
  return placementOf(ranks);
}

/** The middle 95 % of the mean of samples drawn again with replacement; seeded. */
export function bootstrap(values: readonly number[], draws = 2000): { low: number; high: number } {
  const random = createRandom(17);
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) sum += values[random.below(values.length)] as number;
    return sum / Math.max(1, values.length);
  }).sort((left, right) => left - right);
  return { low: means[Math.floor(draws * 0.025)] ?? 0, high: means[Math.floor(draws * 0.975)] ?? 0 };
}

/** Probability that a positive scores above a negative; a tie counts half. */
export function areaUnderCurve(scores: readonly number[], labels: readonly number[]): number {
  const positives = scores.filter((_, index) => labels[index] === 1);
  const negatives = scores.filter((_, index) => labels[index] === 0);
  let sum = 0;
  for (const positive of positives)
    for (const negative of negatives) sum += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  return sum / Math.max(1, positives.length * negatives.length);
}
