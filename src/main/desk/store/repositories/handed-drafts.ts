import { type HandedDraft, handedDraftSchema } from '#contract/service.ts';
import type { HandedDraftId, QuestionId } from '#domain/ids.ts';
import type { Database } from '../database.ts';

/** Drafts that somebody handed over and nobody took up yet. */
export function createHandedDraftRepository(database: Database) {
  const find = database.prepare<[string], { data: string }>('SELECT data FROM handed_draft WHERE id = ?');
  const list = database.prepare<[string], { data: string }>(
    `SELECT data FROM handed_draft WHERE question_id = ? ORDER BY data ->> 'handedAt', id`,
  );
  const findRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM handed_draft WHERE id = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO handed_draft (id, revision, question_id, data) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, question_id = excluded.question_id,
      data = excluded.data`);
  const remove = database.prepare('DELETE FROM handed_draft WHERE id = ?');
  return {
    find(id: HandedDraftId): HandedDraft | null {
      const row = find.get(id);
      return row === undefined ? null : handedDraftSchema.parse(JSON.parse(row.data));
    },
    /** Oldest first. */
    listOfQuestion(questionId: QuestionId): HandedDraft[] {
      return list.all(questionId).map(({ data }) => handedDraftSchema.parse(JSON.parse(data)));
    },
    findRevision(id: HandedDraftId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(draft: HandedDraft, revision: number): void {
      upsert.run(draft.id, revision, draft.questionId, JSON.stringify(draft));
    },
    remove(id: HandedDraftId): void {
      remove.run(id);
    },
  };
}
