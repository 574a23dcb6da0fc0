import type { Account } from '#domain/account.ts';
import type { Question } from '#domain/question.ts';
import { isStandingAnswer } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';
import { databaseTime } from '../database/connection.ts';
import { audit, publishChanged } from '../questions/change-question.ts';
import { answerDuplicates, listDuplicateIds } from '../questions/duplicates.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { listReplies } from '../questions/reply-rows.ts';
import { conflictOfStatus, type Decision, type Handler, leaseHolder } from './decision.ts';

/**
 * Marks the question as a repetition of another: it leaves the queue, and the other's answer becomes its answer too, at
 * once where there is one. What was marked as a repetition of it repeats the other from then on, so that there are no
 * chains. Null takes the mark back while the question waits.
 */
export const markDuplicate: Handler<'mark-duplicate'> = async (transaction, account, command, question) => {
  const { ofQuestionId } = command.payload;
  if (question.duplicateOf === ofQuestionId) return { outcome: 'applied', revision: question.revision };
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  if (ofQuestionId === null) return clearMark(transaction, account, question);
  if (question.textRevision > command.baseRevision) return { outcome: 'conflict', reason: 'question-changed' };
  if ((await leaseHolder(transaction, question.id, account)) === 'other') {
    return { outcome: 'conflict', reason: 'claimed-by-other' };
  }
  const original = await findQuestion(transaction, ofQuestionId);
  if (original === null || !isSuitable(original, question, account)) {
    return { outcome: 'rejected', code: 'unsuitable-original' };
  }

  const repointed = await listDuplicateIds(transaction, question.id);
  await transaction`
    UPDATE question SET revision = revision + 1, duplicate_of = ${original.id}, asked_for_by = '[]',
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  await transaction`
    UPDATE question SET revision = revision + 1, duplicate_of = ${original.id} WHERE duplicate_of = ${question.id}`;
  await audit(transaction, account.id, 'marked-duplicate', question.id, { originalId: original.id });
  for (const id of repointed) {
    await audit(transaction, account.id, 'duplicate-repointed', id, { originalId: original.id });
  }
  if (original.status === 'answered') {
    const replies = await repliedNow(transaction, original.id);
    await answerDuplicates(transaction, original, replies, [question.id, ...repointed]);
  } else {
    for (const id of repointed) await publishChanged(transaction, id);
  }
  const changed = await publishChanged(transaction, question.id);
  return { outcome: 'applied', revision: changed.revision };
};

/** Pending or answered, with an answer of its own, and where the account can see it. */
function isSuitable(original: Question, question: Question, account: Account): boolean {
  return (
    original.id !== question.id &&
    (original.status === 'pending' || original.status === 'answered') &&
    original.duplicateOf === null &&
    account.departmentIds.includes(original.departmentId)
  );
}

/** The standing answers to a question as the same doctors' replies of this moment, in the same order. */
async function repliedNow(transaction: Sql, questionId: string): Promise<Awaited<ReturnType<typeof listReplies>>> {
  const nowMs = Date.parse(await databaseTime(transaction));
  return (await listReplies(transaction, questionId)).filter(isStandingAnswer).map((reply, index) => ({
    ...reply,
    // As it is now: how it became so is no part of another question's history.
    version: 1,
    revision: 1,
    change: null,
    earlier: [],
    correctionRequests: [],
    repliedAt: toInstant(nowMs + index),
  }));
}

async function clearMark(transaction: Sql, account: Account, question: Question): Promise<Decision> {
  await transaction`UPDATE question SET revision = revision + 1, duplicate_of = NULL WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'unmarked-duplicate', question.id, { originalId: question.duplicateOf });
  return { outcome: 'applied', revision: changed.revision };
}
