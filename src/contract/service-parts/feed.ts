import { z } from 'zod';
import { colleagueSchema } from '#domain/account.ts';
import { answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { departmentSchema } from '#domain/department.ts';
import { accountIdSchema, handedDraftIdSchema, questionIdSchema } from '#domain/ids.ts';
import { questionSchema } from '#domain/question.ts';
import { replyContentSchema, replySchema } from '#domain/reply.ts';
import { reviewFeedbackSchema, reviewSchema, scorecardSchema } from '#domain/review/review.ts';
import { templateSchema, templateStatisticsSchema, templateVersionSchema } from '#domain/template.ts';
import { instantSchema } from '#domain/time.ts';
import { noteSchema, snoozeSchema } from '#domain/triage.ts';
import { base } from './base.ts';

export const handedDraftSchema = z.object({
  /** Made by whoever hands it over. */
  id: handedDraftIdSchema,
  questionId: questionIdSchema,
  content: replyContentSchema,
  fromAccountId: accountIdSchema,
  fromName: z.string().max(120),
  /** For the one who takes it up; never published. Empty when nothing was said. */
  note: z.string().max(500),
  handedAt: instantSchema,
});
/** An unsent reply that its author gave to whoever answers the question now, or to themselves on another machine. */
export type HandedDraft = z.infer<typeof handedDraftSchema>;

/** Everything that the feed can carry, by kind. A new kind is added here and nowhere else. */
export const feedSchemas = {
  department: departmentSchema,
  colleague: colleagueSchema,
  question: questionSchema,
  reply: replySchema,
  template: templateSchema,
  /** What a template said before it was changed, seen by whoever sees the template. */
  'template-version': templateVersionSchema,
  'template-statistics': templateStatisticsSchema,
  'answered-question': answeredQuestionSchema,
  'faq-topic': faqTopicSchema,
  'handed-draft': handedDraftSchema,
  /** In its account's scope only. */
  snooze: snoozeSchema,
  note: noteSchema,
  scorecard: scorecardSchema,
  /** For reviewers and admins. */
  review: reviewSchema,
  /** In its author's scope only. */
  'review-feedback': reviewFeedbackSchema,
} as const;
/**
 * Raised when a kind or field was added to what this version reads. A workstation that was updated pulls everything
 * anew, because what it did not know before was left out.
 */
export const FEED_VERSION = 6;
export type FeedKind = keyof typeof feedSchemas;
export type FeedData<K extends FeedKind> = z.infer<(typeof feedSchemas)[K]>;

export const feedRecordSchema = z.object({
  /** One of `FeedKind`, or a kind of a later version, which is skipped. */
  kind: z.string().min(1).max(60),
  id: z.string().min(1).max(80),
  revision: z.number().int().nonnegative(),
  /** True when it left the account's view: withdrawn, reassigned, department lost. `data` is null then. */
  deleted: z.boolean(),
  /** Parsed record by record with `feedSchemas`, so that a malformed one is set aside and the rest goes on. */
  data: z.unknown(),
});
export type FeedRecord = z.infer<typeof feedRecordSchema>;

export const changes = base
  .route({
    method: 'GET',
    path: '/v1/changes',
    summary: "Changes in the account's view since a cursor",
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      /** Opaque; absent for the first sync. */
      cursor: z.string().max(8000).optional(),
      limit: z.coerce.number().int().min(1).max(2000).default(500),
    }),
  )
  .output(
    z.object({
      records: z.array(feedRecordSchema),
      nextCursor: z.string().max(8000),
      /** Whether another page waits right now. */
      more: z.boolean(),
      /** The cursor is of another life of the database: this page is the first of the feed, from its beginning. */
      anew: z.boolean().default(false),
      /** Records after this page, for a progress bar; null when counting would cost too much. */
      remaining: z.number().int().nonnegative().nullable(),
      serverTime: instantSchema,
    }),
  );
