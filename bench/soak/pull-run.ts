import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { departmentIdSchema } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import type { Pool, Sql } from '#service/database/connection.ts';
import { publish, retract } from '#service/feed/feed.ts';
import { createRandom, type Random } from '#service/practice/random.ts';
import { insertQuestions, questionEntry } from '#service/questions/question-rows.ts';
import { createDoctor, type Doctor } from './doctor.ts';
import { makeFolder } from './folders.ts';
import { createFollower, type Follower } from './follower.ts';
import { type Machine, startMachine } from './machine.ts';
import type { ServiceUnderTest } from './service-under-test.ts';
import { untilSettled } from './settle.ts';

export interface PullRun {
  /** Changes that were committed; those rolled back are not counted. */
  readonly changes: number;
  readonly transactions: { committed: number; rolledBack: number; heldOpen: number };
  /** Records that the followers were given, all together. */
  readonly records: number;
  readonly barriers: number;
  readonly gaps: number;
  readonly duplicates: number;
  readonly violations: string[];
}

const QUESTIONS = 2000;
const WRITERS = 6;
const BARRIERS = 10;
const DEPARTMENTS = ['orthopedics', 'neurology'].map((id) => departmentIdSchema.parse(id));

/**
 * Writes changes from several connections at once, in transactions that interleave, stay open and are rolled back,
 * while followers and whole workstations pull. At each barrier everything was committed, and everybody must hold it.
 */
