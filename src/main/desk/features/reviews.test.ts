import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FeedRecord } from '#contract/service.ts';
import {
  COLLEAGUE,
  createSyncWorld,
  ME,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from '#desk/sync/sync-world.test-support.ts';
import {
  DEFAULT_SCORECARD_ITEMS,
  type Review,
  type ReviewFeedback,
  reviewFeedbackSchema,
  reviewSchema,
  type VerdictContent,
} from '#domain/review/review.ts';
import { createChangeHub } from './changes.ts';
import { answerReview, findReviewDetails, listFeedback, listReviews, submitVerdict } from './reviews.ts';
import type { OpenSession } from './session.ts';

const question = makeQuestion({ status: 'answered' });
const makeReview = (over: object = {}): Review =>
  reviewSchema.parse({
    ...{ id: randomUUID(), replyId: randomUUID(), replyVersion: 1, questionId: question.id },
    ...{ departmentId: question.departmentId, sampleId: randomUUID(), by: 'floor', factors: [], isDoubleRead: false },
    ...{ isBlinded: false, authorAccountId: COLLEAGUE, status: 'reading', readerAccountIds: [], verdicts: [] },
    ...{ outcome: null, answer: null },
    ...over,
  });
const feedback = (over: object = {}): ReviewFeedback =>
  reviewFeedbackSchema.parse({
    ...{ ...makeReview(), status: 'with-author', outcome: { score: 'minor', isHarmLikely: false } },
    ...over,
  });
const record = (kind: string, data: { id: string }, revision = 1): FeedRecord => ({
  ...{ kind, id: data.id, revision, deleted: false, data },
});
const VERDICT: VerdictContent = {
  scorecardVersion: 1,
  scores: DEFAULT_SCORECARD_ITEMS.map(({ id }) => ({ itemId: id, score: 'agree' })),
  isHarmLikely: false,
  comments: [],
  summary: 'Well said.',
};
const ALL = { offset: 0, limit: 50 };

async function pulled(records: FeedRecord[], roles: string[] = ['reviewer']) {
  const world = await createSyncWorld();
  serveFeed(world.service, records);
  const session = {
    store: world.store,
    engine: world.engine,
    account: { id: ME, displayName: 'Me', roles, departmentIds: [] },
    clock: { now: () => Date.parse(world.now()) },
  } as unknown as OpenSession;
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  return { ...world, session, changes: createChangeHub() };
}

describe('reviews', () => {
  it('come with the feed, flagged ones and those with more reasons first, and say which are mine to judge', async () => {
    const plain = makeReview();
    const risky = makeReview({ by: 'risk', factors: ['red-flag', 'short-reply'] });
    const flagged = makeReview({ by: 'flag', authorAccountId: ME });
    const read = makeReview({ readerAccountIds: [ME], factors: ['override'] });
    const { session, told, timers } = await pulled([
      recordOf(question),
      ...[plain, risky, flagged, read].map((one) => record('review', one)),
      record('review', makeReview({ status: 'closed' })),
    ]);
    const { total, rows } = listReviews(session, { scope: 'to-read', ...ALL });
    expect(total).toBe(4);
    expect(rows.map(({ review, isMineToJudge }) => [review.id, isMineToJudge])).toEqual([
      [flagged.id, false],
      [risky.id, true],
      [read.id, false],
      [plain.id, true],
    ]);
    expect(rows[1]?.questionTitle).toBe(question.title);
    await timers.advance(500);
    expect(told.topics.has('review')).toBe(true);
    expect(listReviews(session, { scope: 'closed', ...ALL }).total).toBe(1);
    const admin = { ...session, account: { ...session.account, roles: ['admin'] } } as OpenSession;
    expect(listReviews(admin, { scope: 'to-read', ...ALL }).rows.some(({ isMineToJudge }) => isMineToJudge)).toBe(
      false,
    );
  });

  it('take my verdict offline, once, and keep its words where it is not granted', async () => {
    const review = makeReview();
    const world = await pulled([recordOf(question), record('review', review)]);
    const { session, changes, engine, service, store, timers } = world;
    engine.setWorkOffline(true);
    expect(submitVerdict(session, changes, review.id, VERDICT)).not.toBeNull();
    expect(submitVerdict(session, changes, review.id, VERDICT)).toBeNull();
    expect(findReviewDetails(session, review.id)).toMatchObject({
      ...{ isMineToJudge: false, isOnItsWay: true },
      unsent: { state: 'waiting', reason: null, content: VERDICT },
    });
    const [event] = store.auditEvents.listLatest(question.id, null, 1);
    expect(event?.event).toMatchObject({ act: 'submit-verdict', details: { reviewId: review.id } });
    expect(JSON.stringify(event)).not.toContain('Well said');
    serveCommands(service, () => ({ outcome: 'conflict', reason: 'review-complete', question: null, replies: [] }));
    engine.setWorkOffline(false);
    await timers.advance(50);
    await expect.poll(() => findReviewDetails(session, review.id)?.unsent?.state).toBe('not-granted');
    expect(findReviewDetails(session, review.id)?.unsent).toMatchObject({
      reason: 'review-complete',
      content: VERDICT,
    });
    expect(submitVerdict(session, changes, randomUUID() as never, VERDICT)).toBeNull();
  });

  it('come back to the author, who answers once, also about a question that is not here any more', async () => {
    const [open, closed] = [feedback({ questionId: randomUUID() }), feedback({ status: 'closed' })];
    const { session, changes, engine, service, timers } = await pulled(
      [record('review-feedback', closed), record('review-feedback', open)],
      ['doctor'],
    );
    expect(listFeedback(session).map((one) => one.feedback.id)).toEqual([open.id, closed.id]);
    const sent: unknown[] = [];
    serveCommands(service, (command) => {
      sent.push(command.payload);
      return { outcome: 'applied', revision: 3 };
    });
    const answer = { stance: 'disagrees' as const, text: 'See the follow-up.' };
    engine.setWorkOffline(true);
    expect(answerReview(session, changes, open.id, answer)).not.toBeNull();
    expect(answerReview(session, changes, open.id, answer)).toBeNull();
    expect(answerReview(session, changes, closed.id, answer)).toBeNull();
    expect(listFeedback(session)[0]?.unsent).toMatchObject({ state: 'waiting', content: answer });
    engine.setWorkOffline(false);
    await timers.advance(50);
    await expect.poll(() => sent).toEqual([{ reviewId: open.id, answer }]);
    await expect.poll(() => listFeedback(session)[0]?.unsent).toBeNull();
  });

  it('leave with their deletion, and an older one changes nothing', async () => {
    const review = makeReview();
    const records = [record('review', review, 4), record('review', { ...review, status: 'closed' } as Review, 3)];
    const { session, engine } = await pulled(records);
    expect(findReviewDetails(session, review.id)?.review.status).toBe('reading');
    records.push({ kind: 'review', id: review.id, revision: 4, deleted: true, data: null });
    engine.syncNow();
    await expect.poll(() => findReviewDetails(session, review.id)).toBeNull();
  });
});
