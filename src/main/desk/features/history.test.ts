import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type HistoryFilter, historyFilterSchema } from '#contract/desk.ts';
import { COLLEAGUE, createSyncWorld, ME, makeQuestion } from '#desk/sync/sync-world.test-support.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { reviewSchema } from '#domain/review/review.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import { findHistoryDetails, historyFacets, listHistory } from './history.ts';
import { exportHistoryPart } from './history-export.ts';
import type { OpenSession } from './session.ts';

const TEMPLATE = randomUUID();
const filter = (over: object = {}): HistoryFilter => historyFilterSchema.parse(over);
const at = (day: number): string => toInstant(Date.UTC(2026, 0, day));

async function scene(roles: readonly string[]) {
  const world = await createSyncWorld();
  const session = {
    store: world.store,
    engine: world.engine,
    account: { id: ME, displayName: 'Me', roles, departmentIds: [] },
    clock: { now: () => Date.parse(world.now()) },
  } as unknown as OpenSession;
  const { store } = world;
  const knee = makeQuestion({ title: 'A sore knee', body: 'It hurts.', status: 'answered' });
  const chest = makeQuestion({
    title: '胸口疼痛',
    body: 'I have crushing chest pain and I am short of breath.',
    status: 'answered',
  });
  const put = (questionId: string, day: number, text: string, over: object = {}): Reply => {
    const reply = replySchema.parse({
      ...{ id: randomUUID(), questionId, kind: 'answer', version: 1, authorAccountId: ME, authorName: 'Me' },
      ...{ departmentId: knee.departmentId, body: richTextFromPlain(text), moreInformation: null },
      ...{ citedAnswerIds: [], citedTopicIds: [], repliedAt: at(day), ...over },
    });
    store.transaction(() => store.replies.upsert(reply, reply.version));
    return reply;
  };
  store.transaction(() => {
    store.questions.upsert(knee, 1);
    store.questions.upsert(chest, 1);
  });
  const mine = put(knee.id, 1, 'Rest the knee for a week.');
  const others = put(chest.id, 2, '=HYPERLINK("x") 請立即就醫。', {
    ...{ authorAccountId: COLLEAGUE, authorName: 'Lin Yating' },
    overrides: [{ code: 'too-short', reason: 'Urgent' }],
    sources: { templates: [{ templateId: TEMPLATE, templateVersion: 3, rewrite: 0.25 }], answers: [] },
  });
  const found = (over: object = {}) => listHistory(session, filter(over), 0, 50).rows.map(({ replyId }) => replyId);
  return { session, store, knee, chest, mine, others, put, found };
}

