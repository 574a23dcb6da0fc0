import { expect, it } from 'vitest';
import { html, json, problem, redirect, reset, silence } from './faulty-service.test-support.ts';
import {
  createSyncWorld,
  makeQuestion,
  openTestStore,
  pageOf,
  recordOf,
  serveFeed,
} from './sync-world.test-support.ts';

const pulls = (seen: readonly { path: string }[]) => seen.filter(({ path }) => path === '/v1/changes').length;

it('pulls at once when the stream says so, and now and then without', async () => {
  const world = await createSyncWorld();
  const records = [recordOf(makeQuestion())];
  serveFeed(world.service, records);
  let say = (_event: string) => {};
  world.service.always('/v1/events', ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    say = (type) =>
      response.write(`event: message\ndata: ${JSON.stringify({ type, serverTime: '2026-11-24T08:30:00.000Z' })}\n\n`);
  });
  world.engine.start();
  // The first turn, and one more because something may have happened before the stream was open.
  await expect.poll(() => pulls(world.service.seen)).toBe(2);
  const news = makeQuestion();
  records.push(recordOf(news));
  say('alive');
  say('changed');
  await expect.poll(() => world.store.questions.findRevision(news.id)).toBe(1);
  expect(pulls(world.service.seen)).toBe(3);
  await world.timers.advance(31_000);
  expect(pulls(world.service.seen)).toBe(3);
  await world.timers.advance(100_000);
  await expect.poll(() => pulls(world.service.seen)).toBeGreaterThan(3);
});

it('polls every half minute where no stream can be had', async () => {
  const world = await createSyncWorld();
  serveFeed(world.service, []);
  world.service.always('/v1/events', silence);
  world.engine.start();
  await expect.poll(() => world.timers.waiting()).toContain(30_000);
  const before = pulls(world.service.seen);
  await world.timers.advance(30_000);
  await expect.poll(() => pulls(world.service.seen)).toBe(before + 1);
});

it.each([
  ['no-connection', reset],
  ['captive-portal', html()],
  ['captive-portal', redirect('https://login.example/')],
  ['not-replydesk', json({ hello: 'world' })],
  ['busy', problem(503, 'SERVICE_UNAVAILABLE')],
  ['busy', problem(429, 'TOO_MANY_REQUESTS', { 'retry-after': '1' })],
  ['server-error', problem(500, 'INTERNAL_SERVER_ERROR')],
  ['signed-out-by-service', problem(403, 'ACCOUNT_DISABLED')],
  ['update-required', problem(426, 'UPGRADE_REQUIRED')],
])('says %s, keeps what is here, and comes back by itself', async (reason, answer) => {
  const question = makeQuestion();
  const world = await createSyncWorld();
  serveFeed(world.service, [recordOf(question)]);
  world.engine.start();
  await expect.poll(() => world.engine.status().connection).toBe('online');
  await expect.poll(() => pulls(world.service.seen)).toBe(2);
  world.service.next('/v1/changes', answer);
  world.engine.syncNow();
  await expect.poll(() => world.engine.status()).toMatchObject({ connection: 'offline', offlineReason: reason });
  expect(world.store.questions.find(question.id)).toEqual(question);
  await world.timers.advance(300_000);
  await expect.poll(() => world.engine.status()).toMatchObject({ connection: 'online', offlineReason: null });
});

it('waits longer with each failure, and not at all when the network returns', async () => {
  const world = await createSyncWorld();
  world.service.always('/v1/changes', reset);
  world.engine.start();
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await expect.poll(() => pulls(world.service.seen)).toBe(attempt);
    await expect.poll(() => world.timers.waiting().at(-1) ?? 0).toBeGreaterThan(50);
    const wait = world.timers.waiting().at(-1) ?? 0;
    waits.push(wait);
    if (attempt < 8) await world.timers.advance(wait);
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  serveFeed(world.service, []);
  world.engine.networkChanged(true);
  expect(world.engine.status().connection).toBe('connecting');
  await expect.poll(() => world.engine.status().connection).toBe('online');
});

