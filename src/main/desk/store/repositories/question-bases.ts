import type { QuestionId } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import type { Database } from '../database.ts';

/**
 * The service's last word on questions of which this machine shows something ahead of it. There is one only as long as
 * a command of ours is not part of what the feed brought.
 */
export function createQuestionBaseRepository(database: Database) {
  const find = database.prepare<[string], { data: string }>('SELECT data FROM question_base WHERE question_id = ?');
  const put = database.prepare(`
    INSERT INTO question_base (question_id, revision, data) VALUES (?, ?, ?)
    ON CONFLICT (question_id) DO UPDATE SET revision = excluded.revision, data = excluded.data`);
  const remove = database.prepare('DELETE FROM question_base WHERE question_id = ?');
  const list = database.prepare<[], { question_id: QuestionId }>('SELECT question_id FROM question_base');
  return {
    /** Null when nothing is shown ahead of the service. */
    find(id: QuestionId): Question | null {
      const row = find.get(id);
      return row === undefined ? null : questionSchema.parse(JSON.parse(row.data));
    },
    put(question: Question): void {
      put.run(question.id, question.revision, JSON.stringify(question));
    },
    remove(id: QuestionId): void {
      remove.run(id);
    },
    listIds(): QuestionId[] {
      return list.all().map((row) => row.question_id);
    },
  };
}
