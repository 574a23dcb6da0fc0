import { createHmac } from 'node:crypto';
import { canonicalJson } from '#domain/audit/chain.ts';
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
 * Writes to the audit trail. `details` holds ids and codes, never what anybody wrote; `texts` are hashed under the
 * service's salt. `accountId` is null where a patient acted. The database adds the roles and the workstation.
 */
export async function audit(
  transaction: Sql,
  accountId: string | null,
  act: string,
  subjectId: string | null,
  details: Readonly<Record<string, string | number | null>> = {},
  texts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await transaction`
    INSERT INTO audit_event (account_id, act, subject_id, details, text_hashes)
    VALUES (${accountId}, ${act}, ${subjectId}, ${transaction.json(details)},
      ${transaction.json(await hashTexts(transaction, texts))})`;
}

async function hashTexts(transaction: Sql, texts: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  const named = Object.entries(texts);
  if (named.length === 0) return {};
  const [row] = await transaction<{ text_salt: string }[]>`SELECT text_salt FROM audit_chain`;
  if (row === undefined) throw new Error('the audit chain has no salt');
  return Object.fromEntries(
    named.map(([name, text]) => [name, createHmac('sha256', row.text_salt).update(canonicalJson(text)).digest('hex')]),
  );
}
