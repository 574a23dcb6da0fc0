import type { Command, CommandKind, ConflictReason, RejectionCode } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { Question, QuestionStatus } from '#domain/question.ts';
import type { Sql } from '../database/connection.ts';

/** What a handler decides; the caller turns it into the stored outcome. */
export type Decision =
  | { readonly outcome: 'applied'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly reason: ConflictReason }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode };

/**
 * Decides one kind of command and does what it says. `question` is locked, and as it was before.
 * Every effect, its feed entries and its audit event belong to `transaction`.
 */
export type Handler<K extends CommandKind> = (
  transaction: Sql,
  account: Account,
  command: Extract<Command, { kind: K }>,
  question: Question,
) => Promise<Decision>;

/** How long a claim lasts from when it was made or renewed. */
export const LEASE_MINUTES = 30;

/** Why a question in this state takes no new claim; null when it does. */
export function conflictOfStatus(status: QuestionStatus): ConflictReason | null {
  switch (status) {
    case 'pending':
      return null;
    case 'answered':
      return 'answered-meanwhile';
    case 'withdrawn':
      return 'question-withdrawn';
    case 'dismissed':
      return 'question-dismissed';
  }
}

/** Whose lease runs, by the database's clock. */
export async function leaseHolder(
  transaction: Sql,
  questionId: string,
  account: Account,
): Promise<'nobody' | 'me' | 'other'> {
  const [row] = await transaction<{ claim_account_id: string }[]>`
    SELECT claim_account_id FROM question WHERE id = ${questionId} AND claim_expires_at > now()`;
  if (row === undefined) return 'nobody';
  return row.claim_account_id === account.id ? 'me' : 'other';
}
