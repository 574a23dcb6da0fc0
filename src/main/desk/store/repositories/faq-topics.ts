import { type FaqTopic, faqTopicSchema } from '#domain/answered-question.ts';
import type { DepartmentId, FaqTopicId } from '#domain/ids.ts';
import type { Database } from '../database.ts';

interface FaqTopicRow {
  id: string;
  topic: string;
  department_id: string;
}

/** Frequently asked topics of the departments. */
export function createFaqTopicRepository(database: Database) {
  const find = database.prepare<[string], FaqTopicRow>('SELECT * FROM faq_topic WHERE id = ?');
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM faq_topic WHERE id = ?');
  const listOfDepartment = database.prepare<[string], FaqTopicRow>(
    'SELECT * FROM faq_topic WHERE department_id = ? ORDER BY topic, id',
  );
  const listAll = database.prepare<[], FaqTopicRow>('SELECT * FROM faq_topic ORDER BY topic, id');
  const upsert = database.prepare(`
    INSERT INTO faq_topic (id, revision, topic, department_id) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, topic = excluded.topic, department_id = excluded.department_id`);
  const remove = database.prepare('DELETE FROM faq_topic WHERE id = ?');

  return {
    find(id: FaqTopicId): FaqTopic | null {
      const row = find.get(id);
      return row === undefined ? null : toTopic(row);
    },

    findRevision(id: FaqTopicId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },

    /** By name. */
    listOfDepartment(departmentId: DepartmentId): FaqTopic[] {
      return listOfDepartment.all(departmentId).map(toTopic);
    },

    /** By name. */
    listAll(): FaqTopic[] {
      return listAll.all().map(toTopic);
    },

    upsert(topic: FaqTopic, revision: number): void {
      upsert.run(topic.id, revision, topic.topic, topic.departmentId);
    },

    remove(id: FaqTopicId): void {
      remove.run(id);
    },
  };
}

function toTopic(row: FaqTopicRow): FaqTopic {
  return faqTopicSchema.parse({ id: row.id, topic: row.topic, departmentId: row.department_id });
}
