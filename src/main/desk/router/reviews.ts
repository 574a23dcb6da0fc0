import { answerReview, findReviewDetails, listFeedback, listReviews, submitVerdict } from '../features/reviews.ts';
import { open } from './procedures.ts';

/** Replies under review, and what came of reviews of one's own. */
export const reviewRoutes = {
  list: open.review.list.handler(({ input, context }) => listReviews(context.session, input)),
  get: open.review.get.handler(({ input, context, errors }) => {
    const details = findReviewDetails(context.session, input.reviewId);
    if (details === null) throw errors.NOT_FOUND();
    return details;
  }),
  submitVerdict: open.review.submitVerdict.handler(({ input, context: { session, desk }, errors }) => {
    const commandId = submitVerdict(session, desk.changes, input.reviewId, input.verdict);
    if (commandId === null) throw errors.NOT_MINE_TO_JUDGE();
    return { commandId };
  }),
  listFeedback: open.review.listFeedback.handler(({ context }) => listFeedback(context.session)),
  answer: open.review.answer.handler(({ input, context: { session, desk }, errors }) => {
    const commandId = answerReview(session, desk.changes, input.reviewId, input.answer);
    if (commandId === null) throw errors.CLOSED();
    return { commandId };
  }),
};
