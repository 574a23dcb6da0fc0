import type { UsedAnswer } from '#contract/service.ts';
import type { AnsweredQuestionId, QuestionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** Answers that a doctor keeps at hand for a question, and whose words went into its reply. */
export function createAnswerUseRepository(database: Database) {
  const recordUse = database.prepare(`
    INSERT INTO answer_use (question_id, answer_id, how, used_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  const listUses = database.prepare<[string], UsedAnswer>(`
    SELECT answer_id AS answerId, how FROM answer_use WHERE question_id = ? ORDER BY used_at, answer_id, how LIMIT 100`);
  const pin = database.prepare(`
    INSERT INTO related_pin (question_id, answer_id, pinned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`);
  const unpin = database.prepare('DELETE FROM related_pin WHERE question_id = ? AND answer_id = ?');
  const listPins = database
    .prepare<[string], AnsweredQuestionId>(
      'SELECT answer_id FROM related_pin WHERE question_id = ? ORDER BY pinned_at, answer_id',
    )
    .pluck();
  return {
    /** Notes that words of the answer went into the question's draft; a second time changes nothing. */
    record(questionId: QuestionId, { answerId, how }: UsedAnswer, at: Instant): void {
      recordUse.run(questionId, answerId, how, at);
    },

    /** In the order of use; at most 100. Uses stay when the words were deleted again: better one too many. */
    list(questionId: QuestionId): UsedAnswer[] {
      return listUses.all(questionId);
    },

    setPinned(questionId: QuestionId, answerId: AnsweredQuestionId, isPinned: boolean, at: Instant): void {
      if (isPinned) pin.run(questionId, answerId, at);
      else unpin.run(questionId, answerId);
    },

    /** In the order of pinning. */
    listPinned(questionId: QuestionId): AnsweredQuestionId[] {
      return listPins.all(questionId);
    },
  };
}
