import { type HandedDraft, handedDraftSchema } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';
import { publish, retract } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import { handedDraftEntry } from '../questions/question-rows.ts';
import type { Handler } from './decision.ts';

interface HandedDraftRow {
  readonly id: string;
  readonly question_id: string;
  readonly from_account_id: string;
  readonly from_name: string;
  readonly content: unknown;
  readonly note: string;
  readonly handed_at: Date;
  readonly taken_up_at: Date | null;
}

/** Drafts of the question that nobody took up, oldest first. */
export async function listWaitingDrafts(sql: Sql, questionId: string): Promise<HandedDraft[]> {
  const rows = await sql<HandedDraftRow[]>`
    SELECT * FROM handed_draft WHERE question_id = ${questionId} AND taken_up_at IS NULL ORDER BY handed_at, id`;
  return rows.map(toHandedDraft);
}

/**
 * Whether the account may have written something for the question: one of the departments that it is or was in is one
 * where the question is or was.
 */
export async function couldOnceSee(sql: Sql, account: Account, question: Question): Promise<boolean> {
  const [row] = await sql`
    SELECT 1 FROM account
    WHERE id = ${account.id} AND department_ids || past_department_ids && ARRAY(
      SELECT ${question.departmentId}::text
      UNION SELECT from_department_id FROM question_transfer WHERE question_id = ${question.id})`;
  return row !== undefined;
}

/**
 * Stores an unsent reply for whoever answers the question now. A question that nobody will answer takes none: the draft
 * stays with its author.
 */
export const handOverDraft: Handler<'hand-over-draft'> = async (transaction, account, command, question) => {
  const { handedDraftId, content, note } = command.payload;
  if (question.status === 'withdrawn') return { outcome: 'conflict', reason: 'question-withdrawn' };
  if (question.status === 'dismissed') return { outcome: 'conflict', reason: 'question-dismissed' };
  const [row] = await transaction<HandedDraftRow[]>`
    INSERT INTO handed_draft (id, question_id, from_account_id, from_name, content, note)
    VALUES (${handedDraftId}, ${question.id}, ${account.id}, ${account.displayName}, ${transaction.json(content as never)}, ${note})
    ON CONFLICT (id) DO NOTHING RETURNING *`;
  // The id is there already, under another command: nothing is stored over what somebody may have taken up.
  if (row === undefined) return { outcome: 'rejected', code: 'not-allowed' };
  await publish(transaction, [handedDraftEntry(toHandedDraft(row), question)]);
  await audit(transaction, account.id, 'draft-handed-over', question.id, { handedDraftId });
  return { outcome: 'applied', revision: question.revision };
};

/** Takes a draft up: it leaves everybody's view. The lock on the question decides between two who try at once. */
export const takeUpDraft: Handler<'take-up-draft'> = async (transaction, account, command, question) => {
  const { handedDraftId } = command.payload;
  const [row] = await transaction<HandedDraftRow[]>`
    SELECT * FROM handed_draft WHERE id = ${handedDraftId} AND question_id = ${question.id}`;
  if (row === undefined) return { outcome: 'rejected', code: 'not-found' };
  if (row.taken_up_at !== null) return { outcome: 'conflict', reason: 'draft-taken-up' };
  await transaction`
    UPDATE handed_draft SET taken_up_by = ${account.id}, taken_up_at = now() WHERE id = ${handedDraftId}`;
  await retract(transaction, [handedDraftEntry(toHandedDraft(row), question)]);
  await audit(transaction, account.id, 'draft-taken-up', question.id, { handedDraftId });
  return { outcome: 'applied', revision: question.revision };
};

function toHandedDraft(row: HandedDraftRow): HandedDraft {
  return handedDraftSchema.parse({
    id: row.id,
    questionId: row.question_id,
    content: row.content,
    fromAccountId: row.from_account_id,
    fromName: row.from_name,
    note: row.note,
    handedAt: toInstant(row.handed_at),
  });
}
