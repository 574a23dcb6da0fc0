import { type FaqTopic, faqTopicSchema } from '#domain/answered-question.ts';
import type { DepartmentId, FaqTopicId } from '#domain/ids.ts';
import type { Pool } from '../database/connection.ts';
import { publish, retract } from '../feed/feed.ts';
import { audit } from './change-question.ts';
import { faqTopicEntry } from './corpus-rows.ts';
import { hashedId } from './hashed-id.ts';

/** Puts a topic on its department's list; one that is there stays. Null when there is no such department. */
export async function addTopic(
  pool: Pool,
  accountId: string,
  { departmentId, topic }: { readonly departmentId: DepartmentId; readonly topic: string },
): Promise<FaqTopic | null> {
  // The same as that of an imported page, so that no topic stands there twice.
  const added = faqTopicSchema.parse({ id: hashedId('faq-topic', departmentId, topic), topic, departmentId });
  return pool.begin(async (transaction) => {
    const [known] = await transaction`SELECT 1 FROM department WHERE id = ${departmentId}`;
    if (known === undefined) return null;
    const changed = await transaction`
      INSERT INTO faq_topic (id, topic, department_id) VALUES (${added.id}, ${topic}, ${departmentId})
      ON CONFLICT (id) DO UPDATE SET withdrawn = false WHERE faq_topic.withdrawn RETURNING id`;
    if (changed.length > 0) {
      await publish(transaction, [faqTopicEntry(added)]);
      await audit(transaction, accountId, 'topic-added', added.id, { departmentId });
    }
    return added;
  });
}

/** @returns false when the topic is not on any list. */
export async function withdrawTopic(pool: Pool, accountId: string, id: FaqTopicId): Promise<boolean> {
  return pool.begin(async (transaction) => {
    const [gone] = await transaction`
      UPDATE faq_topic SET withdrawn = true WHERE id = ${id} AND NOT withdrawn RETURNING id`;
    if (gone === undefined) return false;
    await retract(transaction, [{ scope: 'all', kind: 'faq-topic', id, revision: 1 }]);
    await audit(transaction, accountId, 'topic-withdrawn', id);
    return true;
  });
}
