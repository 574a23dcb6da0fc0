import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** A question that another may repeat. */
export interface OriginalCandidate extends Pick<Question, 'id' | 'title' | 'askedAt' | 'status'> {
  /** Beginning of the body. */
  readonly body: string;
}

/** Which questions have which words, by the full-text index. Terms are in its syntax, see `quoteTerm`. */
export function createQuestionWordRepository(database: Database) {
  const keyOf = database.prepare<[string], number>('SELECT key FROM question WHERE id = ?').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM question').pluck();
  const timesOf = database
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM question_fts WHERE question_fts MATCH ? LIMIT ?)',
    )
    .pluck();
  const listKeysWith = database
    .prepare<[string], number>('SELECT rowid FROM question_fts WHERE question_fts MATCH ?')
    .pluck();
  // What is a duplicate itself cannot be an original.
  const findCandidate = database.prepare<
    [number],
    { id: QuestionId; title: string; body: string; asked_at: Instant; status: Question['status'] }
  >(`SELECT id, title, substr(body, 1, 320) AS body, asked_at, status FROM question
     WHERE key = ? AND status IN ('pending', 'answered') AND duplicate_of IS NULL`);
  return {
    /** Null when the question is not here. */
    keyOf(id: QuestionId): number | null {
      return keyOf.get(id) ?? null;
    },
    count(): number {
      return count.get() ?? 0;
    },
    /** How many questions have the term, counted up to a limit. */
    timesOf(term: string, limit: number): number {
      return timesOf.get(term, limit) ?? 0;
    },
    listKeysWith(term: string): number[] {
      return listKeysWith.all(term);
    },
    /** Null for what can be no original: withdrawn, dismissed, or a duplicate itself. */
    findCandidate(key: number): OriginalCandidate | null {
      const row = findCandidate.get(key);
      if (row === undefined) return null;
      const { asked_at: askedAt, ...rest } = row;
      return { ...rest, askedAt };
    },
  };
}
