import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Command, ServiceSession } from '#contract/service.ts';
import { systemClock } from '#desk/clock.ts';
import { loadRedFlags } from '#desk/triage/load-red-flags.ts';
import { departmentIdSchema, type QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
// biome-ignore lint/style/noRestrictedImports: this test puts both ends together; the desk itself never imports the service
import { startTestService, type TestService } from '#service/testing/test-service.ts';
import { type Answer, type Exchange, json, reset, startFaultyService } from './faulty-service.test-support.ts';
import { signInToService } from './service-client.ts';
import { createSyncEngine } from './sync-engine.ts';
import { makeCommand, openTestStore } from './sync-world.test-support.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

/** A doctor at a workstation with an empty store, first sync done. */
async function workstation(email: string, { through = service.url, store = openTestStore().store } = {}) {
  let session: ServiceSession = await signInToService(
    service.url,
    { email, password: 'practice-only', deviceId: randomUUID() },
    { appVersion: '0.1.0' },
  );
  const told = new Set<QuestionId>();
  const engine = createSyncEngine({
    redFlags: await loadRedFlags(),
    store,
    serviceUrl: through,
    appVersion: '0.1.0',
    account: session.account,
    deviceId: randomUUID(),
    clock: systemClock,
    tokens: {
      get: () => session,
      set: (renewed) => {
        session = renewed;
      },
    },
    onChange: (_topics, questionIds) => {
      for (const id of questionIds) told.add(id);
    },
  });
  onTestFinished(() => engine.stop());
  engine.start();
  await expect.poll(() => engine.status().firstSync, { timeout: 5000 }).toBeNull();
  const give = (kind: Command['kind'], question: Question): Command => {
    const now = toInstant(systemClock.now());
    const command = makeCommand(kind, question, now);
    engine.give(command, now);
    engine.outboxChanged();
    return command;
  };
  const stateOf = (command: Command) => store.outbox.find(command.commandId)?.state;
  return {
    store,
    engine,
    told,
    give,
    stateOf,
    session: () => session,
    forget: () => (session = { ...session, accessToken: 'an access token that expired' }),
  };
}
type Workstation = Awaited<ReturnType<typeof workstation>>;

async function ask(title: string): Promise<QuestionId> {
  const { id } = await service.intake().intake.askQuestion({
    department: 'orthopedics',
    title,
    body: 'My neck has hurt for a week.',
    language: 'en',
  });
  return id;
}

async function seenBy({ store }: Workstation, id: QuestionId): Promise<Question> {
  await expect.poll(() => store.questions.findRevision(id), { timeout: 5000 }).not.toBeNull();
  const question = store.questions.find(id);
  if (question === null) throw new Error('it was there a moment ago');
  return question;
}

it('shows a new question on every workstation of its department within moments, and on no other', async () => {
  const [lin, chen, gao] = await Promise.all([
    workstation('doctor@practice.test'),
    workstation('doctor2@practice.test'),
    workstation('neurologist@practice.test'),
  ]);
  expect(lin.store.directory.listDepartments().map(({ id }) => id)).toEqual(['neurology', 'orthopedics']);
  const id = await ask('Pain in the neck');
  await expect(seenBy(lin, id)).resolves.toMatchObject({ title: 'Pain in the neck', status: 'pending' });
  await expect(seenBy(chen, id)).resolves.toMatchObject({ departmentId: departmentIdSchema.parse('orthopedics') });
  expect(gao.store.questions.find(id)).toBeNull();
});

it('lets one of two doctors win a question that both claimed offline, and tells the other', async () => {
  const [lin, chen] = await Promise.all([workstation('doctor@practice.test'), workstation('doctor2@practice.test')]);
  const id = await ask('Both want this one');
  const seen = await seenBy(lin, id);
  await seenBy(chen, id);
  for (const { engine } of [lin, chen]) engine.setWorkOffline(true);
  const claims = [lin.give('claim', seen), chen.give('claim', seen)] as const;
  expect(lin.store.questions.find(id)?.claim?.displayName).toBe('Lin Yating');
  expect(chen.store.questions.find(id)?.claim?.displayName).toBe('Chen Weiming');

  lin.engine.setWorkOffline(false);
  await expect.poll(() => lin.stateOf(claims[0]), { timeout: 5000 }).toBe('applied');
  chen.told.clear();
  chen.engine.setWorkOffline(false);
  await expect.poll(() => chen.stateOf(claims[1]), { timeout: 5000 }).toBe('cancelled');
  expect(chen.store.outbox.find(claims[1].commandId)?.heldReason).toBe('claimed-by-other');
  for (const { store } of [lin, chen]) {
    await expect.poll(() => store.questions.find(id)?.claim?.displayName, { timeout: 5000 }).toBe('Lin Yating');
  }
  await expect.poll(() => chen.told.has(id)).toBe(true);

  // Chen answers all the same: held, with who stands in the way; Lin's own reply is published.
  const late = chen.give('send-reply', seen);
  await expect.poll(() => chen.stateOf(late), { timeout: 5000 }).toBe('held');
  expect(chen.engine.status().held).toBe(1);
  const reply = lin.give('send-reply', seen);
  await expect.poll(() => lin.stateOf(reply), { timeout: 5000 }).toBe('applied');
  for (const { store } of [lin, chen]) {
    await expect.poll(() => store.questions.find(id)?.status, { timeout: 5000 }).toBe('answered');
    await expect.poll(() => store.replies.listOfQuestion(id).length, { timeout: 5000 }).toBe(1);
  }
  expect(chen.store.outbox.find(late.commandId)?.state).toBe('held');
});

it('renews its tokens when the service no longer takes them, without anybody noticing', async () => {
  const lin = await workstation('doctor@practice.test');
  const before = lin.session().refreshToken;
  lin.forget();
  const id = await ask('Asked while the token expired');
  lin.engine.syncNow();
  await seenBy(lin, id);
  expect(lin.session().refreshToken).not.toBe(before);
  expect(lin.engine.status().connection).toBe('online');
});

it('stays open for work when the service ended the session', async () => {
  const lin = await workstation('doctor@practice.test');
  const question = await seenBy(lin, await ask('Read before the session ended'));
  await service.client().session.signOut({ refreshToken: lin.session().refreshToken });
  const reply = lin.give('send-reply', question);
  await expect.poll(() => lin.engine.status().offlineReason, { timeout: 5000 }).toBe('signed-out-by-service');
  expect(lin.store.questions.find(question.id)).not.toBeNull();
  expect(lin.stateOf(reply)).toBe('waiting');
});

it('publishes a reply once although its outcome was lost on the way, twice', async () => {
  const lin = await workstation('doctor@practice.test');
  const question = await seenBy(lin, await ask('Answered over a bad line'));
  await lin.engine.stop();

  const line = await startFaultyService();
  onTestFinished(() => line.close());
  const forward = async ({ url, headers, body, request }: Exchange): Promise<Response> =>
    fetch(new URL(url.pathname + url.search, service.url), {
      method: request.method ?? 'GET',
      headers: { 'content-type': 'application/json', authorization: headers.authorization ?? '' },
      body: body === null ? null : JSON.stringify(body),
    });
  const pass: Answer = async (exchange) => {
    const answer = await forward(exchange);
    json(await answer.json(), answer.status)(exchange);
  };
  const loseAnswer: Answer = async (exchange) => {
    await forward(exchange);
    reset(exchange);
  };
  line.always('/v1/changes', pass);
  line.always('/v1/commands', pass);
  line.next('/v1/commands', loseAnswer, loseAnswer);
  const again = await workstation('doctor@practice.test', { through: line.url, store: lin.store });
  const reply = again.give('send-reply', question);
  await expect.poll(() => again.stateOf(reply), { timeout: 10_000 }).toBe('applied');
  expect(line.seen.filter(({ path }) => path === '/v1/commands')).toHaveLength(3);
  await expect.poll(() => again.store.replies.listOfQuestion(question.id).length, { timeout: 5000 }).toBe(1);
  const [published] =
    await service.pool`SELECT count(*)::integer AS count FROM reply WHERE question_id = ${question.id}`;
  expect(published?.count).toBe(1);
});

it('brings a first sync of several questions whole', async () => {
  const ids: QuestionId[] = [];
  for (let n = 0; n < 40; n += 1) ids.push(await ask(`Question ${n}`));
  const lin = await workstation('doctor@practice.test');
  expect(ids.map((id) => lin.store.questions.findRevision(id))).toEqual(ids.map(() => 1));
  expect(lin.engine.status()).toMatchObject({ connection: 'online', quarantined: 0 });
  expect(service.internalErrors).toEqual([]);
});
