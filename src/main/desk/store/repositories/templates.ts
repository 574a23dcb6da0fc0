import type { TemplateId } from '#domain/ids.ts';
import { type Template, templateSchema } from '#domain/template.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** Templates that the account may use, and how often it did on this machine. */
export function createTemplateRepository(database: Database) {
  const list = database.prepare<[], { data: string }>(`
    SELECT template.data FROM template LEFT JOIN template_use ON template_use.template_id = template.id
    ORDER BY coalesce(template_use.uses, 0) DESC, template.data ->> 'title', template.id`);
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM template WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO template (id, revision, data) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, data = excluded.data`);
  const remove = database.prepare('DELETE FROM template WHERE id = ?');
  const recordUse = database.prepare<[string, string], { uses: number }>(`
    INSERT INTO template_use (template_id, uses, last_used_at) VALUES (?, 1, ?)
    ON CONFLICT (template_id) DO UPDATE SET uses = uses + 1, last_used_at = excluded.last_used_at
    RETURNING uses`);

  const listUses = database.prepare<[], { id: TemplateId; uses: number }>(
    'SELECT template_id AS id, uses FROM template_use',
  );

  return {
    /** How often each was inserted on this machine. */
    listUses(): { id: TemplateId; uses: number }[] {
      return listUses.all();
    },

    /** Most used first, then by title. */
    list(): Template[] {
      return list.all().map(({ data }) => templateSchema.parse(JSON.parse(data)));
    },

    findRevision(id: TemplateId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },

    upsert(template: Template, revision: number): void {
      upsert.run(template.id, revision, JSON.stringify(template));
    },

    remove(id: TemplateId): void {
      remove.run(id);
    },

    /** Counts a use and returns how many there are now. */
    recordUse(id: TemplateId, at: Instant): number {
      return recordUse.get(id, at)?.uses ?? 0;
    },
  };
}
