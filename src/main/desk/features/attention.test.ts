import { describe, expect, it, onTestFinished } from 'vitest';
import type { FeedRecord } from '#contract/service.ts';
import type { DeskNotice } from '#contract/worker.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeCommand,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from '#desk/sync/sync-world.test-support.ts';
import type { QuestionId } from '#domain/ids.ts';
import { flagQuestion } from '#domain/question-flags.ts';
import { createAttention } from './attention.ts';
import { createChangeHub } from './changes.ts';
import { actOnQuestions } from './queue-actions.ts';
import type { OpenSession } from './session.ts';

const ALARM = 'I have crushing chest pain and I am short of breath.';
const alarming = (over: Parameters<typeof makeQuestion>[0] = {}) => makeQuestion({ body: ALARM, ...over });

async function watched(questions: ReturnType<typeof makeQuestion>[]) {
  const records: FeedRecord[] = questions.map(recordOf);
  const world = await createSyncWorld({ departmentIds: [makeQuestion().departmentId] });
  serveFeed(world.service, records);
  const account = {
    id: ME,
    displayName: 'Me',
    departmentIds: [makeQuestion().departmentId],
  } as unknown as OpenSession['account'];
  const session: OpenSession = {
    account,
    store: world.store,
    engine: world.engine,
    redFlags: world.redFlags,
    clock: { now: () => Date.parse(world.now()) },
  };
  const changes = createChangeHub();
  const told: DeskNotice[] = [];
  world.engine.start();
  const attention = createAttention({ session, changes, timers: world.timers, tell: (notice) => told.push(notice) });
  onTestFinished(() => attention.stop());
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  await world.timers.advance(50);
  const look = async (): Promise<DeskNotice[]> => {
    changes.tell(['queue']);
    await world.timers.advance(150);
    return told.splice(0);
  };
  await look();
  const arrive = async (question: ReturnType<typeof makeQuestion>): Promise<void> => {
    records.push(recordOf(question));
    world.engine.syncNow();
    await expect.poll(() => world.store.questions.find(question.id)?.revision).toBe(question.revision);
  };
  return { ...world, session, changes, attention, look, arrive, told };
}

describe('what needs the doctor', () => {
  it('is an urgent question that arrives after the first sync, told once, and never what was there', async () => {
    const { look, arrive } = await watched([alarming()]);
    expect(await look()).toEqual([]);
    await arrive(makeQuestion());
    expect(await look()).toEqual([]);
    await arrive(alarming());
    expect(await look()).toEqual([
      { type: 'attention', kind: 'urgent-question', count: 1 },
      { type: 'badge', count: 2 },
    ]);
    expect(await look()).toEqual([]);
    await arrive(alarming({ departmentId: 'neurology' }));
    expect(await look()).toEqual([]);
  });

  it('is not what the background finds in questions that were here before', async () => {
    const { look, store, attention } = await watched([]);
    const find = (): QuestionId => {
      const question = alarming();
      store.questions.upsert(question, 1);
      store.questionFlags.put(question.id, 1, flagQuestion(question));
      return question.id;
    };
    attention.noNews([find()]);
    expect(await look()).toEqual([{ type: 'badge', count: 1 }]);
    find();
    expect(await look()).toContainEqual({ type: 'attention', kind: 'urgent-question', count: 1 });
  });

  it('is a question that a colleague makes urgent, not one that I do', async () => {
    const [theirs, mine] = [makeQuestion(), makeQuestion()];
    const { look, arrive, session, changes } = await watched([theirs, mine]);
    const override = { urgency: 'T2', reason: 'Call', displayName: 'Chen', overriddenAt: '2026-11-24T08:30:00.000Z' };
    await arrive(makeQuestion({ ...theirs, revision: 2, urgencyOverride: { ...override, accountId: COLLEAGUE } }));
    expect(await look()).toContainEqual({ type: 'attention', kind: 'urgent-question', count: 1 });
    actOnQuestions(session, changes, [mine.id], {
      kind: 'override-urgency',
      override: { action: 'set', urgency: 'T1', reason: 'Call' },
    });
    expect(await look()).toEqual([{ type: 'badge', count: 2 }]);
  });

  it('is a claim with less than five minutes left, once for each lease', async () => {
    const question = makeQuestion({ claim: { ...claimBy(ME, 'Me'), expiresAt: '2026-11-24T09:00:00.000Z' } });
    const { timers, told, store, session, engine, service, now } = await watched([question]);
    serveCommands(service, () => ({ outcome: 'applied', revision: 2 }));
    engine.setWorkOffline(true);
    await timers.advance(24 * 60_000);
    expect(told).toEqual([]);
    await timers.advance(2 * 60_000);
    expect(told).toEqual([{ type: 'attention', kind: 'lease-ending', count: 1 }]);
    // Work renews it, and the new lease ends later.
    session.engine.worked(question.id);
    expect(store.questions.findClaim(question.id)?.expiresAt.slice(0, 15)).toBe('2026-11-24T09:2');
    expect(now().slice(0, 15)).toBe('2026-11-24T08:5');
  });

  it('is a reply that is held; and the badge goes with the account', async () => {
    const question = makeQuestion();
    const { look, store, engine, service, timers, attention, told, now } = await watched([question]);
    serveCommands(service, () => ({ outcome: 'conflict', reason: 'answered-meanwhile', question: null, replies: [] }));
    store.outbox.enqueue(makeCommand('send-reply', question, now()), now());
    engine.outboxChanged();
    await timers.advance(50);
    await expect.poll(() => store.outbox.counts().held).toBe(1);
    expect(await look()).toEqual([
      { type: 'attention', kind: 'reply-held', count: 1 },
      { type: 'badge', count: 1 },
    ]);
    attention.stop();
    expect(told).toEqual([{ type: 'badge', count: 0 }]);
  });
});
