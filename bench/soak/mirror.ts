import { feedSchemas } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { answeredQuestionIdSchema } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { Pool } from '#service/database/connection.ts';
import { canonical } from './canonical.ts';
import type { Machine } from './machine.ts';

/** What an account may see according to the service's feed. */
export interface ServiceView {
  readonly entries: readonly {
    readonly kind: string;
    readonly id: string;
    readonly revision: number;
    readonly data: unknown;
  }[];
}

export async function serviceViewOf(pool: Pool, account: Account): Promise<ServiceView> {
  const scopes = ['all', `account:${account.id}`, ...account.departmentIds.map((id) => `department:${id}`)];
  const entries = await pool<{ kind: string; id: string; revision: number; data: unknown }[]>`
    SELECT kind, id, revision, data FROM feed_entry WHERE scope = ANY(${scopes}) AND NOT deleted`;
  return { entries };
}

/** How a machine's copy differs from the service's view; empty when they are the same, field for field. */
export function differencesOf(machine: Machine, { entries }: ServiceView): string[] {
  const store = machine.store();
  const differences: string[] = [];
  const complain = (kind: string, id: string, what: string): void =>
    void differences.push(`${machine.name}: ${kind} ${id} ${what}`);
  const counts = new Map<string, number>();
  for (const { kind, id, revision, data } of entries) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === 'question') {
      const there = feedSchemas.question.parse(data);
      const here = asIfNotLapsed(store.questions.find(there.id), there);
      if (here === null) complain(kind, id, 'is missing');
      else if (here.revision !== revision) complain(kind, id, `is at ${here.revision} instead of ${revision}`);
      else if (canonical(here) !== canonical(there)) complain(kind, id, `differs in ${fieldsThatDiffer(here, there)}`);
    } else if (kind === 'reply') {
      const there = feedSchemas.reply.parse(data);
      const here = store.replies.listOfQuestion(there.questionId).filter((reply) => reply.id === there.id);
      if (here.length !== 1) complain(kind, id, `is there ${here.length} times`);
      else if (store.replies.findRevision(there.id) !== revision) complain(kind, id, 'has another revision');
      else if (canonical(here[0]) !== canonical(there)) complain(kind, id, 'differs');
    } else if (kind === 'answered-question') {
      const here = store.answeredQuestions.find(answeredQuestionIdSchema.parse(id));
      if (here === null) complain(kind, id, 'is missing');
      else if (canonical(here) !== canonical(feedSchemas['answered-question'].parse(data)))
        complain(kind, id, 'differs');
    } else if (kind === 'handed-draft') {
      const there = feedSchemas['handed-draft'].parse(data);
      const here = store.handedDrafts.find(there.id);
      if (here === null) complain(kind, id, 'is missing');
      else if (canonical(here) !== canonical(there)) complain(kind, id, 'differs');
    }
  }
  for (const [kind, table] of TABLES) {
    const [row] = store.database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).all();
    const expected = counts.get(kind) ?? 0;
    if (row?.n !== expected) complain(kind, '(all)', `number ${row?.n ?? 0} instead of ${expected}`);
  }
  if (store.quarantine.count() > 0) complain('quarantine', '(all)', `holds ${store.quarantine.count()}`);
  return differences;
}

/**
 * A lease that runs out changes nothing in the feed, but an outcome may bring the question with it. The harness lets
 * leases run out before their time, so there the end of a lease may be earlier here than it was told there.
 */
function asIfNotLapsed(here: Question | null, there: Question): Question | null {
  if (here === null || here.claim === null || there.claim === null) return here;
  const lapsed = Date.parse(here.claim.expiresAt) < Date.now();
  return lapsed ? { ...here, claim: { ...here.claim, expiresAt: there.claim.expiresAt } } : here;
}

const TABLES = [
  ['question', 'question'],
  ['reply', 'reply'],
  ['answered-question', 'answered_question'],
  ['handed-draft', 'handed_draft'],
] as const;

function fieldsThatDiffer(here: object, there: object): string {
  const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])];
  const value = (of: object, key: string): unknown => (of as Record<string, unknown>)[key];
  return keys.filter((key) => canonical(value(here, key)) !== canonical(value(there, key))).join(', ');
}

/** Every question whose place in the feed is not what its row says; the feed must never tell another story. */
export async function feedAgainstRows(pool: Pool, questionIds: readonly string[]): Promise<string[]> {
  const rows = await pool<{ id: string; entries: number; revision: number; newest: number | null }[]>`
    SELECT question.id, question.revision, count(feed_entry.id)::integer AS entries, max(feed_entry.revision) AS newest
    FROM question LEFT JOIN feed_entry ON feed_entry.kind = 'question' AND feed_entry.id = question.id::text
      AND NOT feed_entry.deleted
    WHERE question.id = ANY(${questionIds as string[]}::uuid[]) GROUP BY question.id`;
  return rows
    .filter(({ entries, revision, newest }) => entries > 1 || (newest !== null && newest !== revision))
    .map(
      ({ id, entries, revision, newest }) =>
        `feed: question ${id} has ${entries} entries at ${newest}, row at ${revision}`,
    );
}
