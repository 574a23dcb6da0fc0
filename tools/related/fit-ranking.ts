import { type BoostedTrees, scoreOf } from '#desk/related/boosted-trees.ts';
import { FEATURE_COUNT } from '#desk/related/feature-names.ts';
import { fitLogistic } from './logistic.ts';
import { createRandom } from './random.ts';
import { FOLDS, type Lesson, type PreparedLesson } from './ranking-lessons.ts';
import { trainTrees } from './train-trees.ts';

/** Candidates of a lesson that the trees are shown beside the right one: half the nearest, half any. */
const SHOWN_CANDIDATES = 50;
/** How much a lesson counts: there are few messages and many pairs. */
const WEIGHTS: Readonly<Record<Lesson['set'], number>> = { message: 2, pair: 0.5 };

/** Trees of several seeds, whose mean errs less than each. */
export function fitTrees(lessons: readonly PreparedLesson[], seeds: number, seed: number): BoostedTrees[] {
  return Array.from({ length: seeds }, (_, index) => fitOnce(lessons, seed + 1000 * index));
}

function fitOnce(lessons: readonly PreparedLesson[], seed: number): BoostedTrees {
  const random = createRandom(seed);
  const chosen: { readonly lesson: PreparedLesson; readonly place: number }[] = [];
  const starts = [0];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const lesson of lessons) {
    if (lesson.target < 0) continue;
    const places = new Set([lesson.target]);
    for (let place = 0; place < Math.min(SHOWN_CANDIDATES / 2, lesson.ids.length); place += 1) places.add(place);
    for (let draw = 0; draw < SHOWN_CANDIDATES / 2; draw += 1) places.add(random.below(lesson.ids.length));
    const inOrder = [...places].sort((left, right) => left - right);
    targets.push(chosen.length + inOrder.indexOf(lesson.target));
    for (const place of inOrder) chosen.push({ lesson, place });
    starts.push(chosen.length);
    weights.push(WEIGHTS[lesson.lesson.set]);
  }
  const rows = new Float32Array(chosen.length * FEATURE_COUNT);
  chosen.forEach(({ lesson, place }, index) => {
    rows.set(lesson.rows.subarray(place * FEATURE_COUNT, (place + 1) * FEATURE_COUNT), index * FEATURE_COUNT);
  });
  return trainTrees(
    { rows, featureCount: FEATURE_COUNT, starts, targets, weights },
    {
      trees: 150,
      depth: 3,
      rate: 0.08,
      leastHessian: 1,
      regularisation: 5,
      featureShare: 0.4,
      queryShare: 0.7,
      seed: seed + 1,
    },
  );
}

export function scoresOf(trees: readonly BoostedTrees[], { ids, rows }: PreparedLesson): number[] {
  return ids.map((_, place) => {
    let sum = 0;
    for (const each of trees) sum += scoreOf(each, rows, place * FEATURE_COUNT);
    return sum / trees.length;
  });
}

/** Scores of every lesson by trees that never saw its fold. */
export function crossValidate(lessons: readonly PreparedLesson[], seeds: number, seed: number): number[][] {
  const scores: number[][] = lessons.map(() => []);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const trees = fitTrees(
      lessons.filter(({ lesson }) => lesson.fold !== fold),
      seeds,
      seed + fold,
    );
    lessons.forEach((lesson, index) => {
      if (lesson.lesson.fold === fold) scores[index] = scoresOf(trees, lesson);
    });
    console.error(`fold ${fold + 1} of ${FOLDS}`);
  }
  return scores;
}

/**
 * The curve from a score to the likelihood that the best record is the right one, from scores of lessons that the trees
 * did not see: with the right record among the candidates, and without it, as when nothing has been answered yet.
 */
export function calibrate(
  lessons: readonly PreparedLesson[],
  scores: readonly (readonly number[])[],
): { slope: number; intercept: number } {
  const inputs: Float64Array[] = [];
  const outcomes: number[] = [];
  const weights: number[] = [];
  lessons.forEach(({ target, lesson }, index) => {
    const own = scores[index] ?? [];
    const weight = lesson.set === 'message' ? 1 : 0.3;
    const best = Math.max(...own);
    const bestOther = Math.max(...own.filter((_, place) => place !== target));
    if (own.length > 0) {
      inputs.push(Float64Array.of(best, 1));
      outcomes.push(target >= 0 && own[target] === best ? 1 : 0);
      weights.push(weight);
    }
    if (Number.isFinite(bestOther)) {
      inputs.push(Float64Array.of(bestOther, 1));
      outcomes.push(0);
      weights.push(weight);
    }
  });
  const [slope = 1, intercept = 0] = fitLogistic(inputs, outcomes, weights, 0.01);
  return { slope, intercept };
}
