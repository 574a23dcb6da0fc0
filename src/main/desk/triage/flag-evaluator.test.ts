import { describe, expect, it } from 'vitest';
import { queueFilterSchema } from '#contract/desk.ts';
import type { FeedRecord } from '#contract/service.ts';
import { findQuestionDetails } from '#desk/features/question-details.ts';
import type { OpenSession } from '#desk/features/session.ts';
import { createHandMovedTimers } from '#desk/sync/hand-moved-timers.test-support.ts';
import {
  createSyncWorld,
  ME,
  makeQuestion,
  openTestStore,
  recordOf,
  serveFeed,
} from '#desk/sync/sync-world.test-support.ts';
import type { QuestionId } from '#domain/ids.ts';
import { RULES_VERSION } from '#domain/red-flags/rules-version.ts';
import { createFlagEvaluator } from './flag-evaluator.ts';
import { loadRedFlags } from './load-red-flags.ts';

const ALARM = 'I have crushing chest pain and I am short of breath.';
const viewer = { accountId: ME, now: '2026-11-24T08:30:00.000Z' };
const alarming = (over: Parameters<typeof makeQuestion>[0] = {}) => makeQuestion({ body: ALARM, ...over });

const redFlags = await loadRedFlags();

function evaluated(rules = redFlags) {
  const { store } = openTestStore();
  const timers = createHandMovedTimers();
  const told: QuestionId[] = [];
  const errors: unknown[] = [];
  const evaluator = createFlagEvaluator({
    store,
    redFlags: rules,
    timers,
    onEvaluated: (ids) => told.push(...ids),
    onError: (error) => errors.push(error),
  });
  const versions = (): (string | null)[] =>
    store.database.prepare('SELECT rules_version FROM question_flags').pluck().all() as (string | null)[];
  return { store, timers, told, errors, evaluator, versions };
}

describe('the background', () => {
  it('reads what waits, the latest first, a little at a time, and tells', async () => {
    const { store, timers, told, evaluator, errors } = evaluated();
    const questions = Array.from({ length: 150 }, (_, index) =>
      alarming({ askedAt: `2026-11-20T08:${String(index % 60).padStart(2, '0')}:00.000Z`, title: `${index}` }),
    );
    for (const question of questions) store.questions.upsert(question, 1);
    expect(store.queue.counts(viewer)).toMatchObject({ open: 150, urgent: 0 });
    evaluator.start();
    // Hand-moved time stands still within a slice, so a slice reads a whole batch.
    for (let turn = 0; turn < 20; turn += 1) await timers.advance(4);
    expect(errors).toEqual([]);
    expect(store.queue.counts(viewer).urgent).toBe(150);
    expect(new Set(told).size).toBe(150);
    const minuteOf = (id: QuestionId | undefined): string | undefined =>
      questions.find((question) => question.id === id)?.askedAt;
    expect(minuteOf(told[0])).toBe('2026-11-20T08:59:00.000Z');
    await timers.advance(100);
    expect(timers.waiting()).toEqual([]);
  });

  it('keeps what was read and takes up the rest after a restart', async () => {
    const { store, timers, evaluator, versions } = evaluated();
    for (let index = 0; index < 130; index += 1) store.questions.upsert(makeQuestion(), 1);
    evaluator.start();
    await timers.advance(12);
    evaluator.stop();
    expect(timers.waiting()).toEqual([]);
    const left = versions().filter((version) => version === null).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(130);
    evaluator.start();
    for (let turn = 0; turn < 20; turn += 1) await timers.advance(4);
    expect(versions()).toEqual(Array.from({ length: 130 }, () => RULES_VERSION));
  });

  it('reads everything pending again when the rules changed, and shows what was found until then', async () => {
    const { store, timers, evaluator, versions } = evaluated();
    const [pending, answered] = [alarming(), alarming({ status: 'answered' })];
    for (const question of [pending, answered]) store.questions.upsert(question, 1);
    evaluator.start();
    await timers.advance(20);
    evaluator.stop();
    store.database.exec(`UPDATE question_flags SET rules_version = 'of last year'`);
    evaluator.start();
    expect(versions()).toEqual([null]);
    expect(store.queue.counts(viewer).urgent).toBe(1);
    await timers.advance(20);
    expect(versions()).toEqual([RULES_VERSION]);
  });

  it('reads the others, and says so, when the rules fail on one', async () => {
    const { store, timers, errors, evaluator, versions } = evaluated({
      ...redFlags,
      flagQuestion(question) {
        if (question.title === 'bad') throw new TypeError('a fault of the rules');
        return redFlags.flagQuestion(question);
      },
    });
    const bad = alarming({ title: 'bad' });
    for (const question of [alarming(), bad, alarming()]) store.questions.upsert(question, 1);
    evaluator.start();
    for (let turn = 0; turn < 20; turn += 1) await timers.advance(4);
    expect(versions().toSorted()).toEqual([RULES_VERSION, RULES_VERSION, null]);
    expect(timers.waiting()).toEqual([]);
    evaluator.evaluateNow([bad.id]);
    expect(store.questionFlags.find(bad.id)).toMatchObject({ rulesVersion: null });
    expect(errors).toEqual([new TypeError('a fault of the rules')]);
  });

  it('does not keep what it read in words that changed meanwhile', () => {
    const { store, evaluator } = evaluated();
    const question = alarming();
    store.questions.upsert(question, 1);
    evaluator.evaluateNow([question.id]);
    expect(store.questionFlags.find(question.id)).toMatchObject({ tier: 'T1', rulesVersion: RULES_VERSION });
    store.questions.upsert({ ...question, textRevision: 2, body: 'It was nothing.' }, 2);
    expect(store.questionFlags.find(question.id)).toMatchObject({ rulesVersion: null, marks: [] });
    // Until it is read again the earlier tier stands: better too early than too late.
    expect(store.queue.counts(viewer).urgent).toBe(1);
    evaluator.evaluateNow([question.id]);
    expect(store.questionFlags.find(question.id)).toMatchObject({ tier: null });
    expect(store.queue.counts(viewer).urgent).toBe(0);
  });
});

