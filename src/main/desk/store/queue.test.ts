import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type QueueFilter, queueFilterSchema, queueScopeSchema } from '#contract/desk.ts';
import { claimBy, makeQuestion } from '#desk/sync/sync-world.test-support.ts';
import { accountIdSchema, type QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { flagQuestion } from '#domain/question-flags.ts';
import { toInstant } from '#domain/time.ts';
import { deadlineOf, rankOf, type Urgency } from '#domain/triage.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openStore, type Store } from './store.ts';

const key = new Uint8Array(32).fill(9);
const me = accountIdSchema.parse(randomUUID());
const NOW = '2026-11-24T08:00:00.000Z';
const viewer = { accountId: me, now: NOW };
const override = (urgency: Urgency) => ({
  urgency,
  reason: 'Read it.',
  accountId: randomUUID(),
  displayName: 'Chen Weiming',
  overriddenAt: NOW,
});

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-queue-'));
  store = openStore({ folder, key });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = (filter: Partial<QueueFilter> = {}, limit = 200, offset = 0) =>
  store.queue.list({ filter: queueFilterSchema.parse(filter), offset, limit }, viewer);
const titles = (filter: Partial<QueueFilter> = {}): string[] => list(filter).rows.map(({ title }) => title);
const put = (over: Parameters<typeof makeQuestion>[0] = {}): Question => {
  const question = makeQuestion(over);
  store.questions.upsert(question, question.revision);
  return question;
};

describe('the third schema', () => {
  it('keeps everything of the second, and lets the rules read what is pending', () => {
    const other = mkdtempSync(join(tmpdir(), 'replydesk-second-'));
    const second = openDatabase({ folder: other, key, migrations: MIGRATIONS.slice(0, 2) });
    const insert = second.prepare(
      `INSERT INTO question (id, revision, department_id, title, sex, language, asked_at, status, linked_answer_ids,
         linked_topic_ids, body) VALUES (?, 7, 'orthopedics', 'My knees', 'female', 'en', ?, ?, '[]', '[]', 'They hurt.')`,
    );
    const [pending, answered] = [randomUUID(), randomUUID()] as [QuestionId, QuestionId];
    insert.run(pending, '2026-11-20T08:00:00.000Z', 'pending');
    insert.run(answered, '9999-12-31T20:00:00.000Z', 'answered');
    second.close();
    const third = openStore({ folder: other, key });
    expect(third.questions.find(pending)).toMatchObject({ urgencyOverride: null, duplicateOf: null, askerKey: null });
    const [row] = third.queue.list({ filter: queueFilterSchema.parse({}), offset: 0, limit: 10 }, viewer).rows;
    expect(row).toMatchObject({ id: pending, urgency: null, deadlineAt: '2026-11-25T08:00:00.000Z' });
    expect(third.questionFlags.listDue(10).map(({ id }) => id)).toEqual([pending]);
    const [late] = third.queue.list(
      { filter: queueFilterSchema.parse({ scope: 'answered' }), offset: 0, limit: 10 },
      viewer,
    ).rows;
    expect(late?.deadlineAt).toBe('9999-12-31T23:59:59.999Z');
    third.close();
    expect(readdirSync(other)).toContain('desk.db.before-3.bak');
    rmSync(other, { recursive: true, force: true });
  });
});

describe('the queue', () => {
  it('stands by urgency, then deadline, then age, whatever was written in which order', () => {
    const moment = fc
      .integer({ min: 0, max: 50 })
      .map((hour) => toInstant(Date.parse('2026-11-20T00:00:00.000Z') + hour * 3_600_000));
    const step = fc.record({
      which: fc.nat({ max: 11 }),
      urgency: fc.constantFrom<Urgency>('T1', 'T2', 'T3', null),
      byRules: fc.boolean(),
      askedAt: moment,
      status: fc.constantFrom('pending', 'pending', 'pending', 'answered', 'withdrawn', 'dismissed'),
      departmentId: fc.constantFrom('orthopedics', 'neurology'),
      claim: fc.constantFrom(null, claimBy(me, 'Me'), claimBy(randomUUID(), 'Chen')),
      duplicateOf: fc.constantFrom(null, null, null, randomUUID()),
      isAsleep: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
      remove: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
      look: fc.boolean(),
      rollBack: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    });
    const ids = Array.from({ length: 12 }, () => randomUUID());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rows = new Map<
          string,
          {
            id: string;
            urgency: Urgency;
            askedAt: string;
            status: string;
            departmentId: string;
            duplicateOf: string | null;
            isAsleep: boolean;
          }
        >();
        for (const id of ids as QuestionId[]) {
          store.questions.remove(id);
          store.snoozes.remove(id);
        }
        for (const [index, { which, urgency, byRules, isAsleep, remove, look, rollBack, ...rest }] of steps.entries()) {
          const id = ids[which] ?? '';
          const write = (): void => {
            if (remove) {
              store.questions.remove(id as QuestionId);
              return;
            }
            const question = makeQuestion({
              ...rest,
              id,
              textRevision: index + 1,
              urgencyOverride: byRules ? null : override(urgency),
            });
            store.questions.upsert(question, index + 1);
            const flags = { ...flagQuestion(question), tier: byRules ? urgency : null };
            store.questionFlags.put(id, index + 1, flags);
          };
          if (rollBack) {
            expect(() =>
              store.transaction(() => {
                write();
                list();
                throw new Error('not kept');
              }),
            ).toThrow('not kept');
            continue;
          }
          write();
          if (remove) rows.delete(id);
          else rows.set(id, { id, urgency, isAsleep, ...rest });
          const snooze = {
            id: id as QuestionId,
            until: '2026-11-25T00:00:00.000Z',
            unlessTextAbove: null,
            snoozedAt: NOW,
          };
          if (isAsleep && !remove) store.snoozes.upsert(snooze, 1);
          else store.snoozes.remove(snooze.id);
          if (look) list();
        }
        const deadline = (row: { askedAt: string; urgency: Urgency }): string => deadlineOf(row.askedAt, row.urgency);
        const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
        const all = [...rows.values()];
        const pending = all
          .filter(({ status, duplicateOf, isAsleep }) => status === 'pending' && duplicateOf === null && !isAsleep)
          .sort(
            (left, right) =>
              rankOf(left.urgency) - rankOf(right.urgency) ||
              compare(deadline(left), deadline(right)) ||
              compare(left.askedAt, right.askedAt) ||
              compare(left.id, right.id),
          );
        expect(list().rows.map(({ id }) => id)).toEqual(pending.map(({ id }) => id));
        expect(list().total).toBe(pending.length);
        expect(list({}, 3, 2).rows.map(({ id }) => id)).toEqual(pending.slice(2, 5).map(({ id }) => id));
        const answered = all
          .filter(({ status }) => status === 'answered')
          .sort((left, right) => compare(right.askedAt, left.askedAt) || compare(right.id, left.id));
        expect(list({ scope: 'answered' }).rows.map(({ id }) => id)).toEqual(answered.map(({ id }) => id));
        const counts = store.queue.counts(viewer);
        for (const scope of queueScopeSchema.options) {
          expect(counts[scope], scope).toBe(list({ scope }).total);
        }
        expect(
          list({ departmentIds: ['neurology' as never], urgencies: ['T2', 'none'] }).rows.map(({ id }) => id),
        ).toEqual(
          pending
            .filter(
              ({ departmentId, urgency }) => departmentId === 'neurology' && (urgency === 'T2' || urgency === null),
            )
            .map(({ id }) => id),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('filters by age band, sex, language and time, joined by "and", and tells what there is to choose', () => {
    put({ title: 'one', ageBand: '30-39', sex: 'female', language: 'en', askedAt: '2026-11-20T08:00:00.000Z' });
    put({ title: 'two', ageBand: '40-49', sex: 'male', language: 'zh-Hant', askedAt: '2026-11-22T08:00:00.000Z' });
    put({ title: 'three', ageBand: '40-49', sex: 'female', language: 'en', askedAt: '2026-11-23T08:00:00.000Z' });
    expect(titles({ ageBands: ['40-49'] })).toEqual(['two', 'three']);
    expect(titles({ ageBands: ['40-49'], sexes: ['female', 'other'] })).toEqual(['three']);
    expect(titles({ languages: ['en'], askedSince: '2026-11-21T00:00:00.000Z' })).toEqual(['three']);
    expect(store.queue.facets()).toEqual({
      ageBands: ['40-49', '30-39'],
      languages: ['en', 'zh-Hant'],
      departmentIds: ['orthopedics'],
    });
    put({ ageBand: '90+', departmentId: 'an-unknown-department' });
    expect(store.queue.facets().departmentIds).toContain('an-unknown-department');
  });

  it('shows snoozed questions and duplicates only where they belong', () => {
    const [asleep, original] = [put({ title: 'asleep' }), put({ title: 'original' })];
    put({ title: 'repeated', duplicateOf: original.id });
    store.snoozes.upsert({ id: asleep.id, until: '2026-11-24T09:00:00.000Z', unlessTextAbove: 1, snoozedAt: NOW }, 4);
    expect(titles()).toEqual(['original']);
    expect(titles({ scope: 'unclaimed' })).toEqual(['original']);
    expect(titles({ scope: 'duplicates' })).toEqual(['repeated']);
    expect(list({ scope: 'snoozed' }).rows).toMatchObject([
      { isSnoozed: true, snoozedUntil: '2026-11-24T09:00:00.000Z' },
    ]);
    expect(store.queue.counts(viewer)).toMatchObject({ open: 1, snoozed: 1, duplicates: 1 });
    expect(store.snoozes.nextEnd(NOW)).toBe('2026-11-24T09:00:00.000Z');
    const later = { ...viewer, now: '2026-11-24T09:00:00.000Z' };
    expect(store.queue.counts(later)).toMatchObject({ open: 2, snoozed: 0 });
    store.questions.upsert({ ...asleep, textRevision: 2, revision: 2 }, 2);
    expect(store.queue.counts(viewer)).toMatchObject({ open: 2, snoozed: 0 });
    expect(store.questions.countDuplicates(original.id)).toBe(1);
  });

  it('finds word forms and Chinese, marks them, and shows the passage; in follow-ups and notes too', () => {
    const far = 'Nothing of note happened for a very long while. '.repeat(12);
    const question = put({ title: 'Walking is hard', body: `${far}Then both knees were swelling. ${far}` });
    const [row] = list({ search: 'swollen walks swell' }).rows;
    expect(row).toBeUndefined();
    const [found] = list({ search: 'walks swell' }).rows;
    const marked = (text: string, marks: [number, number][]): string[] =>
      marks.map(([start, end]) => text.slice(start, end));
    expect(marked(found?.title ?? '', found?.titleMarks ?? [])).toEqual(['Walking']);
    expect(found?.excerpt).toMatch(/^… .*Then both knees were swelling\./);
    expect(marked(found?.excerpt ?? '', found?.excerptMarks ?? [])).toEqual(['swelling']);
    expect(list({ search: 'kne' }).rows[0]?.excerptMarks).toHaveLength(1);

    put({ title: '肩頸', body: '昨天開始頸部疼痛，轉頭會痛。', language: 'zh-Hant' });
    const [chinese] = list({ search: '疼痛' }).rows;
    expect(marked(chinese?.excerpt ?? '', chinese?.excerptMarks ?? [])).toEqual(['疼痛']);

    store.questions.upsert(
      { ...question, textRevision: 2, followUps: [{ id: randomUUID(), text: 'A zebra kicked me.', writtenAt: NOW }] },
      2,
    );
    expect(list({ search: 'zebras' }).rows[0]).toMatchObject({ excerpt: 'A zebra kicked me.', excerptMarks: [[2, 7]] });
    const note = {
      id: randomUUID() as never,
      questionId: question.id,
      accountId: me,
      authorName: 'Me',
      text: 'Ask for giraffes',
      writtenAt: NOW,
    };
    store.notes.upsert(note, 3);
    expect(list({ search: 'giraffe' }).rows[0]).toMatchObject({ excerpt: 'Ask for giraffes', excerptMarks: [[8, 16]] });
    store.notes.remove(note.id);
    expect(list({ search: 'giraffe' }).total).toBe(0);
    expect(list().rows.every(({ titleMarks, excerptMarks }) => titleMarks.length + excerptMarks.length === 0)).toBe(
      true,
    );
  });

  it('takes hostile questions as they are: stored, read by the rules, listed and found', () => {
    const hostile = [
      { body: `${'x'.repeat(10 * 1024 * 1024 - 20)} crushing chest pain` },
      { body: '\u202Eniap tsehc\u202C mirrored' },
      { body: 'zero\u200Bwidth\u200Dspaced' },
      { body: 'half \uD83D a pair \uDE00' },
      { body: '<script>alert(1)</script> &amp; <b>bold' },
      { askedAt: '9999-12-31T23:59:59.999Z', body: 'from the future' },
      { departmentId: 'nobody-knows-it', body: 'somewhere' },
      { body: 'i̇İıI ﬁ ﬃ Å Ω \u0000 nul' },
    ];
    for (const over of hostile) {
      const question = put(over);
      store.questionFlags.put(question.id, 1, flagQuestion(question));
    }
    expect(list().total).toBe(hostile.length);
    expect(list().rows).toHaveLength(hostile.length);
    for (const search of ['mirrored', 'zero', 'pair', 'script', 'future', 'somewhere', 'nul']) {
      expect(list({ search }).total, search).toBe(1);
    }
    expect(list({ search: '\uD83D' }).total).toBe(0);
    expect(list({ search: 'future' }).rows[0]?.deadlineAt).toBe('9999-12-31T23:59:59.999Z');
    for (const { excerpt } of list().rows) expect(excerpt.isWellFormed()).toBe(true);
  }, 60_000);

  it('keeps views in their order, and leaves out what it cannot read', () => {
    const [mine, weekend] = [randomUUID(), randomUUID()];
    store.savedViews.save({ id: mine, name: 'Mine', filter: queueFilterSchema.parse({ scope: 'mine' }) });
    store.savedViews.save({ id: weekend, name: 'Weekend', filter: queueFilterSchema.parse({}) });
    store.savedViews.save({ id: mine, name: 'My own', filter: queueFilterSchema.parse({ scope: 'mine' }) });
    expect(store.savedViews.list().map(({ name }) => name)).toEqual(['My own', 'Weekend']);
    store.database.prepare(`UPDATE saved_view SET filter = '{"scope":"of a later version"}' WHERE id = ?`).run(mine);
    expect(store.savedViews.list().map(({ name }) => name)).toEqual(['Weekend']);
    expect(store.savedViews.remove(weekend)).toBe(true);
    expect(store.savedViews.remove(weekend)).toBe(false);
  });

  it('knows the asker’s other questions, the latest first', () => {
    const key = 'the key of one asker';
    const first = put({ title: 'first', askerKey: key, askedAt: '2026-10-01T08:00:00.000Z', status: 'answered' });
    const second = put({ title: 'second', askerKey: key, askedAt: '2026-11-01T08:00:00.000Z' });
    const third = put({ title: 'third', askerKey: key });
    put({ title: 'somebody else’s' });
    expect(store.questions.listOfSameAsker(third.id).map(({ id }) => id)).toEqual([second.id, first.id]);
  });
});
