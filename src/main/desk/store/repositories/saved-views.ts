import { type SavedView, savedViewSchema } from '#contract/desk.ts';
import type { Database } from '../database.ts';

/** Filters that the doctor gave a name; they stay on this machine. */
export function createSavedViewRepository(database: Database) {
  const list = database.prepare<[], { id: string; name: string; filter: string }>(
    'SELECT id, name, filter FROM saved_view ORDER BY position',
  );
  const put = database.prepare(`
    INSERT INTO saved_view (id, position, name, filter)
    VALUES (:id, (SELECT coalesce(max(position), 0) + 1 FROM saved_view), :name, :filter)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, filter = excluded.filter`);
  const remove = database.prepare('DELETE FROM saved_view WHERE id = ?');
  return {
    /** In the order in which they were made. A filter that this version cannot read is left out. */
    list(): SavedView[] {
      return list.all().flatMap((row) => {
        const view = savedViewSchema.safeParse({ ...row, filter: JSON.parse(row.filter) });
        return view.success ? [view.data] : [];
      });
    },
    /** Adds a view at the end, or changes the one with that id. */
    save(view: SavedView): void {
      put.run({ id: view.id, name: view.name, filter: JSON.stringify(view.filter) });
    },
    /** False when there is none. */
    remove(id: string): boolean {
      return remove.run(id).changes === 1;
    },
  };
}
