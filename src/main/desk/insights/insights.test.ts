import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InsightsFilter, insightsFilterSchema } from '#contract/desk.ts';
import { createHandMovedTimers } from '#desk/sync/hand-moved-timers.test-support.ts';
import { type Account, accountSchema } from '#domain/account.ts';
import { FACTS_BASIS, type ReplyFact, replyFactsOf } from '#domain/insights/reply-facts.ts';
import { LEAST_FOR_MEDIAN, LEAST_FOR_P90 } from '#domain/insights/small-numbers.ts';
import type { Question } from '#domain/question.ts';
import type { Reply } from '#domain/reply.ts';
import { openDatabase } from '../store/database.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { createQuestionRepository } from '../store/repositories/questions.ts';
import { createReplyRepository } from '../store/repositories/replies.ts';
import { openStore, type Store } from '../store/store.ts';
import { createFactBuilder } from './fact-builder.ts';
import { answerFigures, backlogFigures, hourFigures, readingFigures, waitFigures } from './figures.ts';
import {
  LIN,
  type QuestionChanges,
  questionOf,
  replyTo,
  type WrittenReply,
  WU,
} from './insights-world.test-support.ts';
import { selectionFor } from './selection.ts';

const key = new Uint8Array(32).fill(9);
const NOW = '2026-03-20T00:00:00.000Z';
const account = (roles: Account['roles'], departmentIds: string[] = []): Account =>
  accountSchema.parse({ id: LIN, email: 'lin@example.org', displayName: 'Lin Yating', roles, departmentIds });
const reviewer = account(['reviewer']);

