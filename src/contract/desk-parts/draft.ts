import { z } from 'zod';
import { commandIdSchema, handedDraftIdSchema, questionIdSchema, replyIdSchema } from '#domain/ids.ts';
import { MAX_CHANGE_REASON_LENGTH, replyContentSchema } from '#domain/reply.ts';
import { instantSchema } from '#domain/time.ts';
import { MAX_UNDO_HISTORY_LENGTH } from '#domain/undo-history.ts';
import { signedIn } from '../errors.ts';

export const correctsSchema = z.object({
  replyId: replyIdSchema,
  /** The version that its author saw. */
  version: z.number().int().positive(),
  /** Why; empty until the doctor has said it. */
  reason: z.string().max(MAX_CHANGE_REASON_LENGTH),
});
/** Which published reply a draft is a new version of. */
export type Corrects = z.infer<typeof correctsSchema>;

export const draftSchema = z.object({
  questionId: questionIdSchema,
  content: replyContentSchema,
  /** The question's revision that the doctor saw when the draft was last written. */
  questionRevision: z.number().int().positive(),
  /** Counts saves of this draft on this machine. */
  saveCount: z.number().int().positive(),
  savedAt: instantSchema,
  /** Null for a reply of its own. */
  corrects: correctsSchema.nullable(),
});
/** An unsent reply. It belongs to one question id for good. */
export type Draft = z.infer<typeof draftSchema>;

export const draftRevisionSchema = z.object({
  revisionId: z.number().int(),
  savedAt: instantSchema,
  words: z.number().int().nonnegative(),
  plainText: z.string(),
  /** "More information"; empty where there was none. */
  moreText: z.string(),
});
export type DraftRevision = z.infer<typeof draftRevisionSchema>;

export const keptDraftSchema = z.object({
  questionId: questionIdSchema,
  /** As it was seen last; empty when this machine no longer has the words. */
  questionTitle: z.string(),
  /** Beginning of the draft, at most 160 characters. */
  excerpt: z.string(),
  savedAt: instantSchema,
  /** A correction that was begun and not sent. */
  isCorrection: z.boolean(),
});
/** A draft whose question no longer waits for a reply from here, so that no queue leads to it. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

export const draft = {
  /** Null when nothing was written for the question. */
  find: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(draftSchema.nullable()),
  /** The steps that undo leads to from the draft; null where none are kept. */
  findUndoHistory: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.object({ history: z.string().nullable() })),
  /** Drafts whose question was answered, withdrawn, dismissed or left the account's view; newest first. */
  listKept: signedIn.output(z.array(keptDraftSchema)),
  /** On disk when it returns. */
  save: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        content: replyContentSchema,
        questionRevision: z.number().int().positive(),
        /** The steps that undo leads to, as the window packed them; the kept ones stay where it is absent. */
        undoHistory: z.string().max(MAX_UNDO_HISTORY_LENGTH).optional(),
      }),
    )
    .output(z.object({ saveCount: z.number().int().positive(), savedAt: instantSchema })),
  /** Earlier states, newest first. */
  listRevisions: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(z.array(draftRevisionSchema)),
  /** The patient changed the question since; says that the doctor has seen it, so that the draft answers the new text. */
  confirmQuestion: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, questionRevision: z.number().int().positive() }))
    .output(draftSchema),
  /** Gives the draft to whoever answers the question now; it stays here among the revisions. */
  handOver: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, note: z.string().trim().max(500).default('') }))
    .output(z.object({ commandId: commandIdSchema })),
  /** Makes a handed draft mine; my own, if any, is kept as a revision. */
  takeUp: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, handedDraftId: handedDraftIdSchema }))
    .output(draftSchema),
  /** Makes an earlier state the draft; the present one is kept as a revision. */
  restore: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, revisionId: z.number().int() }))
    .output(draftSchema),
};
