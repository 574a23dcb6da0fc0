import type { Account } from '#domain/account.ts';
import { type TemplateStatistics, type TemplateUse, templateSchema } from '#domain/template.ts';
import type { Sql } from '../database/connection.ts';
import { type FeedEntry, publish } from '../feed/feed.ts';
import { scopeOfTemplate } from './template-rows.ts';

interface StatisticsRow {
  readonly template_id: string;
  readonly uses: number;
  readonly rewrite_sum: number;
  readonly data: unknown;
}

/**
 * Counts which templates a sent reply rested on and how much its doctor rewrote them; part of the transaction that
 * publishes the reply, so that it counts exactly once. Templates that are unknown here are noted and told to nobody.
 */
export async function noteTemplateUses(
  transaction: Sql,
  account: Account,
  replyId: string,
  uses: readonly TemplateUse[],
): Promise<void> {
  if (uses.length === 0) return;
  const noted = await transaction<{ template_id: string; rewrite: number }[]>`
    INSERT INTO template_use ${transaction(
      uses.map((use) => ({
        reply_id: replyId,
        instance_id: use.instanceId,
        template_id: use.templateId,
        template_version: use.templateVersion,
        account_id: account.id,
        rewrite: use.rewrite,
      })),
    )}
    ON CONFLICT DO NOTHING RETURNING template_id, rewrite`;
  // In one order for everybody, so that two replies that rest on the same templates never wait for each other.
  for (const { template_id: templateId, rewrite } of noted.toSorted(byTemplate)) {
    await transaction`
      INSERT INTO template_statistics (template_id, uses, rewrite_sum) VALUES (${templateId}, 1, ${rewrite})
      ON CONFLICT (template_id) DO UPDATE SET
        uses = template_statistics.uses + 1, rewrite_sum = template_statistics.rewrite_sum + excluded.rewrite_sum`;
  }
  const rows = await transaction<StatisticsRow[]>`
    SELECT statistics.*, template.data FROM template_statistics AS statistics
    JOIN template ON template.id = statistics.template_id
    WHERE statistics.template_id = ANY(${noted.map((row) => row.template_id)}::uuid[]) AND template.archived_at IS NULL`;
  await publish(transaction, rows.map(statisticsEntry));
}

function byTemplate(left: { readonly template_id: string }, right: { readonly template_id: string }): number {
  return left.template_id < right.template_id ? -1 : left.template_id > right.template_id ? 1 : 0;
}

/** Uses only rise, and so serve as the revision. */
function statisticsEntry(row: StatisticsRow): FeedEntry<'template-statistics'> {
  const statistics = {
    id: row.template_id,
    uses: row.uses,
    meanRewrite: Math.min(1, row.rewrite_sum / row.uses),
  } as TemplateStatistics;
  return {
    scope: scopeOfTemplate(templateSchema.parse(row.data)),
    kind: 'template-statistics',
    id: row.template_id,
    revision: row.uses,
    data: statistics,
  };
}
