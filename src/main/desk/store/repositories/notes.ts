import type { NoteId, QuestionId } from '#domain/ids.ts';
import { type Note, noteSchema } from '#domain/triage.ts';
import type { Database } from '../database.ts';
import { indexedText } from '../search-terms.ts';

/** Colleagues' words about questions, those on their way included. */
export function createNoteRepository(database: Database) {
  const find = database.prepare<[string], { key: number; revision: number }>(
    'SELECT key, revision FROM note WHERE id = ?',
  );
  const list = database.prepare<[string], { data: string }>(
    'SELECT data FROM note WHERE question_id = ? ORDER BY written_at, id',
  );
  const put = database.prepare<unknown[], { key: number }>(`
    INSERT INTO note (id, revision, question_id, written_at, data) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, question_id = excluded.question_id,
      written_at = excluded.written_at, data = excluded.data
    RETURNING key`);
  const remove = database.prepare('DELETE FROM note WHERE key = ?');
  const insertTerms = database.prepare('INSERT INTO note_fts (rowid, words) VALUES (?, ?)');
  const removeTerms = database.prepare('DELETE FROM note_fts WHERE rowid = ?');
  const isOnItsWay = database.prepare(`
    SELECT 1 FROM outbox_command
    WHERE subject_id = (SELECT question_id FROM note WHERE id = :id) AND kind = 'add-note'
      AND state IN ('waiting', 'sending') AND payload ->> 'noteId' = :id`);
  return {
    /** Oldest first. */
    listOfQuestion(questionId: QuestionId): Note[] {
      return list.all(questionId).map(({ data }) => noteSchema.parse(JSON.parse(data)));
    },
    findRevision(id: NoteId): number | null {
      return find.get(id)?.revision ?? null;
    },
    /** A note on its way has revision 0. */
    upsert(note: Note, revision: number): void {
      const key = put.get(note.id, revision, note.questionId, note.writtenAt, JSON.stringify(note))?.key;
      removeTerms.run(key);
      insertTerms.run(key, indexedText(note.text));
    },
    /** One that is on its way stays: the service cannot have it yet. */
    remove(id: NoteId): void {
      const key = find.get(id)?.key;
      if (key === undefined || isOnItsWay.get({ id }) !== undefined) return;
      removeTerms.run(key);
      remove.run(key);
    },
  };
}
