import { z } from 'zod';
import { auditEventSchema } from '#domain/audit/event.ts';
import { accountIdSchema, departmentIdSchema, questionIdSchema, replyIdSchema, reviewIdSchema } from '#domain/ids.ts';
import { scorecardItemsSchema } from '#domain/review/review.ts';
import { sampleCandidateSchema, samplingPlanSchema } from '#domain/review/sampling.ts';
import { instantSchema } from '#domain/time.ts';
import { base } from './base.ts';

const forReviewers = 'for reviewers and admins';

export const drawSampleOutputSchema = z.object({
  sampleId: z.uuid(),
  seed: z.string(),
  candidates: z.number().int().positive(),
  picks: z.number().int().nonnegative(),
  doubleReads: z.number().int().nonnegative(),
});

export const timelineInputSchema = z.strictObject({ questionId: questionIdSchema });
export const timelineOutputSchema = z.object({
  /** By the clocks of whoever recorded them; at most 2,000, the latest. */
  events: z.array(z.object({ recordedBy: z.enum(['service', 'workstation']), event: auditEventSchema })),
});

export const timeline = base
  .route({
    method: 'GET',
    path: '/v1/audit/timeline/{questionId}',
    summary: 'What was done to a question, by everybody (admins, reviewers)',
    tags: ['audit'],
  })
  .input(timelineInputSchema)
  .output(timelineOutputSchema);

export const drawSampleInputSchema = z.strictObject({
  /** Replies from this moment on and before the other. The service makes the seed, so nobody chooses a sample. */
  from: instantSchema,
  before: instantSchema,
  isBlinded: z.boolean(),
});

export const drawSample = base
  .route({
    method: 'POST',
    path: '/v1/reviews/samples',
    summary: `Draw the replies of a period for review (${forReviewers})`,
    successStatus: 201,
    tags: ['review'],
  })
  .errors({ EMPTY_PERIOD: { status: 422, message: 'There is nothing to draw from in this period.' } })
  .input(drawSampleInputSchema)
  .output(drawSampleOutputSchema);

export const getSampleOutputSchema = z.object({
  seed: z.string(),
  from: instantSchema,
  before: instantSchema,
  plan: samplingPlanSchema,
  candidates: z.array(sampleCandidateSchema),
  pickedReplyIds: z.array(replyIdSchema),
  drawnAt: instantSchema,
});

export const getSampleInputSchema = z.strictObject({ sampleId: z.uuid() });

export const getSample = base
  .route({
    method: 'GET',
    path: '/v1/reviews/samples/{sampleId}',
    summary: `All that a sample was drawn from, to draw it again (${forReviewers})`,
    tags: ['review'],
  })
  .errors({ NOT_FOUND: { status: 404, message: 'There is no such sample.' } })
  .input(getSampleInputSchema)
  .output(getSampleOutputSchema);

export const flagReplyOutputSchema = z.object({ reviewId: reviewIdSchema });

export const flagReplyInputSchema = z.strictObject({ replyId: replyIdSchema });

export const flagReply = base
  .route({
    method: 'POST',
    path: '/v1/reviews/flags',
    summary: 'Put a reply under review outside of any sample (for reviewers)',
    successStatus: 201,
    tags: ['review'],
  })
  .errors({ NOT_FOUND: { status: 404, message: 'There is no such reply to review.' } })
  .input(flagReplyInputSchema)
  .output(flagReplyOutputSchema);

export const getPlan = base
  .route({ method: 'GET', path: '/v1/reviews/plan', summary: `The sampling plan (${forReviewers})`, tags: ['review'] })
  .output(samplingPlanSchema);

export const savedVersionSchema = z.object({ version: z.number().int().positive() });

export const savePlan = base
  .route({
    method: 'PUT',
    path: '/v1/reviews/plan',
    summary: 'Change the sampling plan (for admins)',
    tags: ['review'],
  })
  .input(samplingPlanSchema)
  .output(savedVersionSchema);

export const saveScorecardInputSchema = z.strictObject({ items: scorecardItemsSchema });

export const saveScorecard = base
  .route({
    method: 'PUT',
    path: '/v1/reviews/scorecard',
    summary: 'Change the scorecard (for admins)',
    tags: ['review'],
  })
  .input(saveScorecardInputSchema)
  .output(savedVersionSchema);

export const answerUseSchema = z.object({
  replyId: replyIdSchema,
  questionId: questionIdSchema,
  questionTitle: z.string(),
  authorName: z.string(),
  departmentId: departmentIdSchema,
  repliedAt: instantSchema,
  how: z.array(z.enum(['cited', 'quoted', 'started-from'])).min(1),
});
/** A published reply that an answered question went into. */
export type AnswerUse = z.infer<typeof answerUseSchema>;

export const recalledReplySchema = z.object({
  /** The reply that failed its review. */
  failedReplyId: replyIdSchema,
  /** A reply that used it. */
  replyId: replyIdSchema,
  questionId: questionIdSchema,
  departmentId: departmentIdSchema,
  authorAccountId: accountIdSchema.nullable(),
  authorName: z.string(),
  repliedAt: instantSchema,
  how: answerUseSchema.shape.how,
});
/** A reply that rests on one that failed its review. */
export type RecalledReply = z.infer<typeof recalledReplySchema>;

export const recallList = base
  .route({
    method: 'GET',
    path: '/v1/reviews/recalls',
    summary: `Replies that used one that failed its review (${forReviewers})`,
    tags: ['review'],
  })
  .output(z.array(recalledReplySchema));

const kappaSchema = z
  .object({ value: z.number(), standardError: z.number(), low: z.number(), high: z.number() })
  .nullable();

export const agreementSchema = z.object({
  pairs: z.number().int().nonnegative(),
  /** By worst score: rows the first reader, columns the second, each agree, minor, serious. */
  table: z.array(z.array(z.number().int().nonnegative())),
  kappa: kappaSchema,
  /** Linear weights. */
  weightedKappa: kappaSchema,
});

export const agreement = base
  .route({
    method: 'GET',
    path: '/v1/reviews/agreement',
    summary: `How far the readers of double reads agree (${forReviewers})`,
    tags: ['review'],
  })
  .output(agreementSchema);
