import type { RecalledReply } from '#contract/service.ts';
import { recalledReplySchema } from '#contract/service.ts';
import { agreementOf, tableOfPairs } from '#domain/review/agreement.ts';
import { SCORES, verdictContentSchema, worstScoreOf } from '#domain/review/review.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';

/** Replies that cite, quote or started from one that failed its review, unless they are taken back; latest first. */
export async function listRecalls(sql: Sql): Promise<RecalledReply[]> {
  const rows = await sql<
    {
      failed_id: string;
      id: string;
      question_id: string;
      department_id: string;
      author_account_id: string | null;
      author_name: string;
      replied_at: Date;
      how: string[];
    }[]
  >`
    SELECT failed.id AS failed_id, reply.id, reply.question_id, reply.department_id, reply.author_account_id,
      reply.author_name, reply.replied_at, array_agg(answer_use.how ORDER BY answer_use.how) AS how
    FROM answered_question AS failed
    JOIN answer_use ON answer_use.answer_id = failed.id
    JOIN reply ON reply.id = answer_use.reply_id
    WHERE failed.review_state = 'failed'
      AND NOT EXISTS (SELECT 1 FROM reply_version WHERE reply_id = reply.id AND content IS NULL)
    GROUP BY failed.id, reply.id
    ORDER BY reply.replied_at DESC, reply.id`;
  return rows.map((row) =>
    recalledReplySchema.parse({
      failedReplyId: row.failed_id,
      replyId: row.id,
      questionId: row.question_id,
      departmentId: row.department_id,
      authorAccountId: row.author_account_id,
      authorName: row.author_name,
      repliedAt: toInstant(row.replied_at),
      how: row.how,
    }),
  );
}

/** How far the first and the second reader of double reads agree, by the worst score of each. */
export async function measureAgreement(sql: Sql) {
  const rows = await sql<{ first: unknown; second: unknown }[]>`
    SELECT first.content AS first, second.content AS second
    FROM review JOIN verdict AS first ON first.review_id = review.id AND first.place = 1
    JOIN verdict AS second ON second.review_id = review.id AND second.place = 2
    WHERE review.is_double_read`;
  const scoreOf = (content: unknown) => worstScoreOf(verdictContentSchema.parse(content));
  const table = tableOfPairs(
    rows.map(({ first, second }) => [scoreOf(first), scoreOf(second)] as const),
    SCORES,
  );
  return {
    pairs: rows.length,
    table,
    kappa: agreementOf(table, 'unweighted').kappa,
    weightedKappa: agreementOf(table, 'linear').kappa,
  };
}
