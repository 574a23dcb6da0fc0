import { z } from 'zod';
import { questionIdSchema } from '#domain/ids.ts';
import { followUpSchema, questionSchema, questionStatusSchema } from '#domain/question.ts';
import { replySchema } from '#domain/reply.ts';
import { instantSchema } from '#domain/time.ts';
import { noteSchema, snoozeSchema, urgencySchema } from '#domain/triage.ts';
import { signedIn } from '../errors.ts';
import { handedDraftSchema, personPresentSchema, presenceActivitySchema } from '../service.ts';
import { missingFactSchema, redFlagMarkSchema, redFlagSchema } from './queue.ts';

export const questionTextSchema = z.object({
  /** The question's revision at which the patient's words became these. */
  textRevision: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  followUps: z.array(followUpSchema),
});
/** The patient's words as they were at some time. */
export type QuestionText = z.infer<typeof questionTextSchema>;

const likelyDuplicateSchema = z.object({
  id: questionIdSchema,
  title: z.string(),
  excerpt: z.string(),
  askedAt: instantSchema,
  status: questionStatusSchema,
  /** Likelihood, by calibration, that both ask the same, between 0 and 1. */
  score: z.number().min(0).max(1),
});
export type LikelyDuplicate = z.infer<typeof likelyDuplicateSchema>;

export const question = {
  get: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(
    z.object({
      question: questionSchema,
      replies: z.array(replySchema),
      claimedByMe: z.boolean(),
      /** Colleagues who are at the question now; empty while offline. */
      present: z.array(personPresentSchema),
      /** Drafts that colleagues, or I on another machine, handed over and nobody took up; oldest first. */
      handedDrafts: z.array(handedDraftSchema),
      urgency: urgencySchema,
      deadlineAt: instantSchema,
      /** Rules of which a phrase was found, most urgent first; muted ones last. */
      flags: z.array(redFlagSchema),
      marks: z.array(redFlagMarkSchema),
      /** False when the rules failed on this question, so that no flag means nothing. */
      areFlagsRead: z.boolean(),
      missing: z.array(missingFactSchema),
      /** Colleagues' words; oldest first. Never published. */
      notes: z.array(noteSchema),
      /** Other questions of the same asker, latest first; at most 20. */
      earlier: z.array(
        z.object({ id: questionIdSchema, title: z.string(), askedAt: instantSchema, status: questionStatusSchema }),
      ),
      snooze: snoozeSchema.nullable(),
      /** The question that this one repeats, as far as the account sees it. */
      original: z.object({ id: questionIdSchema, title: z.string() }).nullable(),
      /** How many pending questions repeat this one; its answer goes to them too. */
      duplicates: z.number().int().nonnegative(),
    }),
  ),
  /** Pending and answered questions that may be the same, nearest first; empty rather than far-fetched. */
  likelyDuplicates: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.array(likelyDuplicateSchema)),
  addNote: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, text: z.string().trim().min(1).max(4000) }))
    .output(noteSchema),
  /**
   * The patient's words as they were at a revision, to compare with what they are now. Null when this machine never
   * had them.
   */
  findText: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, revision: z.number().int().positive() }))
    .output(questionTextSchema.nullable()),
  /** Tells colleagues what is on this screen; null when no question is. Told again by itself until it changes. */
  setPresence: signedIn
    .input(z.strictObject({ questionId: questionIdSchema.nullable(), activity: presenceActivitySchema }))
    .output(z.object({ told: z.boolean() })),
};
