import type { Account } from '#domain/account.ts';
import type { Question } from '#domain/question.ts';
import {
  finishedContent,
  isRetracted,
  isStandingAnswer,
  overriddenCodes,
  problemsOf,
  type Reply,
} from '#domain/reply.ts';
import type { Sql } from '../database/connection.ts';
import { type FeedEntry, publish, retract } from '../feed/feed.ts';
import { audit, publishChanged, readChanged } from '../questions/change-question.ts';
import { correctAnswer, withdrawAnswer } from '../questions/corpus-rows.ts';
import { contentFor, copyIdOf, listDuplicateIds } from '../questions/duplicates.ts';
import { replyEntry } from '../questions/question-rows.ts';
import { findReply, insertNextVersion, listReplies, type NextVersion } from '../questions/reply-rows.ts';
import type { Decision, Handler } from './decision.ts';
import { citationsExist } from './send-reply.ts';

/**
 * Publishes a new version of a reply that its author wrote, on its own page and on those of the questions that it
 * answered as repetitions. The old version stays on the page, on demand.
 */
export const correctReply: Handler<'correct-reply'> = async (transaction, account, command, question) => {
  const { replyId, baseVersion, content, reason } = command.payload;
  if (problemsOf(content).length > 0) return { outcome: 'rejected', code: 'reply-not-finished' };
  const found = await findOwn(transaction, account, question, replyId);
  if ('outcome' in found) return found;
  const conflict = conflictOfVersion(found, baseVersion);
  if (conflict !== null) return conflict;
  if (question.status === 'withdrawn') return { outcome: 'conflict', reason: 'question-withdrawn' };
  if (question.textRevision > command.baseRevision) return { outcome: 'conflict', reason: 'question-changed' };
  if (!(await citationsExist(transaction, content))) return { outcome: 'rejected', code: 'unknown-citation' };
  const next: NextVersion = { content: finishedContent(content), reason, accountId: account.id };
  await changeReply(transaction, found, question, next);
  for (const { copy, duplicate } of await listCopies(transaction, found, question)) {
    await changeReply(transaction, copy, duplicate, {
      ...next,
      content: contentFor(finishedContent(content), question, duplicate),
    });
  }
  const changed = await publishRevised(transaction, question.id, 'keep');
  return { outcome: 'applied', revision: changed.revision };
};

/**
 * Takes a reply back, and what it was copied to. The page says so, with the reason, in place of the text. A question on
 * which no other answer stands waits for one again: its asker must not be left with nothing.
 */
export const retractReply: Handler<'retract-reply'> = async (transaction, account, command, question) => {
  const { replyId, baseVersion, reason } = command.payload;
  const found = await findOwn(transaction, account, question, replyId);
  if ('outcome' in found) return found;
  const conflict = conflictOfVersion(found, baseVersion);
  if (conflict !== null) return conflict;
  const next: NextVersion = { content: null, reason, accountId: account.id };
  await changeReply(transaction, found, question, next);
  for (const { copy, duplicate } of await listCopies(transaction, found, question)) {
    await changeReply(transaction, copy, duplicate, next);
    await publishRevised(transaction, duplicate.id, 'reopen-without-answer');
  }
  const changed = await publishRevised(transaction, question.id, 'reopen-without-answer');
  return { outcome: 'applied', revision: changed.revision };
};

/** A reviewer's word to the author. Asking again about the same version with another id is another wish. */
export const requestCorrection: Handler<'request-correction'> = async (transaction, account, command, question) => {
  const { requestId, replyId, baseVersion, reason } = command.payload;
  const reply = await findReply(transaction, replyId);
  if (reply === null || reply.questionId !== question.id) return { outcome: 'rejected', code: 'not-found' };
  const conflict = conflictOfVersion(reply, baseVersion);
  if (conflict !== null) return conflict;
  const [added] = await transaction`
    INSERT INTO correction_request (id, reply_id, base_version, account_id, by_name, reason)
    VALUES (${requestId}, ${replyId}, ${baseVersion}, ${account.id}, ${account.displayName}, ${reason})
    ON CONFLICT (id) DO NOTHING RETURNING 1`;
  if (added === undefined) return { outcome: 'rejected', code: 'not-allowed' };
  const asked = await findReply(transaction, replyId);
  if (asked !== null) await publish(transaction, [replyEntry(asked, question)]);
  await audit(transaction, account.id, 'correction-requested', question.id, { replyId, requestId }, { reason });
  return { outcome: 'applied', revision: question.revision };
};

/** The reply, if the account wrote it as a reply to this question. */
async function findOwn(
  transaction: Sql,
  account: Account,
  question: Question,
  replyId: string,
): Promise<Reply | Extract<Decision, { outcome: 'rejected' }>> {
  const reply = await findReply(transaction, replyId);
  if (reply === null || reply.questionId !== question.id) return { outcome: 'rejected', code: 'not-found' };
  return reply.authorAccountId === account.id ? reply : { outcome: 'rejected', code: 'not-allowed' };
}

function conflictOfVersion(reply: Reply, baseVersion: number): Extract<Decision, { outcome: 'conflict' }> | null {
  if (isRetracted(reply)) return { outcome: 'conflict', reason: 'reply-retracted' };
  return reply.version === baseVersion ? null : { outcome: 'conflict', reason: 'reply-corrected' };
}

/** The copies of a reply that stand on the pages of questions marked as repetitions, locked with their original. */
async function listCopies(
  transaction: Sql,
  reply: Reply,
  original: Question,
): Promise<{ readonly copy: Reply; readonly duplicate: Question }[]> {
  const copies = [];
  for (const duplicateId of await listDuplicateIds(transaction, original.id)) {
    const copy = await findReply(transaction, copyIdOf(reply.id, duplicateId));
    if (copy !== null && !isRetracted(copy))
      copies.push({ copy, duplicate: await readChanged(transaction, duplicateId) });
  }
  return copies;
}

/** The next version with all that hangs on it: corpus, feed and audit. */
async function changeReply(transaction: Sql, reply: Reply, question: Question, next: NextVersion): Promise<void> {
  const changed = await insertNextVersion(transaction, reply, next);
  const isRetraction = next.content === null;
  const answer: FeedEntry<'answered-question'> | null = isRetraction
    ? await withdrawAnswer(transaction, reply.id)
    : await correctAnswer(transaction, changed);
  if (answer !== null && isRetraction) await retract(transaction, [answer]);
  await publish(transaction, [replyEntry(changed, question), ...(answer === null || isRetraction ? [] : [answer])]);
  await audit(
    transaction,
    next.accountId,
    isRetraction ? 'reply-retracted' : 'reply-corrected',
    question.id,
    {
      replyId: reply.id,
      version: changed.version,
      overridden: next.content === null ? null : overriddenCodes(next.content),
    },
    { content: next.content, reason: next.reason },
  );
}

/** Raises the question's revision, so that whoever waits for the command's effect sees it arrive. */
async function publishRevised(
  transaction: Sql,
  questionId: string,
  status: 'keep' | 'reopen-without-answer',
): Promise<Question> {
  const reopens =
    status === 'reopen-without-answer' && !(await listReplies(transaction, questionId)).some(isStandingAnswer);
  const reopened = await transaction`
    UPDATE question SET revision = revision + 1,
      status = CASE WHEN ${reopens} AND status = 'answered' THEN 'pending' ELSE status END
    WHERE id = ${questionId} RETURNING status`;
  if (reopens && reopened[0]?.status === 'pending') await audit(transaction, null, 'question-reopened', questionId);
  return publishChanged(transaction, questionId);
}
