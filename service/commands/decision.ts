import type { ConflictReason, RejectionCode } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionStatus } from '#domain/question.ts';
import type { Sql } from '../database/connection.ts';

/** What a handler decides; the caller turns it into the stored outcome. */
export type Decision =
  | { readonly outcome: 'applied'; readonly revision: number }
  | { readonly outcome: 'conflict'; readonly reason: ConflictReason }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode };

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

/** Whether another doctor's lease runs, by the database's clock. */
export async function isClaimedByOther(transaction: Sql, questionId: string, account: Account): Promise<boolean> {
  return (
    (
      await transaction`
        SELECT 1 FROM question
        WHERE id = ${questionId} AND claim_account_id <> ${account.id} AND claim_expires_at > now()`
    ).length === 1
  );
}
