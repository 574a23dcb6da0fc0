import { audit, publishChanged } from '../questions/change-question.ts';
import { freeDuplicates } from '../questions/duplicates.ts';
import { conflictOfStatus, type Handler, leaseHolder } from './decision.ts';

/**
 * Takes the question out of the queue without an answer. The reason is kept; the patient's words stay. What was marked
 * as its repetition waits for an answer of its own.
 */
export const dismiss: Handler<'dismiss'> = async (transaction, account, command, question) => {
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  if (question.textRevision > command.baseRevision) return { outcome: 'conflict', reason: 'question-changed' };
  if ((await leaseHolder(transaction, question.id, account)) === 'other') {
    return { outcome: 'conflict', reason: 'claimed-by-other' };
  }
  const { reason } = command.payload;
  await transaction`
    UPDATE question SET revision = revision + 1, status = 'dismissed', dismiss_reason = ${reason}, asked_for_by = '[]',
      duplicate_of = NULL,
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await freeDuplicates(transaction, question.id);
  await audit(transaction, account.id, 'dismissed', question.id, { reason });
  return { outcome: 'applied', revision: changed.revision };
};

/** Puts a dismissed question back into the queue. One that waits there needs nothing. */
export const reopen: Handler<'reopen'> = async (transaction, account, _command, question) => {
  if (question.status !== 'dismissed') {
    const closed = conflictOfStatus(question.status);
    if (closed !== null) return { outcome: 'conflict', reason: closed };
    return { outcome: 'applied', revision: question.revision };
  }
  await transaction`
    UPDATE question SET revision = revision + 1, status = 'pending', dismiss_reason = NULL WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'reopened', question.id);
  return { outcome: 'applied', revision: changed.revision };
};
