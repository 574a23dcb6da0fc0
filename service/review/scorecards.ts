import type { Account } from '#domain/account.ts';
import { type ScorecardItem, scorecardItemsSchema, scorecardSchema } from '#domain/review/review.ts';
import { DEFAULT_SAMPLING_PLAN, type SamplingPlan, samplingPlanSchema } from '#domain/review/sampling.ts';
import { inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';

/** The plan that the next sample is drawn by. */
export async function readPlan(sql: Sql): Promise<SamplingPlan> {
  const [row] = await sql<{ plan: unknown }[]>`SELECT plan FROM sampling_plan ORDER BY version DESC LIMIT 1`;
  return row === undefined ? DEFAULT_SAMPLING_PLAN : samplingPlanSchema.parse(row.plan);
}

/** Keeps a new version of the plan; samples that were drawn keep theirs. */
export async function savePlan(pool: Pool, account: Account, plan: SamplingPlan): Promise<{ version: number }> {
  return inTransaction(pool, async (transaction) => {
    await transaction`LOCK TABLE sampling_plan IN EXCLUSIVE MODE`;
    const [row] = await transaction<{ version: number }[]>`
      INSERT INTO sampling_plan (version, plan, account_id)
      SELECT coalesce(max(version), 0) + 1, ${transaction.json(plan)}::jsonb, ${account.id}::uuid FROM sampling_plan
      RETURNING version`;
    const version = row?.version ?? 1;
    await audit(transaction, account.id, 'sampling-plan-saved', null, { version });
    return { version };
  });
}

/** The items of a scorecard's version; null when there is no such version. */
export async function findScorecardItems(sql: Sql, version: number): Promise<ScorecardItem[] | null> {
  const [row] = await sql<{ items: unknown }[]>`SELECT items FROM scorecard WHERE version = ${version}`;
  return row === undefined ? null : scorecardItemsSchema.parse(row.items);
}

/** Keeps a new version of the scorecard and tells every workstation; verdicts keep the version that they were given by. */
export async function saveScorecard(
  pool: Pool,
  account: Account,
  items: readonly ScorecardItem[],
): Promise<{ version: number }> {
  return inTransaction(pool, async (transaction) => {
    await transaction`LOCK TABLE scorecard IN EXCLUSIVE MODE`;
    const [row] = await transaction<{ version: number }[]>`
      INSERT INTO scorecard (version, items, account_id)
      SELECT coalesce(max(version), 0) + 1, ${transaction.json(items as never)}::jsonb, ${account.id}::uuid FROM scorecard
      RETURNING version`;
    const version = row?.version ?? 1;
    const data = scorecardSchema.parse({ id: 'scorecard', version, items });
    await publish(transaction, [{ scope: 'all', kind: 'scorecard', id: data.id, revision: version, data }]);
    await audit(transaction, account.id, 'scorecard-saved', null, { version });
    return { version };
  });
}
