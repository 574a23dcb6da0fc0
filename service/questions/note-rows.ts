import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { type Note, noteSchema } from '#domain/triage.ts';
import type { Sql } from '../database/connection.ts';
import { departmentScope, type FeedEntry } from '../feed/feed.ts';

export interface NoteRow {
  readonly id: string;
  readonly question_id: string;
  readonly account_id: string;
  readonly author_name: string;
  readonly text: string;
  readonly written_at: Date;
}

/** Colleagues' words about a question, oldest first. Only the feed may ask for them: they are never published. */
export async function listNotes(sql: Sql, questionId: string): Promise<Note[]> {
  const rows = await sql<NoteRow[]>`SELECT * FROM note WHERE question_id = ${questionId} ORDER BY written_at, id`;
  return rows.map(toNote);
}

/** The feed's entry of a note: seen by whoever sees its question. Notes do not change. */
export function noteEntry(note: Note, question: Pick<Question, 'departmentId'>): FeedEntry<'note'> {
  return { scope: departmentScope(question.departmentId), kind: 'note', id: note.id, revision: 1, data: note };
}

export function toNote(row: NoteRow): Note {
  return noteSchema.parse({
    id: row.id,
    questionId: row.question_id,
    accountId: row.account_id,
    authorName: row.author_name,
    text: row.text,
    writtenAt: toInstant(row.written_at),
  });
}
