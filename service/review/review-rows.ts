import type { Account } from '#domain/account.ts';
import {
  type Review,
  type ReviewFeedback,
  reviewFeedbackSchema,
  reviewSchema,
  standingOf,
  type Verdict,
  verdictContentSchema,
  verdictSchema,
} from '#domain/review/review.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';
import { accountScope, type FeedEntry, publish } from '../feed/feed.ts';

interface ReviewRow {
  readonly id: string;
  readonly revision: number;
  readonly sample_id: string | null;
  readonly reply_id: string;
  readonly reply_version: number;
  readonly question_id: string;
  readonly department_id: string;
  readonly author_account_id: string;
  readonly picked_by: string;
  readonly factors: string[];
  readonly is_double_read: boolean;
  readonly is_blinded: boolean;
  readonly answer: unknown;
}

interface VerdictRow {
  readonly id: string;
  readonly review_id: string;
  readonly reviewer_account_id: string;
  readonly reviewer_name: string;
  readonly content: object;
  readonly given_at: Date;
}

/** A review with every verdict on it, also those that nobody is told of yet, and its revision in the feed. */
export interface StoredReview {
  readonly review: Review;
  readonly verdicts: readonly Verdict[];
  readonly revision: number;
}

/** The review, or null. */
export async function findReview(sql: Sql, id: string): Promise<StoredReview | null> {
  const [row] = await sql<ReviewRow[]>`
    SELECT review.*, question.department_id FROM review JOIN question ON question.id = review.question_id
    WHERE review.id = ${id}`;
  if (row === undefined) return null;
  const verdicts = await sql<VerdictRow[]>`SELECT * FROM verdict WHERE review_id = ${id} ORDER BY place`;
  return toReview(row, verdicts.map(toVerdict));
}

/** Whether the account wrote the reply that is under review. */
export async function isAuthor(sql: Sql, account: Pick<Account, 'id'>, reviewId: string): Promise<boolean> {
  return (await sql`SELECT 1 FROM review WHERE id = ${reviewId} AND author_account_id = ${account.id}`).length === 1;
}

/** Tells reviewers how the review stands, and its author what came of it once it is decided. */
export async function publishReview(transaction: Sql, id: string): Promise<StoredReview> {
  const stored = await findReview(transaction, id);
  if (stored === null) throw new Error('a review vanished within its own transaction');
  const { review, revision } = stored;
  const feedback = feedbackOf(stored);
  const entries: FeedEntry[] = [{ scope: 'reviewers', kind: 'review', id: review.id, revision, data: review }];
  if (feedback !== null) {
    const scope = accountScope(review.authorAccountId);
    entries.push({ scope, kind: 'review-feedback', id: review.id, revision, data: feedback });
  }
  await publish(transaction, entries);
  return stored;
}

function feedbackOf({ review, verdicts }: StoredReview): ReviewFeedback | null {
  if (review.outcome === null) return null;
  return reviewFeedbackSchema.parse({ ...review, verdicts });
}

function toReview(row: ReviewRow, verdicts: readonly Verdict[]): StoredReview {
  const { status, outcome } = standingOf(row.is_double_read, verdicts);
  // Where nobody said anything against it, nothing is left to answer.
  const hasWords = verdicts.some(({ comments, summary }) => comments.length > 0 || summary !== '');
  const isOver = row.answer !== null || (outcome?.score === 'agree' && !outcome.isHarmLikely && !hasWords);
  const review = reviewSchema.parse({
    id: row.id,
    replyId: row.reply_id,
    replyVersion: row.reply_version,
    questionId: row.question_id,
    departmentId: row.department_id,
    sampleId: row.sample_id,
    by: row.picked_by,
    factors: row.factors,
    isDoubleRead: row.is_double_read,
    isBlinded: row.is_blinded,
    authorAccountId: row.author_account_id,
    status: status === 'decided' ? (isOver ? 'closed' : 'with-author') : status,
    readerAccountIds: verdicts.map(({ reviewerAccountId }) => reviewerAccountId),
    // Nobody reads with another's eyes; an arbiter hears both.
    verdicts: status === 'reading' ? [] : verdicts,
    outcome,
    answer: row.answer,
  });
  return { review, verdicts, revision: row.revision };
}

function toVerdict(row: VerdictRow): Verdict {
  return verdictSchema.parse({
    id: row.id,
    reviewerAccountId: row.reviewer_account_id,
    reviewerName: row.reviewer_name,
    ...verdictContentSchema.parse(row.content),
    givenAt: toInstant(row.given_at),
  });
}
