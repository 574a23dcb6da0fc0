import { type AnsweredQuestion, answeredQuestionSchema } from '#domain/answered-question.ts';
import type { AnsweredQuestionId, QuestionId } from '#domain/ids.ts';
import type { Database } from '../database.ts';
import { indexedText } from '../search-terms.ts';

interface AnsweredQuestionRow {
  key: number;
  id: string;
  origin: string;
  question_id: string | null;
  title: string;
  question_text: string;
  doctor_name: string | null;
  department_id: string;
  reply_text: string;
  excerpted: 0 | 1;
  answered_on: string | null;
  review_state: string;
  language: string;
}

/** A candidate of the full-text search. Lower is nearer, as FTS5 has it. */
export interface AnswerCandidate {
  readonly answer: AnsweredQuestion;
  readonly bm25: number;
}

/** The corpus of answered questions. */
export function createAnsweredQuestionRepository(database: Database) {
  const find = database.prepare<[string], AnsweredQuestionRow>('SELECT * FROM answered_question WHERE id = ?');
  const findKey = database.prepare<[string], { key: number; revision: number }>(
    'SELECT key, revision FROM answered_question WHERE id = ?',
  );
  const insert = database.prepare(`
    INSERT INTO answered_question (id, revision, origin, question_id, title, question_text, doctor_name, department_id,
      reply_text, excerpted, answered_on, review_state, language)
    VALUES (:id, :revision, :origin, :questionId, :title, :questionText, :doctorName, :departmentId,
      :replyText, :excerpted, :answeredOn, :reviewState, :language)`);
  const update = database.prepare(`
    UPDATE answered_question SET revision = :revision, origin = :origin, question_id = :questionId, title = :title,
      question_text = :questionText, doctor_name = :doctorName, department_id = :departmentId, reply_text = :replyText,
      excerpted = :excerpted, answered_on = :answeredOn, review_state = :reviewState, language = :language
    WHERE id = :id`);
  const remove = database.prepare('DELETE FROM answered_question WHERE id = ?');
  const insertTerms = database.prepare(
    'INSERT INTO answered_question_fts (rowid, title, question_text, reply_text) VALUES (?, ?, ?, ?)',
  );
  const removeTerms = database.prepare('DELETE FROM answered_question_fts WHERE rowid = ?');
  const search = database.prepare<
    { match: string; exceptQuestionId: string; limit: number },
    AnsweredQuestionRow & { bm25: number }
  >(`
    SELECT answered_question.*, candidate.bm25
    FROM (
      SELECT rowid, bm25(answered_question_fts, 3.0, 1.0, 0.3) AS bm25 FROM answered_question_fts
      WHERE answered_question_fts MATCH :match ORDER BY bm25, rowid LIMIT :limit
    ) AS candidate
    JOIN answered_question ON answered_question.key = candidate.rowid
    WHERE answered_question.question_id IS NOT :exceptQuestionId
      -- Retracted on this machine: nobody is offered it any more, long before the service has heard.
      AND NOT EXISTS (
        SELECT 1 FROM outbox_command
        WHERE subject_id = answered_question.question_id AND kind = 'retract-reply'
          AND state IN ('waiting', 'sending', 'applied') AND payload ->> '$.replyId' = answered_question.id)
    ORDER BY candidate.bm25, answered_question.id`);
  const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM answered_question');

  return {
    find(id: AnsweredQuestionId): AnsweredQuestion | null {
      const row = find.get(id);
      return row === undefined ? null : toAnsweredQuestion(row);
    },

    findRevision(id: AnsweredQuestionId): number | null {
      return findKey.get(id)?.revision ?? null;
    },

    count(): number {
      return count.get()?.n ?? 0;
    },

    /** Stores it and makes it findable; part of the caller's transaction. */
    upsert(answer: AnsweredQuestion, revision: number): void {
      const parameters = { ...answer, revision, excerpted: answer.excerpted ? 1 : 0 };
      let key = findKey.get(answer.id)?.key;
      if (key === undefined) {
        key = Number(insert.run(parameters).lastInsertRowid);
      } else {
        update.run(parameters);
        removeTerms.run(key);
      }
      insertTerms.run(key, indexedText(answer.title), indexedText(answer.questionText), indexedText(answer.replyText));
    },

    remove(id: AnsweredQuestionId): void {
      const known = findKey.get(id);
      if (known === undefined) return;
      removeTerms.run(known.key);
      remove.run(id);
    },

    /** The nearest by FTS5's own score for an FTS5 query, without answers to the given question. */
    search(match: string, exceptQuestionId: QuestionId, limit: number): AnswerCandidate[] {
      return search
        .all({ match, exceptQuestionId, limit })
        .map((row) => ({ answer: toAnsweredQuestion(row), bm25: row.bm25 }));
    },
  };
}

function toAnsweredQuestion(row: AnsweredQuestionRow): AnsweredQuestion {
  return answeredQuestionSchema.parse({
    id: row.id,
    origin: row.origin,
    questionId: row.question_id,
    title: row.title,
    questionText: row.question_text,
    doctorName: row.doctor_name,
    departmentId: row.department_id,
    replyText: row.reply_text,
    excerpted: row.excerpted === 1,
    answeredOn: row.answered_on,
    reviewState: row.review_state,
    language: row.language,
  });
}
