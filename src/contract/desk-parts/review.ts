import { z } from 'zod';
import { commandIdSchema, reviewIdSchema } from '#domain/ids.ts';
import { questionSchema } from '#domain/question.ts';
import { replySchema } from '#domain/reply.ts';
import {
  reviewAnswerContentSchema,
  reviewFeedbackSchema,
  reviewSchema,
  scorecardSchema,
  verdictContentSchema,
} from '#domain/review/review.ts';
import { signedIn } from '../errors.ts';
import { conflictReasonSchema, rejectionCodeSchema } from '../service.ts';

/** What I said to a review and the service has not granted: it waits to be sent, or was not granted. */
const unsentSchema = <T extends z.ZodType>(content: T) =>
  z
    .object({
      state: z.enum(['waiting', 'not-granted']),
      /** Why it was not granted; null while it waits. */
      reason: z.union([conflictReasonSchema, rejectionCodeSchema]).nullable(),
      content,
    })
    .nullable();

const reviewScopeSchema = z.enum(['to-read', 'to-arbitrate', 'with-author', 'closed']);
export type ReviewScope = z.infer<typeof reviewScopeSchema>;

export const reviewRowSchema = z.object({
  review: reviewSchema,
  questionTitle: z.string(),
  /** Whether I may give the next verdict: it is not my reply, and I have not judged it. */
  isMineToJudge: z.boolean(),
  /** A verdict of mine is on its way. */
  isOnItsWay: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRowSchema>;

export const review = {
  /** For reviewers and admins: flagged ones first, then those with more reasons. */
  list: signedIn
    .input(
      z.strictObject({
        scope: reviewScopeSchema,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.number().int().nonnegative(), rows: z.array(reviewRowSchema) })),
  /** A review with what it is about; the reply and question are null when the account does not see them (any more). */
  get: signedIn.input(z.strictObject({ reviewId: reviewIdSchema })).output(
    z.object({
      ...reviewRowSchema.shape,
      question: questionSchema.nullable(),
      reply: replySchema.nullable(),
      scorecard: scorecardSchema.nullable(),
      unsent: unsentSchema(verdictContentSchema),
    }),
  ),
  /** Puts my verdict into the outbox. */
  submitVerdict: signedIn
    .errors({ NOT_MINE_TO_JUDGE: { status: 409, message: 'The review takes no verdict of yours.' } })
    .input(z.strictObject({ reviewId: reviewIdSchema, verdict: verdictContentSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  /** What came of reviews of my replies; unanswered first, then latest first. */
  listFeedback: signedIn.output(
    z.array(
      z.object({
        feedback: reviewFeedbackSchema,
        questionTitle: z.string(),
        /** Null when the account does not see it any more. */
        reply: replySchema.nullable(),
        scorecard: scorecardSchema.nullable(),
        unsent: unsentSchema(reviewAnswerContentSchema),
      }),
    ),
  ),
  /** Puts my answer to an outcome into the outbox. */
  answer: signedIn
    .errors({ CLOSED: { status: 409, message: 'The review is closed, or an answer is on its way.' } })
    .input(z.strictObject({ reviewId: reviewIdSchema, answer: reviewAnswerContentSchema }))
    .output(z.object({ commandId: commandIdSchema })),
};