describe('in step with the service', () => {
  it('reads a question in the very transaction in which it arrives, and a first sync behind it', async () => {
    const old = alarming({ title: 'old' });
    const records: FeedRecord[] = [recordOf(old)];
    const { store, engine, timers, service } = await createSyncWorld();
    serveFeed(service, records);
    engine.start();
    await expect.poll(() => engine.status().firstSync).toBeNull();
    expect(store.questionFlags.find(old.id)?.rulesVersion).toBeNull();
    await timers.advance(50);
    expect(store.questionFlags.find(old.id)?.tier).toBe('T1');
    const fresh = alarming({ title: 'fresh' });
    records.push(recordOf(fresh));
    let atFirstSight: unknown;
    const transaction = store.transaction.bind(store);
    Object.assign(store, {
      transaction: (work: () => unknown) => {
        const result = transaction(work);
        atFirstSight ??= store.questionFlags.find(fresh.id)?.tier;
        return result;
      },
    });
    engine.syncNow();
    await expect.poll(() => store.questions.find(fresh.id)).not.toBeNull();
    expect(atFirstSight).toBe('T1');
  });

  it('lets the rules raise, but not lower, what a doctor said before the patient’s latest words', () => {
    const { store, evaluator } = evaluated();
    const word = { reason: 'By phone', accountId: ME, displayName: 'Me', overriddenAt: viewer.now, textRevision: 1 };
    const place = (id: QuestionId) => {
      evaluator.evaluateNow([id]);
      const { rows } = store.queue.list({ filter: queueFilterSchema.parse({}), offset: 0, limit: 10 }, viewer);
      return rows.find((row) => row.id === id);
    };
    const lowered = makeQuestion({ urgencyOverride: { ...word, urgency: 'T3' } });
    const raised = makeQuestion({ urgencyOverride: { ...word, urgency: 'T1' } });
    for (const question of [lowered, raised]) store.questions.upsert(question, 1);
    expect(place(lowered.id)).toMatchObject({ urgency: 'T3', urgencyIsOverridden: true });
    const followUp = (text: string) => [{ id: '0d0d0d0d-0000-4000-8000-00000000000a', text, writtenAt: viewer.now }];
    store.questions.upsert({ ...lowered, textRevision: 2, followUps: followUp(ALARM) }, 2);
    store.questions.upsert({ ...raised, textRevision: 2, followUps: followUp('Thank you.') }, 2);
    expect(place(lowered.id)).toMatchObject({ urgency: 'T1', urgencyIsOverridden: false });
    expect(place(raised.id)).toMatchObject({ urgency: 'T1', urgencyIsOverridden: true });
    const read = { ...word, urgency: 'T3' as const, textRevision: 2 };
    store.questions.upsert({ ...lowered, textRevision: 2, followUps: followUp(ALARM), urgencyOverride: read }, 3);
    expect(place(lowered.id)).toMatchObject({ urgency: 'T3', urgencyIsOverridden: true });
  });

  it('shows the doctor’s word instead of the rules’, and both beside the question', async () => {
    const word = { urgency: null, reason: 'Known angina', accountId: ME, displayName: 'Me', overriddenAt: viewer.now };
    const question = alarming({ urgencyOverride: word });
    const { store, engine, service, now } = await createSyncWorld();
    serveFeed(service, [recordOf(question)]);
    engine.start();
    await expect.poll(() => engine.status().firstSync).toBeNull();
    const account = { id: ME, displayName: 'Me', departmentIds: [] } as unknown as OpenSession['account'];
    const details = findQuestionDetails(
      { store, engine, account, redFlags, clock: { now: () => Date.parse(now()) } },
      question.id,
    );
    expect(details).toMatchObject({ urgency: null, deadlineAt: '2026-11-25T08:00:00.000Z' });
    expect(details?.flags[0]?.tier).toBe('T1');
    expect(details?.flags.map(({ ruleId }) => ruleId)).toEqual([
      ...new Set(details?.flags.map(({ ruleId }) => ruleId)),
    ]);
    expect(details?.marks.length).toBeGreaterThan(0);
    const [row] = store.queue.list({ filter: queueFilterSchema.parse({}), offset: 0, limit: 1 }, viewer).rows;
    expect(row).toMatchObject({ urgency: null, urgencyIsOverridden: true });
    expect(redFlags.findRedFlagRule(row?.topRuleId ?? '')?.concept.en).toBeTruthy();
    expect(store.queue.counts(viewer).urgent).toBe(0);
  });
});
