import { expect, it, vi } from 'vitest';
import type { Command } from '#contract/service.ts';
import type { CommandId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { type Exchange, html, json, problem, reset, silence, truncated } from './faulty-service.test-support.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeCommand,
  makeQuestion,
  openTestStore,
  recordOf,
  serveCommands,
  serveFeed,
} from './sync-world.test-support.ts';

const APPLIED = () => ({ outcome: 'applied', revision: 2 });
const sent = (seen: readonly Exchange[]) =>
  seen
    .filter(({ path }) => path === '/v1/commands')
    .map(({ body }) => (body as { commands: Command[] }).commands.map(({ commandId }) => commandId));

/** A world that is online and has the given questions. */
async function online(questions: Question[], store = openTestStore().store) {
  const world = await createSyncWorld({ store });
  serveFeed(world.service, questions.map(recordOf));
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  await expect.poll(() => world.service.seen.some(({ path }) => path === '/v1/events')).toBe(true);
  const enqueue = (kind: Command['kind'], question: Question, notBefore = world.now()): CommandId => {
    const command = makeCommand(kind, question, world.now());
    world.engine.give(command, notBefore);
    world.engine.outboxChanged();
    return command.commandId;
  };
  const stateOf = (commandId: CommandId) => store.outbox.find(commandId)?.state;
  return { ...world, enqueue, stateOf };
}

it('sends a reply the very moment its undo time is over, and not before', async () => {
  const question = makeQuestion();
  const { service, timers, enqueue, stateOf } = await online([question]);
  serveCommands(service, APPLIED);
  const commandId = enqueue('send-reply', question, '2026-11-24T08:30:10.000Z');
  await timers.advance(9_999);
  expect(sent(service.seen)).toEqual([]);
  await timers.advance(1);
  await expect.poll(() => stateOf(commandId)).toBe('applied');
});

it('leaves what was under way as it was when the app ends while it takes it up', async () => {
  const { store } = openTestStore();
  const world = await createSyncWorld({ store });
  const command = makeCommand('send-reply', makeQuestion(), world.now());
  store.transaction(() => {
    store.outbox.enqueue(command, world.now());
    store.outbox.markSending([command.commandId]);
  });
  vi.spyOn(store.outbox, 'markSending').mockImplementation(() => {
    throw new Error('the power is cut');
  });
  expect(() => world.engine.start()).toThrow('the power is cut');
  // It may have been published, so nobody may take it back now.
  expect(store.outbox.find(command.commandId)?.state).toBe('sending');
  expect(store.outbox.cancel(command.commandId, world.now())).toBe(false);
});

it('sends again what lost its outcome, cannot take it back meanwhile, and it is applied once', async () => {
  const question = makeQuestion();
  const { service, store, timers, engine, enqueue, stateOf, now } = await online([question]);
  const { applied, answer } = serveCommands(service, APPLIED);
  // Applied every time; the answer is cut off, then swallowed by a proxy.
  service.next(
    '/v1/commands',
    (exchange) => truncated(answer(exchange))(exchange),
    (exchange) => {
      answer(exchange);
      html(502)(exchange);
    },
  );
  const commandId = enqueue('send-reply', question);
  await timers.advance(0);
  await expect.poll(() => engine.status().offlineReason).toBe('no-connection');
  expect(stateOf(commandId)).toBe('sending');
  expect(store.outbox.cancel(commandId, now())).toBe(false);
  await timers.advance(500);
  await expect.poll(() => engine.status().offlineReason).toBe('server-error');
  // Pulling works, yet the second wait is longer.
  await timers.advance(999);
  expect(sent(service.seen)).toHaveLength(2);
  await timers.advance(1);
  await expect.poll(() => stateOf(commandId)).toBe('applied');
  expect(applied).toEqual([commandId]);
  expect(sent(service.seen)).toEqual([[commandId], [commandId], [commandId]]);
});

it('takes up after a crash what had no outcome, and still does not let it be taken back', async () => {
  const question = makeQuestion();
  const { store, reopen } = openTestStore();
  const command = makeCommand('send-reply', question, '2026-11-24T08:00:00.000Z');
  store.outbox.enqueue(command, command.occurredAt);
  store.outbox.markSending([command.commandId]);
  store.close();

  const reopened = reopen();
  const { service, engine, now } = await createSyncWorld({ store: reopened });
  service.next('/v1/changes', reset);
  serveFeed(service, [recordOf(question)]);
  const { applied } = serveCommands(service, APPLIED);
  engine.start();
  expect(reopened.outbox.cancel(command.commandId, now())).toBe(false);
  await expect.poll(() => engine.status().connection).toBe('offline');
  engine.networkChanged(true);
  await expect.poll(() => reopened.outbox.find(command.commandId)?.state).toBe('applied');
  expect(applied).toEqual([command.commandId]);
});

it('may be taken back while nothing ever left', async () => {
  const question = makeQuestion();
  const { service, store, engine, enqueue, stateOf, now } = await online([question]);
  await service.close();
  const commandId = enqueue('send-reply', question);
  engine.syncNow();
  await expect.poll(() => engine.status().offlineReason).toBe('no-connection');
  expect(stateOf(commandId)).toBe('waiting');
  expect(engine.status()).toMatchObject({ waiting: 1, repliesWaiting: 1 });
  expect(store.outbox.cancel(commandId, now())).toBe(true);
});

