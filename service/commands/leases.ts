import { audit, publishChanged } from '../questions/change-question.ts';
import { conflictOfStatus, type Handler, LEASE_MINUTES, leaseHolder } from './decision.ts';

/** Most colleagues who can wait for one claim to end. */
const MAX_ASKERS = 20;

/** Takes the question, or lengthens my own lease. Whoever asked the last holder for it has waited for this. */
export const claim: Handler<'claim'> = async (transaction, account, _command, question) => {
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  const holder = await leaseHolder(transaction, question.id, account);
  if (holder === 'other') return { outcome: 'conflict', reason: 'claimed-by-other' };
  if (holder === 'me') {
    await lengthenLease(transaction, question.id);
  } else {
    await transaction`
      UPDATE question SET revision = revision + 1, asked_for_by = '[]', claim_account_id = ${account.id},
        claim_claimed_at = now(), claim_expires_at = now() + make_interval(mins => ${LEASE_MINUTES})
      WHERE id = ${question.id}`;
  }
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'claimed', question.id);
  return { outcome: 'applied', revision: changed.revision };
};

/** Lengthens my running lease; what ended is not taken back, because a colleague may just be looking at it. */
export const renew: Handler<'renew'> = async (transaction, account, _command, question) => {
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  const holder = await leaseHolder(transaction, question.id, account);
  if (holder !== 'me') return { outcome: 'conflict', reason: holder === 'other' ? 'claimed-by-other' : 'lease-ended' };
  await lengthenLease(transaction, question.id);
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'renewed', question.id);
  return { outcome: 'applied', revision: changed.revision };
};

/** Lets the question go. Nothing of mine to release means that the wish is fulfilled already. */
export const release: Handler<'release'> = async (transaction, account, _command, question) => {
  if (question.claim?.accountId !== account.id) return { outcome: 'applied', revision: question.revision };
  await transaction`
    UPDATE question SET revision = revision + 1, asked_for_by = '[]',
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'released', question.id);
  return { outcome: 'applied', revision: changed.revision };
};

/** Puts me on the list that the holder sees. Without effect when the question is free or mine, or I am on it. */
export const askForQuestion: Handler<'ask-for-question'> = async (transaction, account, _command, question) => {
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  const waits = question.askedForBy.some(({ accountId }) => accountId === account.id);
  const full = question.askedForBy.length >= MAX_ASKERS;
  if (waits || full || (await leaseHolder(transaction, question.id, account)) !== 'other') {
    return { outcome: 'applied', revision: question.revision };
  }
  await transaction`
    UPDATE question SET revision = revision + 1, asked_for_by = asked_for_by || jsonb_build_object(
      'accountId', ${account.id}::text,
      'displayName', ${account.displayName}::text,
      'askedAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'asked-for-question', question.id, {
    holderAccountId: question.claim?.accountId ?? null,
  });
  return { outcome: 'applied', revision: changed.revision };
};

async function lengthenLease(transaction: Parameters<typeof claim>[0], questionId: string): Promise<void> {
  await transaction`
    UPDATE question SET revision = revision + 1,
      claim_expires_at = greatest(claim_expires_at, now() + make_interval(mins => ${LEASE_MINUTES}))
    WHERE id = ${questionId}`;
}
