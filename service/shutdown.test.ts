import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { type QuestionId, questionIdSchema } from '#domain/ids.ts';
import { PRACTICE_INTAKE_KEY, PRACTICE_PASSWORD } from './practice-seed.ts';
import { readEvents } from './testing/event-reader.ts';
import { command } from './testing/scene.ts';
import { createDatabase } from './testing/test-service.ts';

const BATCHES = 6;
const COMMANDS = 40;

async function startProcess(databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--port', '0', '--seed', 'practice', '--database-url', databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error('the service did not start')));
  });
  return { child, url: (JSON.parse(line) as { url: string }).url };
}

async function post<T>(url: string, path: string, token: string | null, body: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}

it('answers every command that was begun when it is told to stop, and loses none', async () => {
  const databaseUrl = await createDatabase();
  const { child, url } = await startProcess(databaseUrl);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const { accessToken } = await post<{ accessToken: string }>(url, '/v1/sign-in', null, {
      email: 'doctor@practice.test',
      password: PRACTICE_PASSWORD,
      deviceId: crypto.randomUUID(),
    });
    const questionIds: QuestionId[] = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const question = { department: 'Orthopedics', title: `Knee ${batch}`, body: 'It hurts.' };
      const { id } = await post<{ id: string }>(url, '/v1/questions', PRACTICE_INTAKE_KEY, question);
      questionIds.push(questionIdSchema.parse(id));
    }
    const stream = await readEvents(url, accessToken);
    await stream.until(({ type }) => type === 'alive');
    const batches = questionIds.map((id) =>
      Array.from({ length: COMMANDS }, (_, index) => command(index % 2 === 0 ? 'claim' : 'release', id)),
    );
    const answers = batches.map((commands) =>
      post<{ outcomes: { commandId: string; outcome: string }[] }>(url, '/v1/commands', accessToken, { commands }),
    );
    // Every batch is under way and none is finished.
    await expect
      .poll(
        async () => (await sql`SELECT count(DISTINCT outcome->>'commandId')::integer AS n FROM command_outcome`)[0]?.n,
        {
          interval: 5,
        },
      )
      .toBeGreaterThan(BATCHES);
    child.kill('SIGTERM');
    await expect.poll(() => healthOf(url), { interval: 5 }).toEqual({ status: 503, reason: 'draining' });

    for (const [index, answer] of (await Promise.all(answers)).entries()) {
      expect(answer.outcomes.map(({ commandId }) => commandId)).toEqual(
        batches[index]?.map(({ commandId }) => commandId),
      );
      expect(new Set(answer.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
    }
    const [stored] = await sql`SELECT count(*)::integer AS n FROM command_outcome`;
    expect(stored?.n).toBe(BATCHES * COMMANDS);
    expect(await stream.until(() => false)).toBeNull();
    expect(await exited).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await sql.end();
  }
});

async function healthOf(url: string): Promise<{ status: number; reason: unknown }> {
  const response = await fetch(`${url}/health`);
  const body = (await response.json()) as { data?: { reason?: unknown } };
  return { status: response.status, reason: body.data?.reason ?? null };
}

it('answers what it can and ends, to be started anew, when a connection is lost within a transaction', async () => {
  const databaseUrl = await createDatabase();
  const { child, url } = await startProcess(databaseUrl);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const question = { department: 'Orthopedics', title: 'Knee', body: 'It hurts.' };
    const { id } = await post<{ id: string }>(url, '/v1/questions', PRACTICE_INTAKE_KEY, question);
    let locked: () => void = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lock = sql.begin(async (transaction) => {
      await transaction`SELECT 1 FROM question WHERE id = ${id} FOR UPDATE`;
      locked();
      await held;
    });
    await isLocked;
    const withdrawal = fetch(`${url}/v1/questions/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${PRACTICE_INTAKE_KEY}` },
    });
    const answer = withdrawal.then(
      ({ status }) => status,
      () => 'nothing',
    );
    await expect
      .poll(
        () => sql`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      .toHaveLength(1);
    expect(await answer).toBe(503);
    expect(await exited).toBe(1);
    release();
    await lock;
    const [stored] = await sql`SELECT status FROM question WHERE id = ${id}`;
    expect(stored?.status).toBe('pending');
  } finally {
    child.kill('SIGKILL');
    await sql.end();
  }
});
