import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedSchemas } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import { DEFAULT_SCORECARD_ITEMS, type Review, type ReviewFeedback, type Score } from '#domain/review/review.ts';
import { DEFAULT_SAMPLING_PLAN, drawSample } from '#domain/review/sampling.ts';
import { sha256 } from '../audit/signing-key.ts';
import { ask, command, content, held, inAWord, pullAll, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let doctor: ServiceClient;
let reviewers: ServiceClient[];
let admin: ServiceClient;
const FAR = { from: '2000-01-01T00:00:00.000Z', before: '2100-01-01T00:00:00.000Z', isBlinded: false };

beforeAll(async () => {
  service = await startTestService();
  for (const [email, role] of [
    ['admin', 'admin'],
    ['reviewer2', 'reviewer'],
    ['reviewer3', 'reviewer'],
  ] as const) {
    await service.pool`
      INSERT INTO account (id, email, display_name, roles, department_ids, password_hash)
      SELECT gen_random_uuid(), ${`${email}@practice.test`}, ${`Wu ${email}`}, ARRAY[${role}::text], '{}', password_hash
      FROM account LIMIT 1`;
  }
  const signedIn = (who: string): Promise<ServiceClient> => service.signedIn(`${who}@practice.test`);
  doctor = await signedIn('doctor');
  admin = await signedIn('admin');
  reviewers = await Promise.all(['reviewer', 'reviewer2', 'reviewer3'].map(signedIn));
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

const verdict = (worst: Score = 'agree', over: object = {}) => ({
  scorecardVersion: 1,
  scores: DEFAULT_SCORECARD_ITEMS.map(({ id }, place) => ({ itemId: id, score: place === 0 ? worst : 'agree' })),
  isHarmLikely: false,
  comments: [],
  summary: worst === 'agree' ? '' : 'Please send such patients to a neurologist.',
  ...over,
});

/** A published reply under review. */
async function underReview(over: object = {}): Promise<{ id: QuestionId; replyId: string; review: Review }> {
  const id = await ask(service);
  const sent = reply(id, 'Rest it.', over);
  await send(doctor, sent);
  const { replyId } = sent.payload as { replyId: string };
  const { reviewId } = await reviewer(0).review.flagReply({ replyId: replyId as never });
  return { id, replyId, review: await reviewIn(reviewer(0), reviewId) };
}
const reviewer = (place: number): ServiceClient => reviewers[place] as ServiceClient;

async function reviewIn(client: ServiceClient, reviewId: string): Promise<Review> {
  const record = held((await pullAll(client)).records).get(`review ${reviewId}`);
  return feedSchemas.review.parse(record?.data);
}
async function feedbackIn(client: ServiceClient, reviewId: string): Promise<ReviewFeedback | null> {
  const record = held((await pullAll(client)).records).get(`review-feedback ${reviewId}`);
  return record === undefined ? null : feedSchemas['review-feedback'].parse(record.data);
}
const judge = (client: ServiceClient, review: Review, what: object) =>
  send(
    client,
    command('submit-verdict', review.questionId, { reviewId: review.id, verdictId: randomUUID(), verdict: what }),
  );

describe('a review', () => {
  it('goes from the reviewer to the author and back, and says what others may rely on', async () => {
    const { replyId, review } = await underReview();
    expect(review).toMatchObject({ by: 'flag', status: 'reading', verdicts: [], outcome: null });
    expect(inAWord(await judge(reviewer(0), review, verdict('minor')))).toBe('applied');
    expect(await reviewIn(reviewer(1), review.id)).toMatchObject({
      status: 'with-author',
      outcome: { score: 'minor', isHarmLikely: false },
    });
    const told = await feedbackIn(doctor, review.id);
    expect(told).toMatchObject({ replyId, status: 'with-author', answer: null });
    expect(JSON.stringify(told)).not.toContain('Wu Jianhong');
    const answer = { stance: 'accepts', text: 'I will.' };
    const answered = await send(doctor, command('answer-review', review.questionId, { reviewId: review.id, answer }));
    expect(inAWord(answered)).toBe('applied');
    expect(await reviewIn(reviewer(0), review.id)).toMatchObject({ status: 'closed', answer });
    const again = await send(doctor, command('answer-review', review.questionId, { reviewId: review.id, answer }));
    expect(inAWord(again)).toBe('review-complete');
    const answers = held((await pullAll(doctor)).records).get(`answered-question ${replyId}`);
    expect(answers?.data).toMatchObject({ reviewState: 'approved' });
    const acts =
      await service.pool`SELECT act, details::text AS details FROM audit_event WHERE subject_id = ${review.questionId} ORDER BY sequence`;
    expect(acts.map(({ act }) => act)).toEqual([
      ...['question-asked', 'reply-published', 'verdict-given', 'review-decided', 'review-answered'],
    ]);
    expect(JSON.stringify(acts)).not.toContain('neurologist');
  });

  it('of whose reply nobody has anything to say against is closed at once', async () => {
    const { review } = await underReview();
    await judge(reviewer(0), review, verdict());
    expect(await reviewIn(reviewer(0), review.id)).toMatchObject({ status: 'closed', outcome: { score: 'agree' } });
    expect(await feedbackIn(doctor, review.id)).toMatchObject({ status: 'closed' });
  });

  it('that is serious goes to another reviewer before the author hears of it', async () => {
    const { replyId, review } = await underReview();
    await judge(reviewer(0), review, verdict('serious'));
    expect((await reviewIn(reviewer(1), review.id)).status).toBe('arbitration');
    expect(await feedbackIn(doctor, review.id)).toBeNull();
    expect(inAWord(await judge(reviewer(0), review, verdict('agree')))).toBe('not-allowed');
    await judge(reviewer(1), review, verdict('serious', { isHarmLikely: true }));
    expect(await feedbackIn(doctor, review.id)).toMatchObject({ outcome: { score: 'serious', isHarmLikely: true } });
    expect(inAWord(await judge(reviewer(2), review, verdict()))).toBe('review-complete');
    const answers = held((await pullAll(doctor)).records).get(`answered-question ${replyId}`);
    expect(answers?.data).toMatchObject({ reviewState: 'failed' });
  });

  it('that failed recalls every reply that cites it', async () => {
    const { replyId, review } = await underReview();
    const citing = await ask(service);
    const sent = command('send-reply', citing, {
      ...{ replyId: randomUUID(), kind: 'answer' },
      content: { ...content('As before.'), citedAnswerIds: [replyId] },
    });
    await send(doctor, sent);
    const mine = async () => (await admin.review.recallList()).filter(({ failedReplyId }) => failedReplyId === replyId);
    expect(await mine()).toEqual([]);
    await judge(reviewer(0), review, verdict('serious'));
    await judge(reviewer(1), review, verdict('serious'));
    expect(await mine()).toMatchObject([{ questionId: citing, authorName: 'Lin Yating', how: ['cited'] }]);
  });

  it('takes one verdict of two reviewers who judge at once', async () => {
    const { review } = await underReview();
    const words = await Promise.all([0, 1, 2].map((place) => judge(reviewer(place), review, verdict('minor'))));
    expect(words.map(inAWord).sort()).toEqual(['applied', 'review-complete', 'review-complete']);
  });

  it('takes nothing that is wrong', async () => {
    const { review } = await underReview();
    const other = await underReview();
    const bad: [string, object][] = [
      ['scorecard-mismatch', verdict('agree', { scores: [] })],
      ['scorecard-mismatch', verdict('agree', { scorecardVersion: 99 })],
      ['malformed', verdict('agree', { role: 'admin' })],
      ['malformed', verdict('agree', { comments: [{ field: 'body', start: 5, end: 5, text: 'Here' }] })],
    ];
    for (const [word, what] of bad) expect(inAWord(await judge(reviewer(0), review, what))).toBe(word);
    const elsewhere = { ...review, questionId: other.id };
    expect(inAWord(await judge(reviewer(0), elsewhere, verdict()))).toBe('not-found');
    await service.pool`UPDATE account SET roles = '{doctor,reviewer}' WHERE email = 'doctor@practice.test'`;
    try {
      expect(inAWord(await judge(doctor, review, verdict()))).toBe('not-allowed');
    } finally {
      await service.pool`UPDATE account SET roles = '{doctor}' WHERE email = 'doctor@practice.test'`;
    }
    expect((await reviewIn(reviewer(0), review.id)).readerAccountIds).toEqual([]);
    await expect(service.pool`DELETE FROM verdict`).rejects.toThrow('append-only');
  });
});

describe('a double read', () => {
  it('tells nobody what the first reader said before the second has read, and counts for agreement', async () => {
    const pairs: [Score, Score][] = [
      ['agree', 'agree'],
      ['minor', 'minor'],
      ['agree', 'minor'],
    ];
    for (const [first, second] of pairs) {
      const { review } = await underReview();
      await service.pool`UPDATE review SET is_double_read = true WHERE id = ${review.id}`;
      await judge(reviewer(0), review, verdict(first));
      const told = await reviewIn(reviewer(1), review.id);
      expect([told.status, told.verdicts, told.readerAccountIds.length]).toEqual(['reading', [], 1]);
      await judge(reviewer(1), review, verdict(second));
      expect((await reviewIn(reviewer(1), review.id)).verdicts).toHaveLength(2);
    }
    const agreement = await admin.review.agreement();
    expect(agreement).toMatchObject({
      pairs: 3,
      table: [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
    });
    expect(agreement.kappa?.value).toBeCloseTo(0.4, 6);
  });
});

describe('a sample', () => {
  it('is drawn once from each reply, by the plan, and anybody can draw it again', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => ask(service)));
    for (const id of ids) await send(doctor, reply(id, 'Rest it.'));
    const urgent = await ask(service, { body: 'I have crushing chest pain and I am short of breath.' });
    await send(doctor, reply(urgent, 'Go to the emergency department now.'));
    const plan = { ...DEFAULT_SAMPLING_PLAN, floorPerDoctor: 2, riskQuota: 3, doubleReadShare: 0.4 };
    expect(await admin.review.savePlan(plan)).toEqual({ version: 1 });
    expect(await reviewer(0).review.getPlan()).toEqual(plan);

    const drawn = await reviewer(0).review.drawSample(FAR);
    expect(drawn).toMatchObject({ picks: 5, doubleReads: 2 });
    const sample = await admin.review.getSample({ sampleId: drawn.sampleId });
    const again = drawSample(sample.candidates, sample.plan, sample.seed, sha256);
    expect(again.map(({ replyId }) => replyId)).toEqual(sample.pickedReplyIds);
    const [hot] = await service.pool`SELECT id FROM reply WHERE question_id = ${urgent}`;
    const factors = sample.candidates.find(({ replyId }) => replyId === hot?.id)?.factors;
    expect(factors).toEqual(expect.arrayContaining(['red-flag', 'no-safety-net', 'short-reply']));
    const told = held((await pullAll(reviewer(2))).records);
    const reviews = [...told.values()]
      .filter(({ kind }) => kind === 'review')
      .map(({ data }) => feedSchemas.review.parse(data));
    expect(reviews.filter(({ sampleId }) => sampleId === drawn.sampleId)).toHaveLength(5);

    const next = await reviewer(0).review.drawSample({ ...FAR, isBlinded: true });
    expect(next.candidates).toBe(drawn.candidates - 5);
    await expect(reviewer(0).review.drawSample({ ...FAR, before: '2000-01-02T00:00:00.000Z' })).rejects.toMatchObject({
      code: 'EMPTY_PERIOD',
    });
    await expect(service.pool`UPDATE review_sample SET seed = 'mine'`).rejects.toThrow('append-only');
  });

  it('never has a reply twice when two draw at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask(service)));
    for (const id of ids) await send(doctor, reply(id));
    const results = await Promise.allSettled([reviewer(0), reviewer(1)].map((client) => client.review.drawSample(FAR)));
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    const [row] =
      await service.pool`SELECT count(*)::integer AS n, count(DISTINCT reply_id)::integer AS replies FROM review`;
    expect(row?.n).toBe(row?.replies);
  });
});

describe('a scorecard', () => {
  it('is changed by an admin for everybody; verdicts keep the one that they were given by', async () => {
    const { review } = await underReview();
    const [first] = DEFAULT_SCORECARD_ITEMS;
    const items = first === undefined ? [] : [first];
    expect(await admin.review.saveScorecard({ items })).toEqual({ version: 2 });
    const told = held((await pullAll(doctor)).records).get('scorecard scorecard');
    expect(told).toMatchObject({ revision: 2, data: { version: 2, items } });
    expect(inAWord(await judge(reviewer(0), review, verdict('minor')))).toBe('applied');
  });
});
