import { z } from 'zod';
import type { Sha256 } from '../audit/chain.ts';
import { accountIdSchema, replyIdSchema } from '../ids.ts';

export const riskFactorSchema = z.enum([
  'red-flag',
  'override',
  'no-safety-net',
  'new-template',
  'long-wait',
  'short-reply',
]);
/** Why a reply may deserve a second look more than others. None says that it is bad. */
export type RiskFactor = z.infer<typeof riskFactorSchema>;

export const samplingPlanSchema = z.strictObject({
  /** Replies of every doctor in a period that are drawn by chance alone; all where there are fewer. */
  floorPerDoctor: z.number().int().min(0).max(100),
  /** Further replies in a period, of all doctors together, drawn with chances by risk. */
  riskQuota: z.number().int().min(0).max(1000),
  /** What each factor adds to the weight of a reply. */
  riskWeights: z.record(riskFactorSchema, z.number().min(0).max(1000)),
  /** The weight of a reply without any factor; 0 keeps such replies out of the quota. */
  baseWeight: z.number().min(0).max(1000),
  /** Share of the sample that a second reviewer reads as well, for agreement. */
  doubleReadShare: z.number().min(0).max(1),
});
/** How replies are picked for review. */
export type SamplingPlan = z.infer<typeof samplingPlanSchema>;

/**
 * Four replies of a doctor usually show their pattern (UK urgent care audit toolkit); the weights are a beginning for the
 * service to change, not a finding.
 */
export const DEFAULT_SAMPLING_PLAN: SamplingPlan = {
  floorPerDoctor: 4,
  riskQuota: 10,
  riskWeights: {
    'red-flag': 5,
    override: 5,
    'no-safety-net': 3,
    'new-template': 2,
    'long-wait': 1,
    'short-reply': 2,
  },
  baseWeight: 0,
  doubleReadShare: 0.2,
};

export const sampleCandidateSchema = z.object({
  replyId: replyIdSchema,
  authorAccountId: accountIdSchema,
  factors: z.array(riskFactorSchema),
});
/** A reply that could be reviewed. */
export type SampleCandidate = z.infer<typeof sampleCandidateSchema>;

/** A reply that was drawn. */
export interface SamplePick extends SampleCandidate {
  readonly by: 'floor' | 'risk';
  /** A second reviewer reads it too. */
  readonly isDoubleRead: boolean;
}

/** What the factors of a reply make of its chance. */
export function riskWeightOf({ factors }: Pick<SampleCandidate, 'factors'>, plan: SamplingPlan): number {
  return [...new Set(factors)].reduce((sum, factor) => sum + plan.riskWeights[factor], plan.baseWeight);
}

/**
 * Draws a sample. The same seed and candidates give the same sample, in whatever order the candidates come: each draws
 * its own number from the seed and its id. Without replacement, one after the other with chances in proportion to the
 * weights of those that are left (Efraimidis and Spirakis 2006, doi:10.1016/j.ipl.2005.11.003); where weights are equal
 * that is a simple random sample. Floor first, by doctor; then the quota, in the order in which they were drawn.
 */
export function drawSample(
  candidates: readonly SampleCandidate[],
  plan: SamplingPlan,
  seed: string,
  sha256: Sha256,
): SamplePick[] {
  const byDoctor = Map.groupBy(candidates, ({ authorAccountId }) => authorAccountId);
  const floor = [...byDoctor.keys()].sort().flatMap((doctor) =>
    draw(
      byDoctor.get(doctor) ?? [],
      plan.floorPerDoctor,
      () => 1,
      (id) => uniform(seed, 'floor', id, sha256),
    ),
  );
  const onFloor = new Set(floor.map(({ replyId }) => replyId));
  const risky = draw(
    candidates.filter(({ replyId }) => !onFloor.has(replyId)),
    plan.riskQuota,
    (candidate) => riskWeightOf(candidate, plan),
    (id) => uniform(seed, 'risk', id, sha256),
  );
  const picks = [
    ...floor.map((candidate) => ({ ...candidate, by: 'floor' as const })),
    ...risky.map((candidate) => ({ ...candidate, by: 'risk' as const })),
  ];
  const doubled = new Set(
    draw(
      picks,
      Math.ceil(picks.length * plan.doubleReadShare),
      () => 1,
      (id) => uniform(seed, 'double read', id, sha256),
    ).map(({ replyId }) => replyId),
  );
  return picks.map((pick) => ({ ...pick, isDoubleRead: doubled.has(pick.replyId) }));
}

function draw<T extends SampleCandidate>(
  candidates: readonly T[],
  count: number,
  weightOf: (candidate: T) => number,
  uniformOf: (replyId: string) => number,
): T[] {
  return candidates
    .filter((candidate) => weightOf(candidate) > 0)
    .map((candidate) => ({ candidate, turn: -Math.log(uniformOf(candidate.replyId)) / weightOf(candidate) }))
    .sort((left, right) => left.turn - right.turn)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** A number in (0, 1) for the thing in this draw: 52 bits of a hash, so that anybody can draw again from the seed. */
function uniform(seed: string, stage: string, id: string, sha256: Sha256): number {
  return (Number.parseInt(sha256(`${seed}\n${stage}\n${id}`).slice(0, 13), 16) + 0.5) / 2 ** 52;
}
