import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreOf } from '#desk/related/boosted-trees.ts';
import { packRankingModel, readRankingModel } from '#desk/related/ranker.ts';
import { projectRoot } from '../build-app.ts';
import { createRandom } from './random.ts';
import { trainTrees } from './train-trees.ts';

const QUERIES = 200;
const CANDIDATES = 8;

/** The right candidate is the one whose first feature is largest while its second is not negative. */
function lessons(seed: number) {
  const random = createRandom(seed);
  const rows = Float32Array.from({ length: QUERIES * CANDIDATES * 3 }, () => random.next() * 2 - 1);
  const worthOf = (row: number): number => ((rows[row * 3 + 1] ?? 0) < 0 ? -2 : (rows[row * 3] ?? 0));
  const starts = Array.from({ length: QUERIES + 1 }, (_, query) => query * CANDIDATES);
  const targets = starts.slice(0, -1).map((start) => {
    const places = Array.from({ length: CANDIDATES }, (_, place) => start + place);
    return places.reduce((best, row) => (worthOf(row) > worthOf(best) ? row : best), start);
  });
  return { rows, featureCount: 3, starts, targets, weights: targets.map(() => 1) };
}

const options = {
  trees: 60,
  depth: 3,
  rate: 0.2,
  leastHessian: 0.5,
  regularisation: 1,
  featureShare: 1,
  queryShare: 0.8,
  seed: 3,
};
const packed = (seed: number): string =>
  packRankingModel({
    importance: [],
    trees: [trainTrees(lessons(1), { ...options, seed })],
    calibration: { slope: 1, intercept: 0 },
  });

describe('boosted trees', () => {
  it('learn what makes a candidate the right one, for queries that they never saw', () => {
    const trees = trainTrees(lessons(1), options);
    const unseen = lessons(2);
    const right = unseen.targets.filter((target, query) => {
      const start = query * CANDIDATES;
      const scores = Array.from({ length: CANDIDATES }, (_, place) => scoreOf(trees, unseen.rows, (start + place) * 3));
      return start + scores.indexOf(Math.max(...scores)) === target;
    });
    expect(right.length / QUERIES).toBeGreaterThan(0.85);
  });

  it('come out the same to the byte from the same seed, and survive being packed', () => {
    expect(packed(3)).toBe(packed(3));
    expect(packed(3)).not.toBe(packed(4));
    expect(packRankingModel(readRankingModel(packed(3)))).toBe(packed(3));
  });
});

describe('the assets', () => {
  it('are those that the training wrote down', () => {
    const folder = join(projectRoot, 'resources/related');
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums).toHaveLength(2);
    for (const line of sums) {
      const [sum, name = ''] = line.split(/\s+/u);
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ).toBe(sum);
    }
  });
});
