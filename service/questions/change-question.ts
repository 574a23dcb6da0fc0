import type { Question } from '#domain/question.ts';
import type { Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { findQuestion, questionEntry } from './question-rows.ts';

/** The question after its row was changed in this transaction. */
export async function readChanged(transaction: Sql, questionId: string): Promise<Question> {
  const changed = await findQuestion(transaction, questionId);
  if (changed === null) throw new Error('a question vanished within its own transaction');
  return changed;
}

/** Tells the feed what the question has become in this transaction. */
export async function publishChanged(transaction: Sql, questionId: string): Promise<Question> {
  const changed = await readChanged(transaction, questionId);
  await publish(transaction, [questionEntry(changed)]);
  return changed;
}

/**
 * Writes to the audit trail. `details` holds ids and codes, never what anybody wrote. `accountId` is null where a
 * patient acted.
 */
export async function audit(
  transaction: Sql,
  accountId: string | null,
  act: string,
  questionId: string,
  details: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  await transaction`
    INSERT INTO audit_event (account_id, act, subject_id, details)
    VALUES (${accountId}, ${act}, ${questionId}, ${transaction.json(details)})`;
}
