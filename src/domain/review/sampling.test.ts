import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SAMPLING_PLAN,
  drawSample,
  type RiskFactor,
  riskWeightOf,
  type SampleCandidate,
  type SamplingPlan,
  sampleCandidateSchema,
  samplingPlanSchema,
} from './sampling.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const id = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const candidate = (reply: number, doctor = 1, factors: RiskFactor[] = []): SampleCandidate =>
  sampleCandidateSchema.parse({ replyId: id(1, reply), authorAccountId: id(2, doctor), factors });
const plan = (over: Partial<SamplingPlan>): SamplingPlan =>
  samplingPlanSchema.parse({ ...DEFAULT_SAMPLING_PLAN, floorPerDoctor: 0, riskQuota: 0, doubleReadShare: 0, ...over });

const SEEDS = 20_000;
/** Pearson's statistic of counts against what was expected. */
const chiSquare = (counts: readonly number[], expected: readonly number[]): number =>
  counts.reduce((sum, count, place) => sum + (count - (expected[place] ?? 0)) ** 2 / (expected[place] ?? 1), 0);
/** Upper 0.1 % points of the chi-square distribution by degrees of freedom, from the usual tables. */
const CRITICAL: Readonly<Record<number, number>> = { 3: 16.266, 11: 31.264, 19: 43.82 };

function countPicks(candidates: readonly SampleCandidate[], how: SamplingPlan): number[] {
  const counts = candidates.map(() => 0);
  const place = new Map(candidates.map(({ replyId }, index) => [replyId, index]));
  for (let seed = 0; seed < SEEDS; seed += 1) {
    for (const { replyId } of drawSample(candidates, how, String(seed), sha256)) {
      const index = place.get(replyId) ?? -1;
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}

describe('a sample', () => {
  const candidates = Array.from({ length: 60 }, (_, number) =>
    candidate(
      number,
      number % 7,
      number % 5 === 0 ? ['red-flag'] : number % 3 === 0 ? ['short-reply', 'long-wait'] : [],
    ),
  );

  it('is the same for the same seed in whatever order, and another for another seed', () => {
    const first = drawSample(candidates, DEFAULT_SAMPLING_PLAN, 'seed', sha256);
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: candidates.length }), (shuffled) => {
        expect(drawSample(shuffled, DEFAULT_SAMPLING_PLAN, 'seed', sha256)).toEqual(first);
      }),
      { numRuns: 30 },
    );
    const other = drawSample(candidates, DEFAULT_SAMPLING_PLAN, 'another seed', sha256);
    expect(other.map(({ replyId }) => replyId)).not.toEqual(first.map(({ replyId }) => replyId));
  });

  // Made by another program from the description of the method, not by running this one.
  it('is this one for this seed, today and in ten years', () => {
    const few = [1, 2, 3, 4, 5, 6].map((number) => candidate(number));
    const picks = drawSample(few, plan({ floorPerDoctor: 3 }), '2026-W47', sha256);
    expect(picks.map(({ replyId }) => Number(replyId.slice(-1)))).toEqual([5, 2, 1]);
  });

  it('has the floor of every doctor, all of one who wrote less, and nothing twice', () => {
    const lonely = candidate(999, 9);
    const picks = drawSample([...candidates, lonely], DEFAULT_SAMPLING_PLAN, 'seed', sha256);
    const byDoctor = Map.groupBy(
      picks.filter(({ by }) => by === 'floor'),
      ({ authorAccountId }) => authorAccountId,
    );
    expect([...byDoctor.values()].map((own) => own.length).sort()).toEqual([1, 4, 4, 4, 4, 4, 4, 4]);
    expect(picks.filter(({ by }) => by === 'risk')).toHaveLength(10);
    expect(picks.filter(({ by, factors }) => by === 'risk' && factors.length === 0)).toEqual([]);
    expect(new Set(picks.map(({ replyId }) => replyId)).size).toBe(picks.length);
    expect(picks.filter(({ isDoubleRead }) => isDoubleRead)).toHaveLength(Math.ceil(picks.length * 0.2));
  });

  it('weighs every factor once', () => {
    const { riskWeights } = DEFAULT_SAMPLING_PLAN;
    const twice = candidate(1, 1, ['red-flag', 'red-flag', 'long-wait']);
    expect(riskWeightOf(twice, DEFAULT_SAMPLING_PLAN)).toBe(riskWeights['red-flag'] + riskWeights['long-wait']);
  });
});

describe('over many seeds', () => {
  it('every reply of a doctor has the same chance to be on the floor', () => {
    const candidates = Array.from({ length: 20 }, (_, number) => candidate(number));
    for (const floorPerDoctor of [1, 3]) {
      const counts = countPicks(candidates, plan({ floorPerDoctor }));
      // Draws without replacement exclude each other, which makes the counts spread less than Pearson's statistic expects.
      const corrected =
        (chiSquare(
          counts,
          counts.map(() => (SEEDS * floorPerDoctor) / 20),
        ) *
          19) /
        (20 - floorPerDoctor);
      expect(corrected).toBeLessThan(CRITICAL[19] ?? 0);
      expect(corrected).toBeGreaterThan(5);
    }
  });

  it('the first of the quota comes in proportion to the weights', () => {
    const candidates = [
      candidate(1, 1, ['long-wait']),
      candidate(2, 1, ['short-reply']),
      candidate(3, 1, ['red-flag']),
      candidate(4, 1, ['red-flag', 'override']),
    ];
    const how = plan({ riskQuota: 1 });
    const weights = candidates.map((one) => riskWeightOf(one, how));
    expect(weights).toEqual([1, 2, 5, 10]);
    const counts = countPicks(candidates, how);
    expect(
      chiSquare(
        counts,
        weights.map((weight) => (SEEDS * weight) / 18),
      ),
    ).toBeLessThan(CRITICAL[3] ?? 0);
    // The statistic would notice weights that are off by a little: here as if the last were 9.
    expect(
      chiSquare(
        counts,
        [1, 2, 5, 9].map((weight) => (SEEDS * weight) / 17),
      ),
    ).toBeGreaterThan(CRITICAL[3] ?? 0);
  });

  it('the second one does so among those that are left', () => {
    const factors: RiskFactor[][] = [['long-wait'], ['short-reply'], ['no-safety-net'], ['red-flag']];
    const candidates = factors.map((own, place) => candidate(place + 1, 1, own));
    const how = plan({ riskQuota: 2 });
    const weights = candidates.map((one) => riskWeightOf(one, how));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const pairs = candidates.flatMap((first, i) =>
      candidates.flatMap((second, j) => {
        const [mine, other] = [weights[i] ?? 0, weights[j] ?? 0];
        const chance = (mine / total) * (other / (total - mine));
        return i === j ? [] : [{ key: `${first.replyId} ${second.replyId}`, expected: SEEDS * chance }];
      }),
    );
    const counts = new Map<string, number>();
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const key = drawSample(candidates, how, String(seed), sha256)
        .map(({ replyId }) => replyId)
        .join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const statistic = chiSquare(
      pairs.map(({ key }) => counts.get(key) ?? 0),
      pairs.map(({ expected }) => expected),
    );
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(SEEDS);
    expect(statistic).toBeLessThan(CRITICAL[11] ?? 0);
  });
});
