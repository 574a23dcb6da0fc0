import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { FEED_VERSION, type FeedRecord } from '#contract/service.ts';
import { endless, json, reset, truncated } from './faulty-service.test-support.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeCommand,
  makeQuestion,
  openTestStore,
  pageOf,
  recordOf,
  serveFeed,
} from './sync-world.test-support.ts';

const questions = (count: number) => Array.from({ length: count }, (_, n) => makeQuestion({ title: `Question ${n}` }));
const cursorsAsked = (seen: readonly { path: string; url: URL }[]) =>
  seen.filter(({ path }) => path === '/v1/changes').map(({ url }) => url.searchParams.get('cursor'));

it('goes on where it was killed in the middle of the first sync', async () => {
  const all = questions(60);
  const { store, reopen } = openTestStore();
  const first = await createSyncWorld({ store });
  serveFeed(first.service, all.map(recordOf));
  // The fourth page never comes whole.
  first.service.always('/v1/changes', (exchange) => {
    const start = Number(exchange.url.searchParams.get('cursor') ?? '0');
    const page = pageOf(all.map(recordOf), start, 10);
    (start === 30 ? truncated(page) : json(page))(exchange);
  });
  first.engine.start();
  await expect.poll(() => first.engine.status().offlineReason).toBe('no-connection');
  expect(first.engine.status().firstSync).toMatchObject({ received: 30, total: 60 });
  await first.engine.stop();
  store.close();

  const reopened = reopen();
  expect(reopened.questions.find(all[29]?.id ?? all[0]?.id ?? makeQuestion().id)).toEqual(all[29]);
  const second = await createSyncWorld({ store: reopened });
  serveFeed(second.service, all.map(recordOf));
  second.engine.start();
  await expect.poll(() => second.engine.status().firstSync).toBeNull();
  expect(cursorsAsked(second.service.seen).slice(0, 3)).toEqual(['30', '40', '50']);
  expect(all.every(({ id }) => reopened.questions.findRevision(id) === 1)).toBe(true);
  expect(second.engine.status()).toMatchObject({
    connection: 'online',
    offlineReason: null,
    lastPulledAt: second.now(),
  });
});

it('sets a malformed record aside, skips an unknown kind, applies the rest, and mends with a later revision', async () => {
  const good = makeQuestion();
  const bad = makeQuestion();
  const records: FeedRecord[] = [
    { ...recordOf(bad), data: { ...bad, title: '', body: 'words of a patient' } },
    { kind: 'prescription', id: 'p-1', revision: 1, deleted: false, data: { dose: '5 mg' } },
    { kind: 'department', id: 'orthopedics', revision: 1, deleted: false, data: 'not even an object' },
    recordOf(good),
  ];
  const world = await createSyncWorld();
  serveFeed(world.service, records);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  expect(world.store.questions.find(good.id)).toEqual(good);
  expect(world.store.questions.find(bad.id)).toBeNull();
  expect(world.store.quarantine.list()).toMatchObject([
    { kind: 'department', recordId: 'orthopedics', revision: 1, problem: '(record):invalid_type' },
    { kind: 'question', recordId: bad.id, revision: 1, problem: 'title:too_small' },
  ]);
  expect(world.engine.status().quarantined).toBe(2);

  records.push(recordOf({ ...bad, revision: 2 }));
  world.engine.syncNow();
  await expect.poll(() => world.engine.status().quarantined).toBe(1);
  expect(world.store.questions.find(bad.id)).toEqual({ ...bad, revision: 2 });
  expect(world.errors).toEqual([]);
});

