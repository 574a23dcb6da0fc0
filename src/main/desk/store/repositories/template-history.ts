import type { TemplateId } from '#domain/ids.ts';
import {
  type TemplateStatistics,
  type TemplateVersion,
  templateStatisticsSchema,
  templateVersionSchema,
} from '#domain/template.ts';
import type { Database } from '../database.ts';

/** What templates said before, as the service keeps it. */
export function createTemplateVersionRepository(database: Database) {
  const list = database.prepare<[string], { data: string }>(
    'SELECT data FROM template_version WHERE template_id = ? ORDER BY version DESC',
  );
  const findRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM template_version WHERE id = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO template_version (id, revision, template_id, version, data) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, data = excluded.data`);
  const remove = database.prepare('DELETE FROM template_version WHERE id = ?');
  return {
    /** Newest first. */
    listOfTemplate(id: TemplateId): TemplateVersion[] {
      return list.all(id).map(({ data }) => templateVersionSchema.parse(JSON.parse(data)));
    },
    findRevision(id: string): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(version: TemplateVersion, revision: number): void {
      const { id, template } = version;
      upsert.run(id, revision, template.id, template.version, JSON.stringify(version));
    },
    remove(id: string): void {
      remove.run(id);
    },
  };
}

/** How templates fare with everybody who uses them, as the service counts. */
export function createTemplateStatisticsRepository(database: Database) {
  const list = database.prepare<[], { data: string }>('SELECT data FROM template_statistics');
  const findRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM template_statistics WHERE id = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO template_statistics (id, revision, data) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, data = excluded.data`);
  const remove = database.prepare('DELETE FROM template_statistics WHERE id = ?');
  return {
    list(): TemplateStatistics[] {
      return list.all().map(({ data }) => templateStatisticsSchema.parse(JSON.parse(data)));
    },
    findRevision(id: TemplateId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(statistics: TemplateStatistics, revision: number): void {
      upsert.run(statistics.id, revision, JSON.stringify(statistics));
    },
    remove(id: TemplateId): void {
      remove.run(id);
    },
  };
}