it('honours Retry-After, whatever anybody presses', async () => {
  const world = await createSyncWorld();
  serveFeed(world.service, []);
  world.service.next('/v1/changes', problem(429, 'TOO_MANY_REQUESTS', { 'retry-after': '20' }));
  world.engine.start();
  await expect.poll(() => world.engine.status().offlineReason).toBe('busy');
  world.engine.syncNow();
  world.engine.networkChanged(true);
  await world.timers.advance(19_999);
  expect(pulls(world.service.seen)).toBe(1);
  await world.timers.advance(1);
  await expect.poll(() => world.engine.status().connection).toBe('online');
});

it('believes the system about a lost network at once, and the service more', async () => {
  const world = await createSyncWorld();
  serveFeed(world.service, []);
  world.engine.start();
  await expect.poll(() => pulls(world.service.seen)).toBe(2);
  await expect.poll(() => world.service.pending()).toBe(1);
  world.service.next('/v1/changes', silence);
  world.engine.networkChanged(false);
  expect(world.engine.status()).toMatchObject({ connection: 'offline', offlineReason: 'no-connection' });
  await expect.poll(() => pulls(world.service.seen)).toBe(3);
  world.engine.networkChanged(true);
  await expect.poll(() => world.engine.status().connection).toBe('online');
  // A service on this very machine is there without any network.
  world.engine.networkChanged(false);
  await expect.poll(() => world.engine.status().connection).toBe('online');
});

it('rests while the machine sleeps and hurries when it wakes', async () => {
  const world = await createSyncWorld();
  serveFeed(world.service, []);
  world.engine.start();
  await expect.poll(() => world.engine.status().connection).toBe('online');
  world.engine.powerEvent('suspend');
  await expect.poll(() => world.service.pending()).toBe(0);
  const before = world.service.seen.length;
  await world.timers.advance(600_000);
  expect(world.service.seen).toHaveLength(before);
  world.engine.powerEvent('resume');
  await expect.poll(() => world.engine.status().connection).toBe('online');
});

it('remembers Work offline over a restart', async () => {
  const { store } = openTestStore();
  const first = await createSyncWorld({ store });
  first.engine.start();
  first.engine.setWorkOffline(true);
  await first.engine.stop();
  const second = await createSyncWorld({ store });
  second.engine.start();
  await second.timers.advance(60_000);
  expect(second.engine.status()).toMatchObject({ connection: 'offline', offlineReason: 'work-offline' });
  expect(second.service.seen).toEqual([]);
});

it('reports trouble of the store without blaming the connection, and applies nothing by halves', async () => {
  const questions = [makeQuestion(), makeQuestion()];
  const world = await createSyncWorld();
  serveFeed(world.service, questions.map(recordOf));
  world.store.database.exec(`
    CREATE TEMP TRIGGER full BEFORE INSERT ON main.question WHEN new.id = '${questions[1]?.id}'
    BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  world.engine.start();
  await expect.poll(() => world.errors.length).toBe(1);
  expect(world.engine.status()).toMatchObject({ connection: 'connecting', offlineReason: null });
  expect(world.store.questions.find(questions[0]?.id ?? makeQuestion().id)).toBeNull();
  expect(world.store.syncState.get().cursor).toBeNull();
  world.store.database.exec('DROP TRIGGER full');
  await world.timers.advance(1000);
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
});

it('stops in the middle of anything and leaves nothing running', async () => {
  const world = await createSyncWorld();
  const all = Array.from({ length: 20 }, () => recordOf(makeQuestion()));
  world.service.next('/v1/changes', json(pageOf(all, 0, 10)), silence);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync?.received).toBe(10);
  await world.engine.stop();
  await expect.poll(() => world.service.pending()).toBe(0);
  expect(world.timers.waiting()).toEqual([]);
  const { times } = world.told;
  world.engine.networkChanged(true);
  world.engine.syncNow();
  await world.timers.advance(60_000);
  expect(world.told.times).toBe(times);
  expect(pulls(world.service.seen)).toBe(2);
});