it('never puts an older revision over a newer one, and deletes what left the view', async () => {
  const question = makeQuestion({ revision: 5, title: 'The newer text' });
  const records = [
    recordOf(question),
    recordOf({ ...question, revision: 4, title: 'The older text' }),
    { kind: 'question', id: question.id, revision: 3, deleted: true, data: null },
  ];
  const world = await createSyncWorld();
  serveFeed(world.service, records);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  expect(world.store.questions.find(question.id)?.title).toBe('The newer text');

  records.push({ kind: 'question', id: question.id, revision: 5, deleted: true, data: null });
  world.engine.syncNow();
  await expect.poll(() => world.store.questions.find(question.id)).toBeNull();
  await world.timers.advance(50);
  expect([...world.told.questionIds]).toEqual([question.id]);
  expect([...world.told.topics].sort()).toEqual(['question', 'queue', 'sync']);
});

it('takes a page that comes twice without harm, and a feed that stands still for trouble', async () => {
  const all = questions(4).map(recordOf);
  const world = await createSyncWorld();
  world.service.next('/v1/changes', json(pageOf(all, 0, 2)), json({ ...pageOf(all, 0, 2), nextCursor: '3' }));
  serveFeed(world.service, all, 2);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  expect(world.store.questions.findRevision(makeQuestion(all[3]?.data as object).id)).toBe(1);

  world.service.always('/v1/changes', (exchange) =>
    json({ ...pageOf(all, 4, 2), nextCursor: exchange.url.searchParams.get('cursor'), more: true })(exchange),
  );
  world.engine.syncNow();
  await expect.poll(() => world.engine.status().offlineReason).toBe('not-replydesk');
});

it('asks for less when a page is too large', async () => {
  const all = questions(8).map(recordOf);
  const world = await createSyncWorld();
  world.service.always('/v1/changes', (exchange) => {
    const start = Number(exchange.url.searchParams.get('cursor') ?? '0');
    const limit = Number(exchange.url.searchParams.get('limit'));
    (limit <= 13 ? json(pageOf(all, start, limit)) : endless)(exchange);
  });
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync, { timeout: 15_000 }).toBeNull();
  expect(
    world.service.seen
      .filter(({ path }) => path === '/v1/changes')
      .map(({ url }) => url.searchParams.get('limit'))
      .slice(0, 3),
  ).toEqual(['200', '50', '13']);
}, 20_000);

it('begins anew when the service does not know the cursor any more', async () => {
  const all = questions(3).map(recordOf);
  const world = await createSyncWorld();
  world.store.syncState.update({
    feedVersion: FEED_VERSION,
    cursor: 'of another life',
    firstSyncCompletedAt: '2026-11-01T00:00:00.000Z',
  });
  world.service.next('/v1/changes', json({ title: 'bad', status: 400, code: 'BAD_REQUEST', defined: false }, 400));
  serveFeed(world.service, all);
  world.engine.start();
  await expect.poll(() => world.engine.status().connection).toBe('online');
  expect(cursorsAsked(world.service.seen).slice(0, 2)).toEqual(['of another life', null]);
});

it('keeps showing a claim on its way, yet shows at once who else has the question', async () => {
  const [mine, theirs] = questions(2);
  if (mine === undefined || theirs === undefined) throw new Error('two questions were made');
  const records = [mine, theirs].map(recordOf);
  const world = await createSyncWorld();
  serveFeed(world.service, records);
  world.service.always('/v1/commands', reset);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  await world.engine.stop();
  for (const question of [mine, theirs]) {
    world.engine.give(makeCommand('claim', question, world.now()), world.now());
  }
  records.push(
    recordOf({ ...mine, revision: 2, subject: 'An editor gave it a subject' }),
    recordOf({ ...theirs, revision: 2, claim: claimBy(COLLEAGUE, 'Chen Weiming') }),
    { kind: 'faq-topic', id: randomUUID(), revision: 1, deleted: false, data: null },
  );
  const later = await createSyncWorld({ store: world.store, service: world.service });
  later.engine.start();
  await expect.poll(() => world.store.questions.findRevision(theirs.id)).toBe(2);
  expect(world.store.questions.find(mine.id)).toMatchObject({
    subject: 'An editor gave it a subject',
    claim: { accountId: ME },
  });
  expect(world.store.questions.find(theirs.id)?.claim?.displayName).toBe('Chen Weiming');
});
