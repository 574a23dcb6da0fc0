import { z } from 'zod';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  departmentIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
  templateIdSchema,
} from '#domain/ids.ts';
import { questionSchema } from '#domain/question.ts';
import { tierSchema } from '#domain/red-flags/rule.ts';
import { replyKindSchema, replySchema } from '#domain/reply.ts';
import { reviewSchema } from '#domain/review/review.ts';
import { instantSchema } from '#domain/time.ts';
import { signedIn } from '../errors.ts';

export const historyFilterSchema = z.strictObject({
  /** Words of the reply or of the question's title. */
  text: z.string().max(200).default(''),
  authorAccountIds: z.array(accountIdSchema).max(200).default([]),
  departmentIds: z.array(departmentIdSchema).max(200).default([]),
  from: instantSchema.nullable().default(null),
  before: instantSchema.nullable().default(null),
  templateIds: z.array(templateIdSchema).max(200).default([]),
  /** `none` for replies without a review, `open` for those that are being read. */
  verdict: z.enum(['none', 'open', 'agree', 'minor', 'serious']).nullable().default(null),
  hasReferral: z.boolean().nullable().default(null),
  hasRedFlag: z.boolean().nullable().default(null),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

export const historyRowSchema = z.object({
  replyId: replyIdSchema,
  questionId: questionIdSchema,
  questionTitle: z.string(),
  excerpt: z.string(),
  /** Empty while a blinded review is open. */
  authorName: z.string(),
  departmentId: departmentIdSchema,
  repliedAt: instantSchema,
  kind: replyKindSchema,
  version: z.number().int().positive(),
  state: z.enum(['standing', 'corrected', 'retracted']),
  /** The worst red flag that the rules find in the question; null for none. */
  tier: tierSchema.nullable(),
  hasReferral: z.boolean(),
  /** Warnings that were overridden. */
  overrides: z.number().int().nonnegative(),
  /** Null for a reply that was never under review. */
  verdict: z.enum(['open', 'agree', 'minor', 'serious']).nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

export const historyFormatSchema = z.enum(['csv', 'jsonl', 'fhir']);
export type HistoryFormat = z.infer<typeof historyFormatSchema>;

/** Published replies: all of the account's view for reviewers and admins, a doctor's own for doctors. */
export const history = {
  /** Latest first. */
  list: signedIn
    .input(
      z.strictObject({
        filter: historyFilterSchema,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(
      z.object({
        total: z.number().int().nonnegative(),
        rows: z.array(historyRowSchema),
        /** Replies that the history has not read yet, and so does not find. */
        due: z.number().int().nonnegative(),
      }),
    ),
  /** What can be chosen in filters. */
  facets: signedIn.output(
    z.object({
      authors: z.array(z.object({ accountId: accountIdSchema, name: z.string() })),
      templates: z.array(z.object({ templateId: templateIdSchema, title: z.string() })),
    }),
  ),
  /** A reply with all that led to it. That it was looked at is written to the audit trail. */
  get: signedIn.input(z.strictObject({ replyId: replyIdSchema })).output(
    z.object({
      reply: replySchema,
      /** Whether screens keep the author's name to themselves, because a blinded review is open. */
      isBlinded: z.boolean(),
      /** Null when the account does not see it any more. */
      question: questionSchema.nullable(),
      templates: z.array(
        z.object({
          templateId: templateIdSchema,
          templateVersion: z.number().int().positive(),
          /** As it is called now; null when it is not here any more. */
          title: z.string().nullable(),
          rewrite: z.number(),
        }),
      ),
      answers: z.array(
        z.object({
          answerId: answeredQuestionIdSchema,
          how: z.enum(['cited', 'quoted', 'started-from']),
          title: z.string().nullable(),
        }),
      ),
      review: z
        .object({ id: reviewIdSchema, status: reviewSchema.shape.status, outcome: reviewSchema.shape.outcome })
        .nullable(),
    }),
  ),
  /** The next part of an export. The texts of all parts are one file; the first part is written to the audit trail. */
  exportPart: signedIn
    .input(
      z.strictObject({
        filter: historyFilterSchema,
        format: historyFormatSchema,
        offset: z.number().int().nonnegative(),
        /** The clock of the first part, so that what is answered meanwhile does not move the others. */
        before: instantSchema,
      }),
    )
    .output(
      z.object({
        text: z.string(),
        total: z.number().int().nonnegative(),
        /** Null after the last part. */
        next: z.number().int().positive().nullable(),
      }),
    ),
};
