import type { AnswerUse, UsedAnswer } from '#contract/service.ts';
import type { AnsweredQuestionId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import type { Sql } from '../database/connection.ts';

/** Most replies that are listed for one answer. */
const MAX_LISTED = 500;

/** Notes what went into a reply; part of the transaction that publishes it. */
export async function noteAnswerUses(
  transaction: Sql,
  reply: Pick<Reply, 'id' | 'citedAnswerIds'>,
  used: readonly UsedAnswer[],
): Promise<void> {
  const uses = [...reply.citedAnswerIds.map((answerId) => ({ answerId, how: 'cited' })), ...used];
  if (uses.length === 0) return;
  await transaction`INSERT INTO answer_use ${transaction(
    uses.map(({ answerId, how }) => ({ reply_id: reply.id, answer_id: answerId, how })),
  )} ON CONFLICT DO NOTHING`;
}

/** A copy of a reply used what the reply used. */
export async function copyAnswerUses(transaction: Sql, fromReplyId: string, toReplyId: string): Promise<void> {
  await transaction`
    INSERT INTO answer_use (reply_id, answer_id, how)
    SELECT ${toReplyId}, answer_id, how FROM answer_use WHERE reply_id = ${fromReplyId}
    ON CONFLICT DO NOTHING`;
}

/** Published replies that an answer went into, latest first; at most 500. */
export async function listAnswerUses(sql: Sql, answerId: AnsweredQuestionId): Promise<AnswerUse[]> {
  return sql<AnswerUse[]>`
    SELECT reply.id AS "replyId", reply.question_id AS "questionId", question.title AS "questionTitle",
      reply.author_name AS "authorName", reply.department_id AS "departmentId",
      to_char(reply.replied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "repliedAt",
      array_agg(answer_use.how ORDER BY answer_use.how) AS "how"
    FROM answer_use JOIN reply ON reply.id = answer_use.reply_id JOIN question ON question.id = reply.question_id
    WHERE answer_use.answer_id = ${answerId}
    GROUP BY reply.id, question.id
    ORDER BY reply.replied_at DESC, reply.id LIMIT ${MAX_LISTED}`;
}
