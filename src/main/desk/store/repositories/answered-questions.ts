import { type AnsweredQuestion, answeredQuestionSchema } from '#domain/answered-question.ts';
import type { AnsweredQuestionId, QuestionId } from '#domain/ids.ts';
import type { Database } from '../database.ts';
import { KEYS_OF_A_CORPUS, type RelatedIndexRepository } from './related-index.ts';

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

/** What ranking needs of a record. */
export interface RankedRecord {
  readonly key: number;
  readonly id: AnsweredQuestionId;
  readonly questionId: QuestionId | null;
  readonly title: string;
  /** The beginning of the question's text. */
  readonly questionText: string;
  readonly reviewState: AnsweredQuestion['reviewState'];
  readonly departmentId: AnsweredQuestion['departmentId'];
  readonly language: string;
}

/** Most of a question's text that ranking reads, in characters. */
const RANKED_LENGTH = 600;

/** The corpus of answered questions. */
export function createAnsweredQuestionRepository(database: Database, relatedIndex: RelatedIndexRepository) {
  const find = database.prepare<[string], AnsweredQuestionRow>('SELECT * FROM answered_question WHERE id = ?');
  const findByKey = database.prepare<[number], AnsweredQuestionRow>('SELECT * FROM answered_question WHERE key = ?');
  const findKey = database.prepare<[string], { key: number; revision: number }>(
    'SELECT key, revision FROM answered_question WHERE id = ?',
  );
  const insert = database.prepare(`
    INSERT INTO answered_question (key, id, revision, origin, question_id, title, question_text, doctor_name, department_id,
      reply_text, excerpted, answered_on, review_state, language)
    VALUES (:key, :id, :revision, :origin, :questionId, :title, :questionText, :doctorName, :departmentId,
      :replyText, :excerpted, :answeredOn, :reviewState, :language)`);
  const update = database.prepare(`
    UPDATE answered_question SET revision = :revision, origin = :origin, question_id = :questionId, title = :title,
      question_text = :questionText, doctor_name = :doctorName, department_id = :departmentId, reply_text = :replyText,
      excerpted = :excerpted, answered_on = :answeredOn, review_state = :reviewState, language = :language
    WHERE id = :id`);
  const remove = database.prepare('DELETE FROM answered_question WHERE id = ?');
  const findRanked = database.prepare<[number], RankedRecord>(`
    SELECT key, id, question_id AS questionId, title, substr(question_text, 1, ${RANKED_LENGTH}) AS questionText,
      review_state AS reviewState, department_id AS departmentId, language
    FROM answered_question WHERE key = ?
      -- Retracted on this machine: nobody is offered it any more, long before the service has heard.
      AND NOT EXISTS (
        SELECT 1 FROM outbox_command
        WHERE subject_id = answered_question.question_id AND kind = 'retract-reply'
          AND state IN ('waiting', 'sending', 'applied') AND payload ->> '$.replyId' = answered_question.id)`);
  const lastKeyBetween = database
    .prepare<[number, number], number>(
      'SELECT key FROM answered_question WHERE key > ? AND key < ? ORDER BY key DESC LIMIT 1',
    )
    .pluck();
  const listOfCorpus = database.prepare<[number, number, number], AnsweredQuestionRow>(
    'SELECT * FROM answered_question WHERE key > ? AND key < ? ORDER BY key LIMIT ?',
  );
  const countThrough = database
    .prepare<[number], number>('SELECT count(*) FROM answered_question WHERE key <= ?')
    .pluck();
  const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM answered_question');

  function nextKey(corpus: number): number {
    const first = corpus * KEYS_OF_A_CORPUS;
    return (lastKeyBetween.get(first, first + KEYS_OF_A_CORPUS) ?? first) + 1;
  }

  function forget({ key, title, question_text, reply_text, id }: AnsweredQuestionRow): void {
    relatedIndex.remove({ key, title, questionText: question_text, replyText: reply_text });
    remove.run(id);
  }

  return {
    find(id: AnsweredQuestionId): AnsweredQuestion | null {
      const row = find.get(id);
      return row === undefined ? null : toAnsweredQuestion(row);
    },

    findByKey(key: number): AnsweredQuestion | null {
      const row = findByKey.get(key);
      return row === undefined ? null : toAnsweredQuestion(row);
    },

    findKey(id: AnsweredQuestionId): number | null {
      return findKey.get(id)?.key ?? null;
    },

    findRevision(id: AnsweredQuestionId): number | null {
      return findKey.get(id)?.revision ?? null;
    },

    count(): number {
      return count.get()?.n ?? 0;
    },

    /**
     * Stores it and makes it findable; part of the caller's transaction.
     *
     * @param corpus Number of the imported corpus that it is of; 0 for what the service sent. What a corpus had already
     * becomes the service's when the service sends it too.
     */
    upsert(answer: AnsweredQuestion, revision: number, corpus = 0): void {
      const parameters = { ...answer, revision, excerpted: answer.excerpted ? 1 : 0 };
      let known = find.get(answer.id);
      if (known !== undefined && corpus === 0 && known.key >= KEYS_OF_A_CORPUS) {
        forget(known);
        known = undefined;
      }
      if (known === undefined) {
        relatedIndex.prepare();
        const key = nextKey(corpus);
        insert.run({ ...parameters, key });
        relatedIndex.add({ ...answer, key });
        return;
      }
      update.run(parameters);
      // A new review or date leaves the texts as they are.
      const before = { title: known.title, questionText: known.question_text, replyText: known.reply_text };
      if (
        before.title === answer.title &&
        before.questionText === answer.questionText &&
        before.replyText === answer.replyText
      )
        return;
      relatedIndex.remove({ ...before, key: known.key });
      relatedIndex.add({ ...answer, key: known.key });
    },

    remove(id: AnsweredQuestionId): void {
      const known = find.get(id);
      if (known === undefined) return;
      forget(known);
    },

    /** What ranking needs, in the order of the keys; keys of records that have gone are left out. */
    listRanked(keys: readonly number[]): RankedRecord[] {
      return keys.flatMap((key) => findRanked.get(key) ?? []);
    },

    /** How many records have at most this key. */
    countThrough(key: number): number {
      return countThrough.get(key) ?? 0;
    },

    /**
     * Removes some records of an imported corpus; part of the caller's transaction.
     *
     * @returns how many.
     */
    removeSomeOfCorpus(corpus: number, limit: number): number {
      const first = corpus * KEYS_OF_A_CORPUS;
      const rows = listOfCorpus.all(first, first + KEYS_OF_A_CORPUS, limit);
      for (const row of rows) forget(row);
      return rows.length;
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