describe('the history of replies', () => {
  it('finds replies by their words, their question and everything that the filters know, latest first', async () => {
    const { session, store, chest, mine, others, found } = await scene(['reviewer']);
    expect(found()).toEqual([others.id, mine.id]);
    expect(found({ text: 'knee rest' })).toEqual([mine.id]);
    expect(found({ text: '立即就醫' })).toEqual([others.id]);
    expect(found({ text: '胸口' })).toEqual([others.id]);
    expect(found({ text: '"' })).toEqual([]);
    expect(found({ authorAccountIds: [COLLEAGUE] })).toEqual([others.id]);
    expect(found({ from: at(2) })).toEqual([others.id]);
    expect(found({ before: at(2) })).toEqual([mine.id]);
    expect(found({ hasRedFlag: true })).toEqual([others.id]);
    expect(found({ hasReferral: true })).toEqual([]);
    expect(found({ templateIds: [TEMPLATE] })).toEqual([others.id]);
    expect(found({ departmentIds: ['nowhere'] })).toEqual([]);
    expect(listHistory(session, filter(), 1, 50)).toMatchObject({ total: 2, due: 0, rows: [{ replyId: mine.id }] });
    expect(historyFacets(session).authors.map(({ name }) => name)).toEqual(['Lin Yating', 'Me']);

    const review = reviewSchema.parse({
      ...{ id: randomUUID(), replyId: others.id, replyVersion: 1, questionId: chest.id, sampleId: null, by: 'flag' },
      ...{ departmentId: chest.departmentId, factors: [], isDoubleRead: false, isBlinded: true },
      ...{
        authorAccountId: COLLEAGUE,
        status: 'reading',
        readerAccountIds: [],
        verdicts: [],
        outcome: null,
        answer: null,
      },
    });
    store.transaction(() => store.reviews.upsert(review, 1));
    expect(found({ verdict: 'open' })).toEqual([others.id]);
    expect(found({ verdict: 'none' })).toEqual([mine.id]);
    expect(listHistory(session, filter({ verdict: 'open' }), 0, 1).rows[0]?.authorName).toBe('');
    const decided = {
      ...review,
      status: 'closed' as const,
      outcome: { score: 'serious' as const, isHarmLikely: true },
    };
    store.transaction(() => store.reviews.upsert(decided, 2));
    expect(found({ verdict: 'serious' })).toEqual([others.id]);
    expect(listHistory(session, filter(), 0, 1).rows[0]).toMatchObject({
      authorName: 'Lin Yating',
      verdict: 'serious',
    });
  });

  it('follows corrections, and forgets what left the account’s view', async () => {
    const { store, mine, others, put, found } = await scene(['admin']);
    expect(found({ text: 'week' })).toEqual([mine.id]);
    put(mine.questionId, 1, 'Rest it for a month.', {
      ...{ id: mine.id, version: 2, change: { kind: 'correction', reason: 'Longer', changedAt: at(3) } },
    });
    expect(found({ text: 'week' })).toEqual([]);
    expect(found({ text: 'month' })).toEqual([mine.id]);
    store.transaction(() => store.replies.remove(others.id));
    expect(found()).toEqual([mine.id]);
    expect(found({ text: '就醫' })).toEqual([]);
  });

  it('shows a doctor their own replies only, and writes each look into the audit trail', async () => {
    const { session, store, mine, others, found } = await scene(['doctor']);
    expect(found()).toEqual([mine.id]);
    expect(findHistoryDetails(session, others.id)).toBeNull();
    expect(findHistoryDetails(session, mine.id)?.reply.id).toBe(mine.id);
    const looks = store.auditEvents.listLatest(null, null, 10).filter(({ event }) => event.act === 'reply-viewed');
    expect(looks.map(({ event }) => event.details)).toEqual([{ replyId: mine.id, version: 1 }]);
    expect(
      exportHistoryPart(session, { filter: filter(), format: 'csv', offset: 0, before: at(9) }).text,
    ).not.toContain(others.id);
  });
});

describe('an export of the history', () => {
  it('has every reply once over all parts, runs nothing in a spreadsheet, and is in the audit trail', async () => {
    const { session, store, knee, chest, put } = await scene(['reviewer']);
    for (let number = 0; number < 140; number += 1) put(knee.id, 3 + (number % 5), `Further word ${number}.`);
    // The history reads replies in slices, so as not to hold others up.
    await expect.poll(() => listHistory(session, filter(), 0, 1).due).toBe(0);
    const whole = (format: 'csv' | 'jsonl' | 'fhir'): string => {
      let text = '';
      for (let offset: number | null = 0; offset !== null; ) {
        const part = exportHistoryPart(session, { filter: filter(), format, offset, before: at(20) });
        text += part.text;
        offset = part.next;
      }
      return text;
    };
    const jsonl = whole('jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(jsonl.map(({ id }) => id)).size).toBe(142);
    const csv = whole('csv');
    expect(csv.startsWith('\uFEFF"reply"')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""x"")`);
    const bundle = JSON.parse(whole('fhir'));
    const urls = bundle.entry.map(({ fullUrl }: { fullUrl: string }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { id } of [knee, chest]) expect(urls).toContain(`urn:uuid:${id}`);
    const acts = store.auditEvents.listLatest(null, null, 10).filter(({ event }) => event.act === 'history-exported');
    expect(acts.map(({ event }) => event.details)).toEqual([
      { format: 'fhir', replies: 142 },
      { format: 'csv', replies: 142 },
      { format: 'jsonl', replies: 142 },
    ]);
  });
});
