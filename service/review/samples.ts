import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '#domain/account.ts';
import { type ReviewId, replyIdSchema, reviewIdSchema } from '#domain/ids.ts';
import { flagQuestion } from '#domain/question-flags.ts';
import { isRetracted, type Reply } from '#domain/reply.ts';
import { replyBlocks } from '#domain/reply-checks/reply-text.ts';
import { hasSafetyNet } from '#domain/reply-checks/safety-net.ts';
import {
  drawSample,
  type RiskFactor,
  type SampleCandidate,
  type SamplePick,
  sampleCandidateSchema,
  samplingPlanSchema,
} from '#domain/review/sampling.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import { deadlineOf } from '#domain/triage.ts';
import { sha256 } from '../audit/signing-key.ts';
import { inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { audit } from '../questions/change-question.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { findReply } from '../questions/reply-rows.ts';
import { publishReview } from './review-rows.ts';
import { readPlan } from './scorecards.ts';

/** The first uses of a template's version, in which it counts as new. */
const NEW_TEMPLATE_USES = 5;

/** A reply with fewer words (or Chinese characters) counts as short. */
const SHORT_REPLY_WORDS = 40;

/** There is nothing in the period that could be reviewed and is not yet. */
export class EmptyPeriodError extends Error {
  constructor() {
    super('There is nothing to draw from in this period.');
    this.name = 'EmptyPeriodError';
  }
}

interface CandidateRow {
  readonly id: string;
  readonly was_urgency_overridden: boolean;
  readonly has_new_template: boolean;
}

export interface DrawnSample {
  readonly sampleId: string;
  readonly seed: string;
  readonly candidates: number;
  readonly picks: number;
  readonly doubleReads: number;
}

/**
 * Draws the replies of a period for review. What is under review already, and what was imported without an account, is
 * not drawn from. Everything that the draw rests on is kept with it.
 *
 * @throws {EmptyPeriodError}
 */
export async function drawReviewSample(
  pool: Pool,
  account: Account,
  period: { readonly from: Instant; readonly before: Instant; readonly isBlinded: boolean },
): Promise<DrawnSample> {
  const candidates = await listCandidates(pool, period.from, period.before);
  return inTransaction(pool, async (transaction) => {
    // Two who draw at once must not draw the same reply twice.
    await transaction`LOCK TABLE review_sample IN EXCLUSIVE MODE`;
    const taken = new Set(
      (
        await transaction<{ reply_id: string }[]>`
          SELECT reply_id FROM review WHERE reply_id = ANY(${candidates.map(({ replyId }) => replyId)}::uuid[])`
      ).map((row) => row.reply_id),
    );
    const left = candidates.filter(({ replyId }) => !taken.has(replyId));
    if (left.length === 0) throw new EmptyPeriodError();
    const plan = await readPlan(transaction);
    const seed = randomBytes(16).toString('hex');
    const picks = drawSample(left, plan, seed, sha256);
    const sampleId = randomUUID();
    await transaction`
      INSERT INTO review_sample (id, seed, starts_at, ends_at, plan, candidates, picked, account_id)
      VALUES (${sampleId}, ${seed}, ${period.from}, ${period.before}, ${transaction.json(plan)},
        ${transaction.json(left as never)}, ${transaction.json(picks.map(({ replyId }) => replyId))}, ${account.id})`;
    for (const pick of picks) await openReview(transaction, pick, sampleId, period.isBlinded);
    await audit(transaction, account.id, 'sample-drawn', sampleId, {
      seed,
      candidates: left.length,
      picks: picks.length,
    });
    return {
      sampleId,
      seed,
      candidates: left.length,
      picks: picks.length,
      doubleReads: picks.filter(({ isDoubleRead }) => isDoubleRead).length,
    };
  });
}

/**
 * Puts one reply under review on a reviewer's word. Null when it cannot be: unknown, imported, taken back, the
 * reviewer's own.
 */
export async function flagForReview(pool: Pool, account: Account, replyId: string): Promise<ReviewId | null> {
  return inTransaction(pool, async (transaction) => {
    const reply = await findReply(transaction, replyId);
    if (reply === null || isRetracted(reply)) return null;
    const author = reply.authorAccountId;
    if (author === null || author === account.id) return null;
    await transaction`LOCK TABLE review_sample IN EXCLUSIVE MODE`;
    const [known] = await transaction<{ id: string }[]>`SELECT id FROM review WHERE reply_id = ${replyId}`;
    if (known !== undefined) return reviewIdSchema.parse(known.id);
    const candidate = sampleCandidateSchema.parse({ replyId, authorAccountId: author, factors: [] });
    const id = await openReview(transaction, { ...candidate, by: 'flag', isDoubleRead: false }, null, false);
    await audit(transaction, account.id, 'reply-flagged', replyId, { reviewId: id });
    return id;
  });
}

const storedSampleSchema = z.object({
  plan: samplingPlanSchema,
  candidates: z.array(sampleCandidateSchema),
  picked: z.array(replyIdSchema),
});

/** All that a sample was drawn from; null when there is none. */
export async function findSample(sql: Sql, id: string) {
  const [row] = await sql<
    {
      seed: string;
      starts_at: Date;
      ends_at: Date;
      plan: unknown;
      candidates: unknown;
      picked: unknown;
      drawn_at: Date;
    }[]
  >`SELECT * FROM review_sample WHERE id = ${id}`;
  if (row === undefined) return null;
  const { plan, candidates, picked } = storedSampleSchema.parse(row);
  return {
    seed: row.seed,
    from: toInstant(row.starts_at),
    before: toInstant(row.ends_at),
    plan,
    candidates,
    pickedReplyIds: picked,
    drawnAt: toInstant(row.drawn_at),
  };
}

async function openReview(
  transaction: Sql,
  pick: Omit<SamplePick, 'by'> & { readonly by: 'floor' | 'risk' | 'flag' },
  sampleId: string | null,
  isBlinded: boolean,
): Promise<ReviewId> {
  const id = reviewIdSchema.parse(randomUUID());
  const reply = await findReply(transaction, pick.replyId);
  if (reply === null) throw new Error('a reply vanished before its review was opened');
  await transaction`
    INSERT INTO review (id, sample_id, reply_id, reply_version, question_id, author_account_id, picked_by, factors,
      is_double_read, is_blinded)
    VALUES (${id}, ${sampleId}, ${reply.id}, ${reply.version}, ${reply.questionId}, ${reply.authorAccountId},
      ${pick.by}, ${pick.factors}::text[], ${pick.isDoubleRead}, ${isBlinded})`;
  await publishReview(transaction, id);
  return id;
}

/** Outside of the transaction that draws: reading many questions for red flags takes its time. */
async function listCandidates(pool: Pool, from: Instant, before: Instant): Promise<SampleCandidate[]> {
  const rows = await pool<CandidateRow[]>`
    SELECT reply.id, EXISTS (
      SELECT 1 FROM audit_event WHERE subject_id = reply.question_id AND act = 'urgency-overridden'
    ) AS was_urgency_overridden, EXISTS (
      SELECT 1 FROM template_use AS used WHERE used.reply_id = reply.id AND (
        SELECT count(*) FROM template_use AS earlier
        WHERE earlier.template_id = used.template_id AND earlier.template_version = used.template_version
          AND earlier.used_at < used.used_at
      ) < ${NEW_TEMPLATE_USES}
    ) AS has_new_template
    FROM reply
    WHERE replied_at >= ${from} AND replied_at < ${before} AND author_account_id IS NOT NULL ORDER BY reply.id`;
  const candidates: SampleCandidate[] = [];
  for (const row of rows) {
    const reply = await findReply(pool, row.id);
    // What was taken back was judged by its own author.
    if (reply !== null && !isRetracted(reply)) {
      candidates.push(
        sampleCandidateSchema.parse({
          replyId: reply.id,
          authorAccountId: reply.authorAccountId,
          factors: await factorsOf(pool, reply, row),
        }),
      );
    }
    // Requests of others come in between.
    await setImmediate();
  }
  return candidates;
}

/** What is known here that makes a reply worth a second look. */
async function factorsOf(sql: Sql, reply: Reply, row: CandidateRow): Promise<RiskFactor[]> {
  const question = await findQuestion(sql, reply.questionId);
  if (question === null) return [];
  const { tier } = flagQuestion(question);
  const factors: RiskFactor[] = [];
  if (tier === 'T1' || tier === 'T2') factors.push('red-flag');
  if (row.was_urgency_overridden || reply.overrides.length > 0) factors.push('override');
  if (reply.kind !== 'ask-back' && !hasSafetyNet(replyBlocks(reply))) factors.push('no-safety-net');
  if (row.has_new_template) factors.push('new-template');
  if (reply.repliedAt > deadlineOf(question.askedAt, tier)) factors.push('long-wait');
  if (countWords(plainTextOf(reply.body)) < SHORT_REPLY_WORDS) factors.push('short-reply');
  return factors;
}

/** Words of a text; every Chinese character counts as one. */
function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
}
