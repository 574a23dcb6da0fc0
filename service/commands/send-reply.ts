import type { Account } from '#domain/account.ts';
import type { Question } from '#domain/question.ts';
import { finishedContent, overriddenCodes, problemsOf, type Reply, type ReplyContent } from '#domain/reply.ts';
import { databaseTime, type Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { noteAnswerUses } from '../questions/answer-uses.ts';
import { audit, publishChanged, readChanged } from '../questions/change-question.ts';
import { answeredQuestionEntry, insertAnsweredQuestions, toAnsweredQuestion } from '../questions/corpus-rows.ts';
import { answerDuplicates, listDuplicateIds } from '../questions/duplicates.ts';
import { questionEntry, replyEntry } from '../questions/question-rows.ts';
import { insertReplies } from '../questions/reply-rows.ts';
import { noteTemplateUses } from '../templates/note-template-uses.ts';
import { conflictOfStatus, type Decision, type Handler, leaseHolder } from './decision.ts';
import { putSnooze } from './snooze.ts';

/**
 * Publishes a reply, unless the question is not what its author saw. Everything that makes it public happens in the
 * command's transaction: reply, question, corpus entry, feed and audit, and the same for every question that repeats
 * this one. A marked question that is answered by itself is one of its own from then on.
 */
export const sendReply: Handler<'send-reply'> = async (transaction, account, command, question) => {
  const { replyId, kind, content, templateUses } = command.payload;
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
    revision: 1,
    authorAccountId: account.id,
    authorName: account.displayName,
    departmentId: question.departmentId,
    ...finishedContent(content),
    repliedAt: await databaseTime(transaction),
    change: null,
    earlier: [],
    correctionRequests: [],
    sources: {
      templates: templateUses.map(({ templateId, templateVersion, rewrite }) => ({
        templateId,
        templateVersion,
        rewrite,
      })),
      answers: command.payload.usedAnswers ?? [],
    },
  };
  await insertReplies(transaction, [reply]);
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
      // The reasons stand with the reply; they are words about a patient and do not belong here.
      overridden: overriddenCodes(content),
    },
    { content: finishedContent(content) },
  );
  await noteTemplateUses(transaction, account, replyId, templateUses);
  await noteAnswerUses(transaction, reply, command.payload.usedAnswers ?? []);
  if (kind === 'ask-back') return askBack(transaction, account, reply, question);
  await transaction`
    UPDATE question SET revision = revision + 1, status = 'answered', asked_for_by = '[]',
      duplicate_of = CASE WHEN status = 'pending' THEN NULL ELSE duplicate_of END,
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  const changed = await readChanged(transaction, question.id);
  const answered = toAnsweredQuestion(reply, changed.title, changed.body, changed.language);
  await insertAnsweredQuestions(transaction, [answered]);
  await publish(transaction, [replyEntry(reply, changed), questionEntry(changed), answeredQuestionEntry(answered)]);
  await answerDuplicates(transaction, changed, [reply], await listDuplicateIds(transaction, question.id));
  return { outcome: 'applied', revision: changed.revision };
};

/**
 * Asks the patient for more: the question waits on, free for whoever sees the patient's next message first. Until then it
 * is out of the asking doctor's queue. It is no answer to cite, and those whose question was marked as a repetition are
 * not asked what another one was.
 */
async function askBack(transaction: Sql, account: Account, reply: Reply, question: Question): Promise<Decision> {
  await transaction`
    UPDATE question SET revision = revision + 1, asked_for_by = '[]',
      claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  const changed = await publishChanged(transaction, question.id);
  await publish(transaction, [replyEntry(reply, changed)]);
  await putSnooze(transaction, account.id, question.id, { until: null, unlessTextAbove: question.textRevision });
  return { outcome: 'applied', revision: changed.revision };
}

/** Whether everything that a reply cites is, or was, there to cite. */
export async function citationsExist(transaction: Sql, content: ReplyContent): Promise<boolean> {
  const answerIds = [...new Set<string>(content.citedAnswerIds)];
  const topicIds = [...new Set<string>(content.citedTopicIds)];
  const [row] = await transaction<{ answers: number; topics: number }[]>`
    SELECT (SELECT count(*)::integer FROM answered_question WHERE id = ANY(${answerIds}::uuid[])) AS answers,
           (SELECT count(*)::integer FROM faq_topic WHERE id = ANY(${topicIds}::uuid[])) AS topics`;
  return row?.answers === answerIds.length && row.topics === topicIds.length;
}
