import { type Colleague, colleagueSchema } from '#domain/account.ts';
import type { Department } from '#domain/department.ts';
import type { AccountId, DepartmentId } from '#domain/ids.ts';
import type { Database } from '../database.ts';

/** Departments and colleagues. */
export function createDirectoryRepository(database: Database) {
  const listDepartments = database.prepare<[], { id: DepartmentId; name_en: string; name_zh_hant: string }>(
    'SELECT * FROM department ORDER BY name_en, id',
  );
  const upsertDepartment = database.prepare(`
    INSERT INTO department (id, revision, name_en, name_zh_hant) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, name_en = excluded.name_en, name_zh_hant = excluded.name_zh_hant`);
  const removeDepartment = database.prepare('DELETE FROM department WHERE id = ?');
  const departmentRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM department WHERE id = ?',
  );
  const findColleague = database.prepare<
    [string],
    { id: string; display_name: string; roles: string; department_ids: string }
  >('SELECT * FROM colleague WHERE id = ?');
  const listColleagues = database.prepare<
    [],
    { id: string; display_name: string; roles: string; department_ids: string }
  >('SELECT * FROM colleague ORDER BY display_name, id');
  const upsertColleague = database.prepare(`
    INSERT INTO colleague (id, revision, display_name, roles, department_ids) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, display_name = excluded.display_name,
      roles = excluded.roles, department_ids = excluded.department_ids`);
  const removeColleague = database.prepare('DELETE FROM colleague WHERE id = ?');
  const colleagueRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM colleague WHERE id = ?',
  );

  return {
    /** By English name. */
    listDepartments(): Department[] {
      return listDepartments
        .all()
        .map((row) => ({ id: row.id, names: { en: row.name_en, 'zh-Hant': row.name_zh_hant } }));
    },

    findDepartmentRevision(id: DepartmentId): number | null {
      return departmentRevision.get(id)?.revision ?? null;
    },

    upsertDepartment(department: Department, revision: number): void {
      upsertDepartment.run(department.id, revision, department.names.en, department.names['zh-Hant']);
    },

    removeDepartment(id: DepartmentId): void {
      removeDepartment.run(id);
    },

    findColleague(id: AccountId): Colleague | null {
      const row = findColleague.get(id);
      return row === undefined ? null : toColleague(row);
    },

    /** By name. */
    listColleagues(): Colleague[] {
      return listColleagues.all().map(toColleague);
    },

    findColleagueRevision(id: AccountId): number | null {
      return colleagueRevision.get(id)?.revision ?? null;
    },

    upsertColleague(colleague: Colleague, revision: number): void {
      upsertColleague.run(
        colleague.id,
        revision,
        colleague.displayName,
        JSON.stringify(colleague.roles),
        JSON.stringify(colleague.departmentIds),
      );
    },

    removeColleague(id: AccountId): void {
      removeColleague.run(id);
    },
  };
}

function toColleague(row: { id: string; display_name: string; roles: string; department_ids: string }): Colleague {
  return colleagueSchema.parse({
    id: row.id,
    displayName: row.display_name,
    roles: JSON.parse(row.roles),
    departmentIds: JSON.parse(row.department_ids),
  });
}