it('holds a reply that met another state and keeps that state beside it', async () => {
  const question = makeQuestion();
  const { service, store, timers, engine, told, enqueue, stateOf } = await online([question]);
  const current = makeQuestion({ ...question, revision: 3, claim: claimBy(COLLEAGUE, 'Chen Weiming') });
  serveCommands(service, () => ({
    outcome: 'conflict',
    reason: 'claimed-by-other',
    question: current,
    replies: [],
  }));
  const commandId = enqueue('send-reply', question);
  await timers.advance(0);
  await expect.poll(() => stateOf(commandId)).toBe('held');
  expect(store.outbox.find(commandId)).toMatchObject({
    heldReason: 'claimed-by-other',
    heldCurrent: { question: current, replies: [] },
  });
  expect(store.questions.find(question.id)).toEqual(current);
  expect(engine.status()).toMatchObject({ held: 1, waiting: 0, connection: 'online' });
  await timers.advance(50);
  expect(told.topics).toContain('outbox');
  expect(told.questionIds).toContain(question.id);
});

it.each([
  ['a conflict', { outcome: 'conflict', reason: 'left-your-departments', question: null, replies: [] }],
  ['a refusal', { outcome: 'rejected', code: 'not-allowed' }],
])('takes a claim back that met %s, without asking the doctor', async (_name, outcome) => {
  const question = makeQuestion();
  const { service, store, timers, engine, enqueue, stateOf } = await online([question]);
  serveCommands(service, () => outcome);
  const commandId = enqueue('claim', question);
  expect(store.questions.find(question.id)?.claim?.accountId).toBe(ME);
  await timers.advance(0);
  await expect.poll(() => stateOf(commandId)).toBe('cancelled');
  expect(store.questions.find(question.id)?.claim).toBeNull();
  expect(engine.status()).toMatchObject({ held: 0, waiting: 0 });
});

it('does not let a poison command stop the others', async () => {
  const [refusing, garbling] = [makeQuestion(), makeQuestion()];
  const questions = [makeQuestion(), refusing, garbling, makeQuestion()];
  const { service, engine, timers, enqueue, stateOf, errors } = await online(questions);
  const { answer } = serveCommands(service, APPLIED);
  service.always('/v1/commands', (exchange) => {
    const { commands } = exchange.body as { commands: Command[] };
    const has = (question: Question) => commands.some(({ subjectId }) => subjectId === question.id);
    if (has(refusing)) return problem(413, 'PAYLOAD_TOO_LARGE')(exchange);
    if (has(garbling)) return json({ outcomes: [{ outcome: 'applied' }], serverTime: 'soon' })(exchange);
    json(answer(exchange))(exchange);
  });
  const ids = questions.map((question) => enqueue('send-reply', question));
  await timers.advance(0);
  await expect.poll(() => ids.map(stateOf)).toEqual(['applied', 'refused', 'sending', 'applied']);
  expect(engine.status()).toMatchObject({ connection: 'online', held: 1, waiting: 1 });

  // It is tried again by itself, with growing waits, while others go on.
  const before = sent(service.seen).length;
  await timers.advance(1000);
  await expect.poll(() => sent(service.seen).length).toBe(before + 1);
  expect(errors).toEqual([]);
});

it('keeps the order within a question', async () => {
  const question = makeQuestion();
  const { service, timers, enqueue, stateOf } = await online([question]);
  const { applied } = serveCommands(service, APPLIED);
  service.next('/v1/commands', reset);
  const claim = enqueue('claim', question);
  const reply = enqueue('send-reply', question);
  await timers.advance(0);
  await expect.poll(() => sent(service.seen)).toEqual([[claim]]);
  await timers.advance(500);
  await expect.poll(() => stateOf(reply)).toBe('applied');
  expect(applied).toEqual([claim, reply]);
});

it('still sends when the clock was set back by years', async () => {
  const question = makeQuestion();
  const { service, timers, enqueue, stateOf } = await online([question]);
  serveCommands(service, APPLIED);
  const commandId = enqueue('send-reply', question, '2036-11-24T08:30:10.000Z');
  await timers.advance(0);
  await expect.poll(() => stateOf(commandId)).toBe('applied');
});

it('goes offline in the middle of sending at once, and sends it after coming back', async () => {
  const question = makeQuestion();
  const { service, timers, engine, enqueue, stateOf } = await online([question]);
  serveCommands(service, APPLIED);
  service.next('/v1/commands', silence);
  const commandId = enqueue('send-reply', question);
  await timers.advance(0);
  await expect.poll(() => service.pending()).toBe(2);
  engine.setWorkOffline(true);
  expect(engine.status()).toMatchObject({ connection: 'offline', offlineReason: 'work-offline', workOffline: true });
  await expect.poll(() => service.pending()).toBe(0);
  const requests = service.seen.length;
  await timers.advance(120_000);
  engine.syncNow();
  await timers.advance(120_000);
  expect(service.seen).toHaveLength(requests);
  engine.setWorkOffline(false);
  await expect.poll(() => stateOf(commandId)).toBe('applied');
});