let folder: string;
let store: Store;
const zoneBefore = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Asia/Taipei';
});
afterAll(() => {
  process.env.TZ = zoneBefore;
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-insights-'));
  store = openStore({ folder, key });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  readonly question: Question;
  readonly replies: readonly Reply[];
}

function asked(askedAt: string, changes: QuestionChanges, ...replies: WrittenReply[]): Asked {
  const question = questionOf({ askedAt, status: replies.length > 0 ? 'answered' : 'pending', ...changes });
  return { question, replies: replies.map((reply) => replyTo(question, reply)) };
}

function bring(...world: readonly Asked[]): void {
  store.transaction(() => {
    for (const { question, replies } of world) {
      store.questions.upsert(question, question.revision);
      for (const reply of replies) store.replies.upsert(reply, 1);
    }
  });
}

/** Everything that is due is counted. */
async function count(): Promise<void> {
  const timers = createHandMovedTimers();
  const builder = createFactBuilder({
    store,
    timers,
    onProgress: () => {},
    onError: (error) => expect.fail(String(error)),
  });
  builder.start();
  // The builder reads its word lists at first, which takes real time.
  for (let round = 0; round < 400 && (round === 0 || store.insights.countDue() > 0); round += 1) {
    await timers.advance(5000);
    if (store.insights.countDue() > 0 || store.meta.find('facts-basis') !== FACTS_BASIS) await realMoment();
  }
  builder.stop();
  expect(store.insights.countDue()).toBe(0);
}
const realMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function selected(filter: Partial<InsightsFilter> = {}, of: Account = reviewer) {
  const selection = selectionFor(of, insightsFilterSchema.parse(filter));
  if (selection === null) throw new Error('not allowed');
  return selection;
}

describe('figures of a small world', () => {
  // Monday 2 March 2026, 16:00 in Taipei.
  const MONDAY = '2026-03-02T08:00:00.000Z';
  const SAFE = 'If the pain gets worse, see a doctor.';
  const world = (): Asked[] => [
    asked(MONDAY, {}, { at: '2026-03-02T09:00:00.000Z', text: SAFE }),
    asked(MONDAY, {}, { at: '2026-03-10T08:00:00.000Z' }, { at: '2026-03-11T08:00:00.000Z', by: WU, text: SAFE }),
    asked(MONDAY, { departmentId: 'neurology', language: 'zh-Hant' }, { at: '2026-03-02T17:00:00.000Z', by: WU }),
    // Waits 18 days, and its deadline was after five.
    asked(MONDAY, {}),
    // Waits one day.
    asked('2026-03-19T00:00:00.000Z', { departmentId: 'neurology' }),
    asked('2026-03-19T00:00:00.000Z', { departmentId: 'neurology', duplicateOf: crypto.randomUUID() }),
  ];

  it('come out as counted by hand', async () => {
    bring(...world());
    await count();
    const all = selected();
    expect(backlogFigures(store, all, NOW)).toEqual([
      { departmentId: 'neurology', waiting: 1, overdue: 0, medianHours: null, p90Hours: null, longestHours: 24 },
      { departmentId: 'orthopedics', waiting: 1, overdue: 1, medianHours: null, p90Hours: null, longestHours: 424 },
    ]);
    expect(waitFigures(store, all)).toEqual([
      { departmentId: 'neurology', answered: 1, late: 0, medianMinutes: null, p90Minutes: null },
      { departmentId: 'orthopedics', answered: 2, late: 1, medianMinutes: null, p90Minutes: null },
    ]);
    expect(store.insights.waits(all).map(({ minutes }) => minutes)).toEqual([
      [{ value: 540, count: 1 }],
      [
        { value: 60, count: 1 },
        { value: 8 * 24 * 60, count: 1 },
      ],
    ]);
    expect(answerFigures(store, all)).toEqual([
      { departmentId: 'neurology', answers: 1, withSafetyNet: 0, withReferral: 0 },
      { departmentId: 'orthopedics', answers: 3, withSafetyNet: 2, withReferral: 0 },
    ]);
    expect(readingFigures(store, all)).toEqual({ scales: [], tooShort: 4 });
    const { asked: askedAt, answered } = hourFigures(store, all);
    // Four on Monday from 16:00, two on Thursday from 08:00.
    expect([askedAt[16], askedAt[3 * 24 + 8], askedAt.reduce((a, b) => a + b)]).toEqual([4, 2, 6]);
    // Monday 17:00, Tuesday 01:00 and 16:00, Wednesday 16:00.
    expect([answered[17], answered[24 + 1], answered[24 + 16], answered[48 + 16]]).toEqual([1, 1, 1, 1]);
  });

  it('follow the filters', async () => {
    bring(...world());
    await count();
    const answers = (filter: Partial<InsightsFilter>): number =>
      answerFigures(store, selected(filter)).reduce((sum, one) => sum + one.answers, 0);
    expect(answers({ doctorId: WU })).toBe(2);
    expect(answers({ language: 'zh' })).toBe(1);
    expect(answers({ departmentId: 'neurology' as never })).toBe(1);
    // 3 March in Taipei begins at 16:00 on the 2nd.
    expect(answers({ to: '2026-03-02' })).toBe(1);
    expect(answers({ from: '2026-03-03', to: '2026-03-10' })).toBe(2);
    expect(backlogFigures(store, selected({ language: 'zh' }), NOW)).toEqual([]);
  });

  it('tell medians from ten values on, and the 90th percentile from thirty', async () => {
    const one = (index: number): Asked =>
      asked(MONDAY, {}, { at: new Date(Date.parse(MONDAY) + (index + 1) * 60_000).toISOString() });
    bring(...Array.from({ length: LEAST_FOR_MEDIAN }, (_, index) => one(index)));
    await count();
    expect(waitFigures(store, selected())[0]).toMatchObject({ medianMinutes: 5, p90Minutes: null });
    bring(...Array.from({ length: LEAST_FOR_P90 - LEAST_FOR_MEDIAN }, (_, index) => one(LEAST_FOR_MEDIAN + index)));
    await count();
    expect(waitFigures(store, selected())[0]).toMatchObject({ medianMinutes: 15, p90Minutes: 27 });
  });

  it('show a doctor their own replies and departments, and refuse more', async () => {
    bring(...world());
    await count();
    const doctor = account(['doctor'], ['neurology']);
    expect(answerFigures(store, selected({}, doctor))).toEqual([
      { departmentId: 'neurology', answers: 1, withSafetyNet: 0, withReferral: 0 },
      // Their own two, none of their colleague's.
      { departmentId: 'orthopedics', answers: 2, withSafetyNet: 1, withReferral: 0 },
    ]);
    expect(backlogFigures(store, selected({}, doctor), NOW).map(({ departmentId }) => departmentId)).toEqual([
      'neurology',
    ]);
    expect(selectionFor(doctor, insightsFilterSchema.parse({ doctorId: WU }))).toBeNull();
    expect(selectionFor(doctor, insightsFilterSchema.parse({ departmentId: 'orthopedics' }))).toBeNull();
    expect(
      selectionFor(doctor, insightsFilterSchema.parse({ doctorId: LIN, departmentId: 'neurology' })),
    ).not.toBeNull();
  });
});

describe('facts', () => {
  const total = (): number => answerFigures(store, selected()).reduce((sum, one) => sum + one.answers, 0);
  it('follow what is synced: a retraction, a transfer, a reply and a question that go', async () => {
    const one = asked(
      '2026-03-02T08:00:00.000Z',
      {},
      { at: '2026-03-02T09:00:00.000Z' },
      { at: '2026-03-02T10:00:00.000Z' },
    );
    bring(one);
    await count();
    expect(store.insights.waits(selected())[0]?.minutes).toEqual([{ value: 60, count: 1 }]);

    const [first, second] = one.replies;
    if (first === undefined || second === undefined) throw new Error('two replies');
    const changedAt = '2026-03-03T09:00:00.000Z';
    store.replies.upsert({ ...first, change: { kind: 'retraction', reason: 'Wrong', changedAt } }, 2);
    await count();
    expect(store.insights.waits(selected())[0]?.minutes).toEqual([{ value: 120, count: 1 }]);

    store.questions.upsert({ ...one.question, departmentId: 'neurology' as never, revision: 2 }, 2);
    expect(store.insights.countDue()).toBe(1);
    store.replies.remove(second.id);
    await count();
    expect(total()).toBe(0);
    expect(hourFigures(store, selected({ departmentId: 'neurology' as never })).asked[16]).toBe(1);

    store.questions.remove(one.question.id);
    expect(hourFigures(store, selected()).asked[16]).toBe(0);
  });

  it('are due once, however often a reply is written before they are made', async () => {
    const one = asked('2026-03-02T08:00:00.000Z', {}, { at: '2026-03-02T09:00:00.000Z' });
    bring(one, one);
    bring(one);
    expect(store.insights.countDue()).toBe(1);
    await count();
    expect(total()).toBe(1);
  });

  it('are not due again by a claim', async () => {
    const one = asked('2026-03-02T08:00:00.000Z', {});
    bring(one);
    await count();
    store.questions.upsert({ ...one.question, revision: 2, askedForBy: [] }, 2);
    expect(store.insights.countDue()).toBe(0);
  });

  it('are made of what an earlier version had, and anew when they rest on something else', async () => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
    const earlier = MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ sql }) => sql.includes('CREATE TABLE fact_due')),
    );
    const old = openDatabase({ folder, key, migrations: earlier });
    const { question, replies } = asked('2026-03-02T08:00:00.000Z', {}, { at: '2026-03-02T09:00:00.000Z' });
    createQuestionRepository(old).upsert(question, 1);
    for (const reply of replies) createReplyRepository(old).upsert(reply, 1);
    old.close();
    store = openStore({ folder, key });
    expect(store.insights.countDue()).toBe(1);
    await count();
    expect(total()).toBe(1);
    store.meta.set('facts-basis', 'an earlier program');
    store.database.exec('UPDATE reply_fact SET has_safety_net = 1');
    await count();
    expect(answerFigures(store, selected())[0]?.withSafetyNet).toBe(0);
  });
});

