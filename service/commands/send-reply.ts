import { finishedContent, problemsOf, type Reply, type ReplyContent } from '#domain/reply.ts';
import { databaseTime, type Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { audit, readChanged } from '../questions/change-question.ts';
import { answeredQuestionEntry, insertAnsweredQuestions, toAnsweredQuestion } from '../questions/corpus-rows.ts';
import { answerDuplicates, listDuplicateIds } from '../questions/duplicates.ts';
import { insertReplies, questionEntry, replyEntry } from '../questions/question-rows.ts';
import { conflictOfStatus, type Handler, leaseHolder } from './decision.ts';

/**
 * Publishes a reply, unless the question is not what its author saw. Everything that makes it public happens in the
 * command's transaction: reply, question, corpus entry, feed and audit, and the same for every question that repeats
 * this one. A marked question that is answered by itself is one of its own from then on.
 */
export const sendReply: Handler<'send-reply'> = async (transaction, account, command, question) => {
  const { replyId, kind, content } = command.payload;
  if (problemsOf(content).length > 0) return { outcome: 'rejected', code: 'reply-not-finished' };
  const [taken] = await transaction`SELECT 1 FROM reply WHERE id = ${replyId}`;
  if (taken !== undefined) return { outcome: 'rejected', code: 'reply-id-taken' };

  const closed = conflictOfStatus(question.status);
  const secondOpinion = kind === 'second-opinion' && question.status === 'answered';
  if (closed !== null && !secondOpinion) return { outcome: 'conflict', reason: closed };
  if (question.textRevision > command.baseRevision) return { outcome: 'conflict', reason: 'question-changed' };
  if (!secondOpinion && (await leaseHolder(transaction, question.id, account)) === 'other') {
    return { outcome: 'conflict', reason: 'claimed-by-other' };
  }
  if (!(await citationsExist(transaction, content))) return { outcome: 'rejected', code: 'unknown-citation' };

  const reply: Reply = {
    id: replyId,
    questionId: question.id,
    kind,
    version: 1,
    authorAccountId: account.id,
    authorName: account.displayName,
    departmentId: question.departmentId,
    ...finishedContent(content),
    repliedAt: await databaseTime(transaction),
  };
  await insertReplies(transaction, [reply]);
  await transaction`
    UPDATE question SET revision = revision + 1, status = 'answered', asked_for_by = '[]',
      duplicate_of = CASE WHEN status = 'pending' THEN NULL ELSE duplicate_of END,
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  const changed = await readChanged(transaction, question.id);
  const answered = toAnsweredQuestion(reply, changed.title, changed.body, changed.language);
  await insertAnsweredQuestions(transaction, [answered]);
  await publish(transaction, [replyEntry(reply, changed), questionEntry(changed), answeredQuestionEntry(answered)]);
  await audit(
    transaction,
    account.id,
    'reply-published',
    question.id,
    {
      replyId,
      kind,
      commandId: command.commandId,
      baseRevision: command.baseRevision,
    },
    { content: finishedContent(content) },
  );
  await answerDuplicates(transaction, changed, [reply], await listDuplicateIds(transaction, question.id));
  return { outcome: 'applied', revision: changed.revision };
};

async function citationsExist(transaction: Sql, content: ReplyContent): Promise<boolean> {
  const answerIds = [...new Set<string>(content.citedAnswerIds)];
  const topicIds = [...new Set<string>(content.citedTopicIds)];
  const [row] = await transaction<{ answers: number; topics: number }[]>`
    SELECT (SELECT count(*)::integer FROM answered_question WHERE id = ANY(${answerIds}::uuid[])) AS answers,
           (SELECT count(*)::integer FROM faq_topic WHERE id = ANY(${topicIds}::uuid[])) AS topics`;
  return row?.answers === answerIds.length && row.topics === topicIds.length;
}
