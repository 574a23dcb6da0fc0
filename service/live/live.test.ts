import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LiveEvent, PROTOCOL_HEADER } from '#contract/service.ts';
import { questionIdSchema } from '#domain/ids.ts';
import { PRACTICE_PASSWORD } from '../practice-seed.ts';
import { type EventReader, readEvents } from '../testing/event-reader.ts';
import { ask, command, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let otherUrl: string;
const open: EventReader[] = [];
beforeAll(async () => {
  service = await startTestService();
  otherUrl = await service.startInstance();
});
afterEach(async () => {
  for (const reader of open.splice(0)) await reader.close();
  await service.pool`DELETE FROM presence`;
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

/** Somebody at a machine of their own. */
async function workstation(email: string) {
  const deviceId = randomUUID();
  const session = await service.client().session.signIn({ email, password: PRACTICE_PASSWORD, deviceId });
  const client: ServiceClient = service.client(session.accessToken);
  return {
    client,
    refreshToken: session.refreshToken,
    async events(url = service.url) {
      const reader = await readEvents(url, session.accessToken);
      open.push(reader);
      await reader.until(({ type }) => type === 'alive');
      return reader;
    },
    at: (questionId: Awaited<ReturnType<typeof ask>> | null, activity: 'viewing' | 'replying' = 'viewing') =>
      client.sync.presence({ deviceId, questionId, activity }),
  };
}
const presenceAt = (questionId: string) => (event: LiveEvent) =>
  event.type === 'presence' && event.questionId === questionId;
const names = (event: LiveEvent | null): string[] =>
  event?.type === 'presence' ? event.people.map(({ displayName, activity }) => `${displayName} ${activity}`) : ['none'];

describe('presence', () => {
  it('is told to colleagues on every instance, when it begins, changes and ends', async () => {
    const id = await ask(service);
    const mine = await workstation('doctor@practice.test');
    const stream = await (await workstation('doctor2@practice.test')).events(otherUrl);
    expect(await mine.at(id)).toEqual({ expiresInSeconds: 45 });
    expect(names(await stream.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
    await mine.at(id, 'replying');
    expect(names(await stream.until(presenceAt(id)))).toEqual(['Lin Yating replying']);
    await mine.at(null);
    expect(names(await stream.until(presenceAt(id)))).toEqual([]);
  });

  it('moves from one question to the next, and counts somebody on two machines once', async () => {
    const [first, second] = [await ask(service), await ask(service)];
    const desk = await workstation('doctor@practice.test');
    const laptop = await workstation('doctor@practice.test');
    const stream = await (await workstation('doctor2@practice.test')).events();
    await desk.at(first);
    await laptop.at(first, 'replying');
    await stream.until((event) => presenceAt(first)(event) && names(event)[0] === 'Lin Yating replying');
    const before = stream.seen.length;
    await laptop.at(second);
    const news = () => stream.seen.slice(before).filter(({ type }) => type === 'presence');
    await stream.until(() => news().length === 2);
    expect(
      news()
        .map((event) => [presenceAt(first)(event) ? 'first' : 'second', ...names(event)])
        .sort(),
    ).toEqual([
      ['first', 'Lin Yating viewing'],
      ['second', 'Lin Yating viewing'],
    ]);
  });

  it('is told first to a stream that opens later', async () => {
    const id = await ask(service);
    await (await workstation('doctor@practice.test')).at(id);
    const stream = await (await workstation('doctor2@practice.test')).events(otherUrl);
    expect(names(await stream.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
  });

  it('expires by itself, and that is told too', async () => {
    const id = await ask(service);
    await (await workstation('doctor@practice.test')).at(id);
    const stream = await (await workstation('doctor2@practice.test')).events();
    await stream.until(presenceAt(id));
    await service.pool`UPDATE presence SET expires_at = now() - interval '1 second'`;
    expect(names(await stream.until(presenceAt(id)))).toEqual([]);
    expect(await service.pool`SELECT 1 FROM presence`).toHaveLength(0);
  });

  it('is told nobody outside its department, and takes nothing from outside', async () => {
    const id = await ask(service);
    const foreign = await workstation('neurologist@practice.test');
    const neurological = await foreign.events();
    const orthopedic = await (await workstation('doctor2@practice.test')).events();
    const reviewing = await (await workstation('reviewer@practice.test')).events();
    expect(await foreign.at(id)).toEqual({ expiresInSeconds: 45 });
    expect(await service.pool`SELECT 1 FROM presence`).toHaveLength(0);
    expect(await foreign.at(questionIdSchema.parse(randomUUID()))).toEqual({ expiresInSeconds: 45 });
    expect(await service.pool`SELECT 1 FROM presence`).toHaveLength(0);
    await (await workstation('doctor@practice.test')).at(id);
    expect(names(await orthopedic.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
    expect(names(await reviewing.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
    // Its own department's news arrives after whatever was told before, and after what a new stream is told first.
    const late = await foreign.events();
    const ours = await ask(service, { department: 'neurology' });
    await foreign.at(ours);
    for (const stream of [neurological, late]) {
      await stream.until(presenceAt(ours));
      expect(stream.seen.filter(presenceAt(id))).toEqual([]);
    }
  });

  it('follows a transferred question into the view of its new department', async () => {
    const id = await ask(service);
    const mine = await workstation('doctor@practice.test');
    await mine.at(id);
    const neurologist = await workstation('neurologist@practice.test');
    const stream = await neurologist.events();
    await send(
      mine.client,
      command('transfer', id, { toDepartmentId: 'neurology', toAccountId: null, reason: 'Nerve' }),
    );
    await neurologist.at(id, 'replying');
    await stream.until((event) => presenceAt(id)(event) && names(event).includes('Gao Meihua replying'));
  });

  it('is told in batches a second apart, each question once and as it is by then', async () => {
    const first = await ask(service);
    const ids = [first, await ask(service), await ask(service)];
    const mine = await workstation('doctor@practice.test');
    const stream = await (await workstation('doctor2@practice.test')).events();
    const startedMs = Date.now();
    let last = first;
    for (let step = 0; Date.now() < startedMs + 2500; step += 1) {
      last = ids[step % ids.length] ?? first;
      await mine.at(last, step % 2 === 0 ? 'viewing' : 'replying');
    }
    await mine.at(last, 'replying');
    const toldOf = (id: string) => stream.seen.filter(presenceAt(id));
    await stream.until((event) => presenceAt(last)(event) && names(event)[0] === 'Lin Yating replying');
    // What was told last of each is what is true now.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await ask(service);
    await stream.until(({ type }) => type === 'changed');
    for (const id of ids) {
      expect(toldOf(id).length).toBeLessThanOrEqual(6);
      // One that somebody came to and left between two batches was never told of.
      expect(toldOf(id).slice(-1).flatMap(names)).toEqual(id === last ? ['Lin Yating replying'] : []);
    }
  });

  it('is not notified by a mere beat', async () => {
    const id = await ask(service);
    const mine = await workstation('doctor@practice.test');
    const stream = await (await workstation('doctor2@practice.test')).events();
    await mine.at(id);
    await stream.until(presenceAt(id));
    for (let beat = 0; beat < 3; beat += 1) await mine.at(id);
    const next = await ask(service);
    await mine.at(next);
    await stream.until(presenceAt(next));
    expect(stream.seen.filter(presenceAt(id)).map(names)).not.toContainEqual(['none']);
    expect(stream.seen.filter((event) => presenceAt(id)(event) && names(event).length > 0)).toHaveLength(1);
  });
});

describe('a stream of events', () => {
  it('says that there is something to pull to those who may see it, on every instance', async () => {
    const orthopedic = await (await workstation('doctor@practice.test')).events(otherUrl);
    const neurological = await (await workstation('neurologist@practice.test')).events();
    await ask(service, { body: 'secret words about my knee' });
    expect(await orthopedic.until(({ type }) => type === 'changed')).not.toBeNull();
    await ask(service, { department: 'neurology' });
    await neurological.until(({ type }) => type === 'changed');
    expect(neurological.seen.filter(({ type }) => type === 'changed')).toHaveLength(1);
    expect(JSON.stringify(orthopedic.seen)).not.toContain('knee');
  });

  it('counts many changes in quick succession as few', async () => {
    const stream = await (await workstation('doctor@practice.test')).events();
    await Promise.all(Array.from({ length: 20 }, () => ask(service)));
    await stream.until(({ type }) => type === 'changed');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await ask(service);
    await stream.until(({ type }) => type === 'changed');
    expect(stream.seen.filter(({ type }) => type === 'changed').length).toBeLessThanOrEqual(4);
  });

  it('of one account are few: the oldest ends', async () => {
    const mine = await workstation('doctor@practice.test');
    const oldest = await mine.events();
    for (let more = 0; more < 8; more += 1) await mine.events();
    expect(await oldest.until(() => false)).toBeNull();
  });

  it('needs somebody who is signed in, and a workstation of this protocol', async () => {
    const events = (headers: Record<string, string>) => fetch(`${service.url}/v1/events`, { headers });
    expect((await events({})).status).toBe(401);
    expect((await events({ [PROTOCOL_HEADER]: '1' })).status).toBe(426);
  });

  it('ends with its session, and follows the rights of its account', async () => {
    const leaving = await workstation('doctor2@practice.test');
    const ended = await leaving.events();
    const moving = await (await workstation('neurologist@practice.test')).events();
    const id = await ask(service);
    await (await workstation('doctor@practice.test')).at(id);
    await ended.until(presenceAt(id));
    await service.client().session.signOut({ refreshToken: leaving.refreshToken });
    expect(await ended.until(() => false)).toBeNull();
    await service.pool`UPDATE account SET department_ids = '{orthopedics}' WHERE email = 'neurologist@practice.test'`;
    expect(names(await moving.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE email = 'neurologist@practice.test'`;
  });

  it('goes on after the database dropped all connections, and says that something may have been missed', async () => {
    const mine = await workstation('doctor2@practice.test');
    const stream = await mine.events();
    await service.pool`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`.catch(() => {});
    expect(await stream.until(({ type }) => type === 'changed')).not.toBeNull();
    const id = await ask(service);
    await (await workstation('doctor@practice.test')).at(id);
    expect(names(await stream.until(presenceAt(id)))).toEqual(['Lin Yating viewing']);
    // Timers that met the gap may have told of it; what they were doing is done again by the next one.
    service.internalErrors.length = 0;
  });
});