describe('what SQL counts', () => {
  // Now and then the very beginning of a day.
  const minute = fc.oneof(
    fc.integer({ min: 0, max: 12 * 24 * 60 }),
    fc.integer({ min: 0, max: 12 }).map((day) => day * 24 * 60),
  );
  const at = (minutes: number): string =>
    new Date(Date.parse('2026-03-01T16:00:00.000Z') + minutes * 60_000).toISOString();
  const reply = fc.record({
    minute,
    by: fc.constantFrom(LIN, WU, null),
    department: fc.constantFrom('orthopedics', 'neurology'),
    kind: fc.constantFrom('answer' as const, 'second-opinion' as const, 'ask-back' as const),
    retracted: fc.boolean(),
    text: fc.constantFrom('Fine.', 'If it gets worse, see a doctor.', 'This is a long and easy reply. '.repeat(8)),
  });
  const one = fc.record({
    minute,
    departmentId: fc.constantFrom('orthopedics', 'neurology'),
    language: fc.constantFrom('en', 'zh-Hant', 'zh'),
    replies: fc.array(reply, { maxLength: 3 }),
  });
  const filter = fc.record({
    departmentId: fc.constantFrom(null, 'orthopedics', 'neurology'),
    doctorId: fc.constantFrom(null, LIN),
    language: fc.constantFrom(null, 'zh', 'en'),
    from: fc.constantFrom(null, '2026-03-03', '2026-03-06'),
    to: fc.constantFrom(null, '2026-03-05', '2026-03-08'),
  });

  /** The day in Taipei, which has no summer time. */
  const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

  it('is what a plain loop counts, for any world, filter and viewer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), filter, fc.boolean(), async (asks, chosen, isDoctor) => {
        store.database.exec('DELETE FROM question; DELETE FROM reply');
        const world = asks.map(({ minute: when, departmentId, language, replies }) =>
          asked(
            at(when),
            { departmentId, language },
            ...replies.map(({ minute: later, ...written }): WrittenReply => ({ at: at(later), ...written })),
          ),
        );
        bring(...world);
        await count();
        const viewer = isDoctor ? account(['doctor'], ['orthopedics', 'neurology']) : reviewer;
        const parsed = insightsFilterSchema.parse(chosen);
        const selection = selected(parsed, viewer);
        const facts = world.flatMap(({ question, replies }) =>
          replyFactsOf(question, replies).map((fact) => ({ ...fact, language: question.language.split('-')[0] })),
        );
        const isIn = (fact: ReplyFact & { language: string | undefined }): boolean =>
          (parsed.departmentId === null || fact.departmentId === parsed.departmentId) &&
          (parsed.doctorId === null || fact.authorAccountId === parsed.doctorId) &&
          (parsed.language === null || fact.language === parsed.language) &&
          (parsed.from === null || dayOf(fact.repliedAt) >= parsed.from) &&
          (parsed.to === null || dayOf(fact.repliedAt) <= parsed.to);
        const chosenFacts = facts.filter(isIn);
        for (const departmentId of ['orthopedics', 'neurology']) {
          const own = chosenFacts.filter((fact) => fact.departmentId === departmentId);
          const answers = answerFigures(store, selection).find((row) => row.departmentId === departmentId);
          expect(answers?.answers ?? 0).toBe(own.length);
          expect(answers?.withSafetyNet ?? 0).toBe(own.filter(({ hasSafetyNet }) => hasSafetyNet).length);
          const timed = own.filter(({ waitMinutes }) => waitMinutes !== null);
          const waits = store.insights.waits(selection).find((row) => row.departmentId === departmentId);
          expect(waits?.late ?? 0).toBe(timed.filter(({ isLate }) => isLate).length);
          expect((waits?.minutes ?? []).flatMap(({ value, count: times }) => new Array(times).fill(value))).toEqual(
            timed.map(({ waitMinutes }) => waitMinutes ?? 0).sort((a, b) => a - b),
          );
        }
        const graded = chosenFacts.filter(({ reading }) => reading !== null);
        expect(readingFigures(store, selection)).toMatchObject({ tooShort: chosenFacts.length - graded.length });
        const { answered, asked: askedHours } = hourFigures(store, selection);
        const hourOf = (instant: string): number => {
          const local = new Date(Date.parse(instant) + 8 * 3_600_000);
          return ((local.getUTCDay() + 6) % 7) * 24 + local.getUTCHours();
        };
        const expected = new Array<number>(168).fill(0);
        for (const { repliedAt } of chosenFacts) expected[hourOf(repliedAt)] = (expected[hourOf(repliedAt)] ?? 0) + 1;
        expect(answered).toEqual(expected);
        const askedIn = world.filter(
          ({ question }) =>
            (parsed.departmentId === null || question.departmentId === parsed.departmentId) &&
            (parsed.language === null || question.language.split('-')[0] === parsed.language) &&
            (parsed.from === null || dayOf(question.askedAt) >= parsed.from) &&
            (parsed.to === null || dayOf(question.askedAt) <= parsed.to),
        );
        expect(askedHours.reduce((a, b) => a + b)).toBe(askedIn.length);
      }),
      { numRuns: 60 },
    );
  });
});
