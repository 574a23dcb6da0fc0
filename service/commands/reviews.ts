import { fitsScorecard, isGrave, mayJudge, type Review } from '#domain/review/review.ts';
import { databaseTime, type Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import { markReviewed } from '../questions/corpus-rows.ts';
import { findReview, publishReview } from '../review/review-rows.ts';
import { findScorecardItems } from '../review/scorecards.ts';
import type { Handler } from './decision.ts';

/**
 * Takes a reviewer's verdict. The lock on the question decides between two who judge at once: whoever comes when the
 * review needs nobody any more meets a conflict. The verdict that decides it says what others may rely on.
 */
export const submitVerdict: Handler<'submit-verdict'> = async (transaction, account, command, question) => {
  const { reviewId, verdictId, verdict } = command.payload;
  const stored = await findReview(transaction, reviewId);
  if (stored === null || stored.review.questionId !== question.id) return { outcome: 'rejected', code: 'not-found' };
  const { review } = stored;
  if (!mayJudge(review, account.id)) {
    const isOver = review.status === 'with-author' || review.status === 'closed';
    return isOver && review.authorAccountId !== account.id
      ? { outcome: 'conflict', reason: 'review-complete' }
      : { outcome: 'rejected', code: 'not-allowed' };
  }
  const items = await findScorecardItems(transaction, verdict.scorecardVersion);
  if (items === null || !fitsScorecard(verdict, items)) return { outcome: 'rejected', code: 'scorecard-mismatch' };
  const [added] = await transaction`
    INSERT INTO verdict (id, review_id, place, reviewer_account_id, reviewer_name, scorecard_version, content, given_at)
    VALUES (${verdictId}, ${review.id}, ${stored.verdicts.length + 1}, ${account.id}, ${account.displayName},
      ${verdict.scorecardVersion}, ${transaction.json(verdict)}, ${await databaseTime(transaction)})
    ON CONFLICT (id) DO NOTHING RETURNING id`;
  if (added === undefined) return { outcome: 'rejected', code: 'not-allowed' };
  await transaction`UPDATE review SET revision = revision + 1 WHERE id = ${review.id}`;
  const { review: changed } = await publishReview(transaction, review.id);
  const act = review.status === 'arbitration' ? 'review-arbitrated' : 'verdict-given';
  await audit(
    transaction,
    account.id,
    act,
    question.id,
    { reviewId, verdictId, replyId: review.replyId, replyVersion: review.replyVersion },
    { verdict },
  );
  if (changed.outcome !== null) await decide(transaction, changed);
  return { outcome: 'applied', revision: question.revision };
};

async function decide(transaction: Sql, { id, questionId, replyId, outcome }: Review): Promise<void> {
  if (outcome === null) return;
  const entry = await markReviewed(transaction, replyId, isGrave(outcome) ? 'failed' : 'approved');
  if (entry !== null) await publish(transaction, [entry]);
  await audit(transaction, null, 'review-decided', questionId, {
    reviewId: id,
    replyId,
    score: outcome.score,
    isHarmLikely: outcome.isHarmLikely ? 1 : 0,
  });
}

/** Takes the author's word on the outcome, once. */
export const answerReview: Handler<'answer-review'> = async (transaction, account, command, question) => {
  const { reviewId, answer } = command.payload;
  const stored = await findReview(transaction, reviewId);
  if (stored === null || stored.review.questionId !== question.id) return { outcome: 'rejected', code: 'not-found' };
  const { review } = stored;
  if (review.authorAccountId !== account.id) return { outcome: 'rejected', code: 'not-allowed' };
  if (review.outcome === null) return { outcome: 'rejected', code: 'not-found' };
  if (review.status === 'closed') return { outcome: 'conflict', reason: 'review-complete' };
  const answered = { ...answer, answeredAt: await databaseTime(transaction) };
  await transaction`
    UPDATE review SET revision = revision + 1, answer = ${transaction.json(answered)} WHERE id = ${review.id}`;
  await publishReview(transaction, review.id);
  await audit(transaction, account.id, 'review-answered', question.id, { reviewId, stance: answer.stance }, { answer });
  return { outcome: 'applied', revision: question.revision };
};
