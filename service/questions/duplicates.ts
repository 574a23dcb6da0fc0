import { pageLanguage } from '#domain/publish/question-page.ts';
import type { Question } from '#domain/question.ts';
import { type Reply, type ReplyContent, replyContentSchema, replySchema } from '#domain/reply.ts';
import { readdressed } from '#domain/template.ts';
import type { Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { copyAnswerUses } from './answer-uses.ts';
import { audit, publishChanged, readChanged } from './change-question.ts';
import { answeredQuestionEntry, insertAnsweredQuestions, toAnsweredQuestion } from './corpus-rows.ts';
import { hashedId } from './hashed-id.ts';
import { questionEntry, replyEntry } from './question-rows.ts';
import { insertReplies } from './reply-rows.ts';

/** The questions marked as repetitions of this one, whatever became of them. */
export async function listDuplicateIds(sql: Sql, originalId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`SELECT id FROM question WHERE duplicate_of = ${originalId} ORDER BY id`;
  return rows.map(({ id }) => id);
}

/**
 * Puts whatever still waits behind this question back into the queue, because its answer will not come or would be one
 * to other words than those that were compared.
 */
export async function freeDuplicates(transaction: Sql, originalId: string): Promise<void> {
  const freed = await transaction<{ id: string }[]>`
    UPDATE question SET revision = revision + 1, duplicate_of = NULL
    WHERE duplicate_of = ${originalId} AND status = 'pending' RETURNING id`;
  for (const { id } of freed) {
    await publishChanged(transaction, id);
    await audit(transaction, null, 'duplicate-freed', id, { originalId });
  }
}

/**
 * Publishes replies to one question as replies to those that repeat it. Each gets an id of its own that is always the
 * same for the same reply and question. Whatever a slot took from one asker is taken from the other instead.
 */
export async function answerDuplicates(
  transaction: Sql,
  original: Question,
  replies: readonly Reply[],
  duplicateIds: readonly string[],
): Promise<void> {
  for (const duplicateId of duplicateIds) {
    await transaction`
      UPDATE question SET revision = revision + 1, status = 'answered', asked_for_by = '[]',
        claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
      WHERE id = ${duplicateId}`;
    const duplicate = await readChanged(transaction, duplicateId);
    const copies = replies.map((reply) => copyOf(reply, original, duplicate));
    const answers = copies.map((copy) => toAnsweredQuestion(copy, duplicate.title, duplicate.body, duplicate.language));
    await insertReplies(transaction, copies);
    await insertAnsweredQuestions(transaction, answers);
    await publish(transaction, [
      ...copies.map((copy) => replyEntry(copy, duplicate)),
      questionEntry(duplicate),
      ...answers.map(answeredQuestionEntry),
    ]);
    for (const [index, copy] of copies.entries()) {
      const source = replies[index];
      if (source !== undefined) await copyAnswerUses(transaction, source.id, copy.id);
      await audit(transaction, copy.authorAccountId, 'reply-published', duplicate.id, {
        replyId: copy.id,
        kind: copy.kind,
        originalId: original.id,
        originalReplyId: source?.id ?? null,
      });
    }
  }
}

function copyOf(reply: Reply, original: Question, duplicate: Question): Reply {
  return replySchema.parse({
    ...reply,
    ...contentFor(reply, original, duplicate),
    id: copyIdOf(reply.id, duplicate.id),
    questionId: duplicate.id,
  });
}

/** The id that a reply has as an answer to a question that repeats its own. */
export function copyIdOf(replyId: string, duplicateId: string): string {
  return hashedId('reply-to-duplicate', replyId, duplicateId);
}

/** What is written to one asker as it is written to another. */
export function contentFor(content: ReplyContent, original: Question, duplicate: Question): ReplyContent {
  const language = pageLanguage(original.language);
  const { body, moreInformation } = content;
  return {
    ...replyContentSchema.parse(content),
    body: readdressed(body, duplicate, language),
    moreInformation: moreInformation === null ? null : readdressed(moreInformation, duplicate, language),
  };
}