export async function runPull(service: ServiceUnderTest, seed: number, changes: number): Promise<PullRun> {
  const random = createRandom(seed);
  const root = makeFolder('pull');
  const { lin, gao } = service.accounts;
  await service.clearFeed();
  await service.pool`DELETE FROM feed_entry WHERE kind = 'question'`;
  const ids = await addQuestions(service.pool, random);
  const machines: Machine[] = [];
  for (const [name, account] of [
    ['lin', lin],
    ['gao', gao],
  ] as const) {
    const tokens = await service.issueTokens(account);
    machines.push(
      await startMachine({ name, account, tokens, root, serviceUrl: service.url, random: createRandom(seed + 1) }),
    );
  }
  const doctors: Doctor[] = machines.map((machine) => createDoctor(machine, createRandom(seed), seed));
  const followers: Follower[] = [];
  for (const account of [lin, gao, lin, gao]) {
    const { accessToken } = await service.issueTokens(account);
    followers.push(createFollower(service.url, account, accessToken, createRandom(random.below(2 ** 31))));
  }
  const totals: Totals = { changes: 0, committed: 0, rolledBack: 0, heldOpen: 0 };
  const committed = new Set<string>();
  const violations: string[] = [];
  try {
    for (let barrier = 1; barrier <= BARRIERS; barrier += 1) {
      const goal = (changes * barrier) / BARRIERS;
      let writing = true;
      const pulling = followers.map((follower) => follower.pullWhile(() => writing));
      await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) =>
          write(service.pool, ids, createRandom(seed * 1000 + barrier * 10 + writer), goal, totals, committed),
        ),
      );
      writing = false;
      await Promise.all(pulling);
      const at = (what: string): string => `barrier ${barrier}: ${what}`;
      const present = await presentState(service.pool);
      for (const follower of followers) violations.push(...follower.compare(present, committed).map(at));
      violations.push(...(await untilSettled(doctors, service)).violations.map(at));
      if (violations.length > 0) break;
    }
    violations.push(...service.internalErrors.splice(0).map((name) => `service: internal error ${name}`));
    return {
      changes: totals.changes,
      transactions: totals,
      records: followers.reduce((sum, { counts }) => sum + counts.records, 0),
      barriers: BARRIERS,
      gaps: followers.reduce((sum, { counts }) => sum + counts.gaps, 0),
      duplicates: followers.reduce((sum, { counts }) => sum + counts.duplicates, 0),
      violations,
    };
  } finally {
    await Promise.all(machines.map((machine) => machine.close()));
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Totals {
  changes: number;
  committed: number;
  rolledBack: number;
  heldOpen: number;
}

/** What a question was called by the transaction that last changed it; names no other transaction used. */
export type PresentState = ReadonlyMap<
  string,
  { readonly departmentId: string; readonly revision: number; readonly title: string }
>;

async function addQuestions(pool: Pool, random: Random): Promise<string[]> {
  const questions: Question[] = Array.from({ length: QUESTIONS }, () =>
    questionSchema.parse({
      id: randomUUID(),
      revision: 1,
      textRevision: 1,
      departmentId: random.pick(DEPARTMENTS),
      subject: null,
      title: 'as asked',
      body: 'My neck hurts.',
      alias: null,
      ageBand: null,
      sex: 'unknown',
      language: 'en',
      askedAt: toInstant(Date.now()),
      status: 'pending',
      claim: null,
      followUps: [],
      transfer: null,
      askedForBy: [],
      linkedAnswerIds: [],
      linkedTopicIds: [],
    }),
  );
  await pool.begin(async (sql) => {
    await insertQuestions(sql, questions);
    await publish(sql, questions.map(questionEntry));
  });
  return questions.map(({ id }) => id).sort();
}

/** One writer: transaction after transaction until all together have made enough changes. */
async function write(
  pool: Pool,
  ids: readonly string[],
  random: Random,
  goal: number,
  totals: Totals,
  committed: Set<string>,
): Promise<void> {
  while (totals.changes < goal) {
    const size = 1 + random.below(30);
    // In one order everywhere, so that writers wait for each other and never for ever.
    const chosen = [...new Set(Array.from({ length: size }, () => random.pick(ids)))].sort();
    const [rollsBack, staysOpen, savepoint] = [random.chance(0.08), random.chance(0.04), random.chance(0.1)];
    const holdMs = random.below(250);
    const title = randomUUID();
    const changed = await pool
      .begin(async (sql) => {
        // The transaction has its number from here on, long before it commits.
        if (staysOpen) {
          await sql`SELECT pg_current_xact_id()`;
          await sleep(holdMs);
        }
        if (savepoint) {
          await sql
            .savepoint(async (inner) => {
              await change(inner, chosen.slice(0, 1), 'never committed', random);
              throw new GaveUp();
            })
            .catch(ignoreGivingUp);
        }
        const count = await change(sql, chosen, title, random);
        if (staysOpen) await sleep(holdMs);
        if (rollsBack) throw new GaveUp();
        return count;
      })
      .catch(ignoreGivingUp);
    if (staysOpen) totals.heldOpen += 1;
    if (changed === undefined) {
      totals.rolledBack += 1;
    } else {
      committed.add(title);
      totals.committed += 1;
      totals.changes += changed;
    }
  }
}

class GaveUp extends Error {}

function ignoreGivingUp(error: unknown): undefined {
  if (!(error instanceof GaveUp)) throw error;
}

/** Changes questions as the service does: row, retraction where it moves to another department, feed. */
async function change(sql: Sql, ids: readonly string[], title: string, random: Random): Promise<number> {
  const rows = await sql<{ id: string; department_id: string }[]>`
    SELECT id, department_id FROM question WHERE id = ANY(${ids as string[]}::uuid[]) ORDER BY id FOR UPDATE`;
  const moving = rows.filter(() => random.chance(0.05)).map(({ id }) => id);
  const before = await readQuestions(sql, moving);
  await sql`
    UPDATE question SET revision = revision + 1, title = ${title},
      department_id = CASE WHEN id = ANY(${moving}::uuid[]) THEN
        CASE department_id WHEN 'orthopedics' THEN 'neurology' ELSE 'orthopedics' END ELSE department_id END
    WHERE id = ANY(${ids as string[]}::uuid[])`;
  await retract(sql, before.map(questionEntry));
  await publish(sql, (await readQuestions(sql, ids)).map(questionEntry));
  return rows.length;
}

async function readQuestions(sql: Sql, ids: readonly string[]): Promise<Question[]> {
  const rows = await sql<Record<string, unknown>[]>`
    SELECT question.id, revision, text_revision, department_id, title, body, asked_at FROM question
    WHERE id = ANY(${ids as string[]}::uuid[]) ORDER BY id`;
  return rows.map((row) =>
    questionSchema.parse({
      id: row.id,
      revision: row.revision,
      textRevision: row.text_revision,
      departmentId: row.department_id,
      subject: null,
      title: row.title,
      body: row.body,
      alias: null,
      ageBand: null,
      sex: 'unknown',
      language: 'en',
      askedAt: toInstant(row.asked_at as Date),
      status: 'pending',
      claim: null,
      followUps: [],
      transfer: null,
      askedForBy: [],
      linkedAnswerIds: [],
      linkedTopicIds: [],
    }),
  );
}

async function presentState(pool: Pool): Promise<PresentState> {
  const rows = await pool<{ id: string; department_id: string; revision: number; title: string }[]>`
    SELECT id, department_id, revision, title FROM question
    WHERE id IN (SELECT id::uuid FROM feed_entry WHERE kind = 'question')`;
  return new Map(
    rows.map(({ id, department_id, revision, title }) => [id, { departmentId: department_id, revision, title }]),
  );
}
