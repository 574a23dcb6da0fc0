import { type FollowUp, MAX_FOLLOW_UPS, MAX_QUESTION_BODY_LENGTH, type Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { retract } from '../feed/feed.ts';
import { audit, publishChanged } from '../questions/change-question.ts';
import { withdrawAnswersTo } from '../questions/corpus-rows.ts';
import { freeDuplicates } from '../questions/duplicates.ts';
import { findQuestion, lockQuestions } from '../questions/question-rows.ts';

/** There is no question with this id. */
export class NoSuchQuestionError extends Error {
  constructor() {
    super('There is no such question.');
    this.name = 'NoSuchQuestionError';
  }
}

/** The question takes no more changes of this kind. */
export class ClosedQuestionError extends Error {
  constructor() {
    super('The question takes no more changes.');
    this.name = 'ClosedQuestionError';
  }
}

/**
 * Puts the patient's new words in place of the old. Answered questions keep theirs, because the published reply answers
 * those; the patient may add to them. The same words again change nothing. Marks as a duplicate fall on either side: they
 * were given for other words, which must not wait unseen behind another question's answer nor get one to new words.
 *
 * @throws {NoSuchQuestionError}
 * @throws {ClosedQuestionError} unless the question still waits for a reply.
 */
export async function reviseQuestion(
  pool: Pool,
  id: string,
  words: { readonly title?: string | undefined; readonly body?: string | undefined },
): Promise<{ revision: number }> {
  return inTransaction(pool, async (transaction) => {
    const question = await lockQuestion(transaction, id);
    if (question.status !== 'pending') throw new ClosedQuestionError();
    const title = words.title ?? question.title;
    const body = words.body ?? question.body;
    if (title === question.title && body === question.body) return { revision: question.revision };
    if (lengthOf({ ...question, body }) > MAX_QUESTION_BODY_LENGTH) throw new ClosedQuestionError();
    await transaction`
      UPDATE question SET revision = revision + 1, text_revision = revision + 1, title = ${title}, body = ${body},
        duplicate_of = NULL
      WHERE id = ${id}`;
    const { revision } = await publishChanged(transaction, question.id);
    await freeDuplicates(transaction, question.id);
    await audit(transaction, null, 'question-revised', question.id, {}, { question: { title, body } });
    return { revision };
  });
}

/**
 * Adds what the patient wrote later. A repeat of a `followUpId` adds nothing; a mark as a duplicate falls. All of a question's text together stays
 * within what one question may hold, so that it fits into one record of the feed.
 *
 * @throws {NoSuchQuestionError}
 * @throws {ClosedQuestionError} when it was withdrawn or dismissed, or holds as much as it can.
 */
export async function addFollowUp(
  pool: Pool,
  id: string,
  followUp: Pick<FollowUp, 'id' | 'text'>,
): Promise<{ revision: number }> {
  return inTransaction(pool, async (transaction) => {
    const question = await lockQuestion(transaction, id);
    if (question.followUps.some((known) => known.id === followUp.id)) return { revision: question.revision };
    const open = question.status === 'pending' || question.status === 'answered';
    const fits =
      question.followUps.length < MAX_FOLLOW_UPS &&
      lengthOf(question) + followUp.text.length <= MAX_QUESTION_BODY_LENGTH;
    if (!open || !fits) throw new ClosedQuestionError();
    const added: FollowUp = { id: followUp.id, text: followUp.text, writtenAt: toInstant(Date.now()) };
    await transaction`
      UPDATE question SET revision = revision + 1, text_revision = revision + 1,
        follow_ups = follow_ups || ${transaction.json([added])},
        duplicate_of = CASE WHEN status = 'pending' THEN NULL ELSE duplicate_of END
      WHERE id = ${id}`;
    const { revision } = await publishChanged(transaction, question.id);
    await audit(
      transaction,
      null,
      'follow-up-added',
      question.id,
      { followUpId: followUp.id },
      { followUp: followUp.text },
    );
    return { revision };
  });
}

/**
 * Takes the question back. Workstations keep it as `withdrawn`, so that a reply on its way can show what it met; the
 * public sees neither its page nor the answers to it any more. A repeat changes nothing.
 *
 * @throws {NoSuchQuestionError}
 */
export async function withdrawQuestion(pool: Pool, id: string): Promise<{ revision: number }> {
  return inTransaction(pool, async (transaction) => {
    const question = await lockQuestion(transaction, id);
    if (question.status === 'withdrawn') return { revision: question.revision };
    await transaction`
      UPDATE question SET revision = revision + 1, status = 'withdrawn', asked_for_by = '[]', duplicate_of = NULL,
        claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
      WHERE id = ${id}`;
    const { revision } = await publishChanged(transaction, question.id);
    await freeDuplicates(transaction, question.id);
    await retract(transaction, await withdrawAnswersTo(transaction, question.id));
    await audit(transaction, null, 'question-withdrawn', question.id);
    return { revision };
  });
}

async function lockQuestion(transaction: Sql, id: string): Promise<Question> {
  await lockQuestions(transaction, [id]);
  const question = await findQuestion(transaction, id);
  if (question === null) throw new NoSuchQuestionError();
  return question;
}

/** In UTF-16 code units, as the limit is. */
function lengthOf(question: Pick<Question, 'body' | 'followUps'>): number {
  return question.followUps.reduce((sum, { text }) => sum + text.length, question.body.length);
}
