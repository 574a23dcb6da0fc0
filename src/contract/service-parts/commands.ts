import { z } from 'zod';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  commandIdSchema,
  departmentIdSchema,
  handedDraftIdSchema,
  noteIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
  verdictIdSchema,
} from '#domain/ids.ts';
import { questionSchema } from '#domain/question.ts';
import { changeReasonSchema, replyContentSchema, replyKindSchema, replySchema } from '#domain/reply.ts';
import { reviewAnswerContentSchema, verdictContentSchema } from '#domain/review/review.ts';
import { templateUseSchema } from '#domain/template.ts';
import { instantSchema } from '#domain/time.ts';
import { urgencySchema } from '#domain/triage.ts';
import { base } from './base.ts';

const commandBase = {
  commandId: commandIdSchema,
  /** The question that the command is about. */
  subjectId: questionIdSchema,
  /** The revision of the question that the doctor saw. */
  baseRevision: z.number().int().positive(),
  /** The workstation's clock; kept for the record, never used for ordering. */
  occurredAt: instantSchema,
};

const usedAnswerSchema = z.strictObject({
  answerId: answeredQuestionIdSchema,
  how: z.enum(['quoted', 'started-from']),
});
/** An answered question whose words went into a reply. */
export type UsedAnswer = z.infer<typeof usedAnswerSchema>;

export const sendReplyPayloadSchema = z.strictObject({
  replyId: replyIdSchema,
  kind: replyKindSchema,
  content: replyContentSchema,
  /** Snippets that are still recognisable in it, and how much each was rewritten. */
  templateUses: z.array(templateUseSchema).max(100).default([]),
  /** Never published; by it a reviewer finds the replies that a wrong answer went into. Absent when there are none. */
  usedAnswers: z.array(usedAnswerSchema).max(100).optional(),
});

/** Both name the version that their author saw: whoever comes second to the same version meets a conflict. */
export const correctReplyPayloadSchema = z.strictObject({
  replyId: replyIdSchema,
  baseVersion: z.number().int().positive(),
  content: replyContentSchema,
  reason: changeReasonSchema,
});
export const retractReplyPayloadSchema = correctReplyPayloadSchema.omit({ content: true });

export const requestCorrectionPayloadSchema = z.strictObject({
  requestId: z.uuid(),
  replyId: replyIdSchema,
  baseVersion: z.number().int().positive(),
  reason: changeReasonSchema,
});

export const transferPayloadSchema = z.strictObject({
  toDepartmentId: departmentIdSchema,
  /** A doctor of that department who gets the claim; null leaves it to whoever comes first. */
  toAccountId: accountIdSchema.nullable(),
  reason: z.string().trim().min(1).max(500),
});

export const dismissReasonSchema = z.enum(['spam', 'not-medical', 'needs-in-person-care']);
export type DismissReason = z.infer<typeof dismissReasonSchema>;

export const overrideUrgencyPayloadSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('set'),
    urgency: urgencySchema,
    reason: z.string().trim().min(1).max(500),
  }),
  /** The rules' urgency stands again. */
  z.strictObject({ action: z.literal('clear') }),
]);

export const snoozePayloadSchema = z.strictObject({
  /** Null for only until the patient writes; one of the two must be. */
  until: instantSchema.nullable(),
  orNextMessage: z.boolean(),
});

export const handOverPayloadSchema = z.strictObject({
  handedDraftId: handedDraftIdSchema,
  content: replyContentSchema,
  note: z.string().trim().max(500),
});

export const submitVerdictPayloadSchema = z.strictObject({
  reviewId: reviewIdSchema,
  verdictId: verdictIdSchema,
  verdict: verdictContentSchema,
});

export const answerReviewPayloadSchema = z.strictObject({
  reviewId: reviewIdSchema,
  answer: reviewAnswerContentSchema,
});

export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...commandBase, kind: z.literal('claim'), payload: z.strictObject({}) }),
  /** Lengthens my running lease; never takes the question from anybody, and does not claim what is free. */
  z.strictObject({ ...commandBase, kind: z.literal('renew'), payload: z.strictObject({}) }),
  z.strictObject({ ...commandBase, kind: z.literal('release'), payload: z.strictObject({}) }),
  /** Asks whoever holds the claim to let the question go. Applied without effect when it is free already. */
  z.strictObject({ ...commandBase, kind: z.literal('ask-for-question'), payload: z.strictObject({}) }),
  z.strictObject({ ...commandBase, kind: z.literal('transfer'), payload: transferPayloadSchema }),
  z.strictObject({
    ...commandBase,
    kind: z.literal('dismiss'),
    payload: z.strictObject({ reason: dismissReasonSchema }),
  }),
  /** Takes a dismissal back, whoever gave it. */
  z.strictObject({ ...commandBase, kind: z.literal('reopen'), payload: z.strictObject({}) }),
  /** Marks the subject as a repetition of another pending or answered question; null takes the mark back. */
  z.strictObject({
    ...commandBase,
    kind: z.literal('mark-duplicate'),
    payload: z.strictObject({ ofQuestionId: questionIdSchema.nullable() }),
  }),
  z.strictObject({ ...commandBase, kind: z.literal('override-urgency'), payload: overrideUrgencyPayloadSchema }),
  z.strictObject({ ...commandBase, kind: z.literal('snooze'), payload: snoozePayloadSchema }),
  /** Ends my snooze before its time. */
  z.strictObject({ ...commandBase, kind: z.literal('wake'), payload: z.strictObject({}) }),
  z.strictObject({
    ...commandBase,
    kind: z.literal('add-note'),
    payload: z.strictObject({ noteId: noteIdSchema, text: z.string().trim().min(1).max(4000) }),
  }),
  z.strictObject({ ...commandBase, kind: z.literal('send-reply'), payload: sendReplyPayloadSchema }),
  /** Publishes a new version of the author's own reply; the old one stays reachable. */
  z.strictObject({ ...commandBase, kind: z.literal('correct-reply'), payload: correctReplyPayloadSchema }),
  /** Takes the author's own reply back. Where no other answer stands, the question waits for one again. */
  z.strictObject({ ...commandBase, kind: z.literal('retract-reply'), payload: retractReplyPayloadSchema }),
  /** A reviewer asks the author for a new version. */
  z.strictObject({ ...commandBase, kind: z.literal('request-correction'), payload: requestCorrectionPayloadSchema }),
  /** Allowed to the author also after the question left their departments: the draft follows the question. */
  z.strictObject({ ...commandBase, kind: z.literal('hand-over-draft'), payload: handOverPayloadSchema }),
  /** Takes a handed draft up: it leaves everybody's view. A second one to try finds it taken. */
  z.strictObject({
    ...commandBase,
    kind: z.literal('take-up-draft'),
    payload: z.strictObject({ handedDraftId: handedDraftIdSchema }),
  }),
  /** A reviewer's word on a reply to the subject; the last one that the review needs decides it. */
  z.strictObject({ ...commandBase, kind: z.literal('submit-verdict'), payload: submitVerdictPayloadSchema }),
  /** The author's word on what came of a review; closes it. */
  z.strictObject({ ...commandBase, kind: z.literal('answer-review'), payload: answerReviewPayloadSchema }),
]);
/** Something a doctor did, told to the service exactly once. */
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];

export const conflictReasonSchema = z.enum([
  'claimed-by-other',
  'answered-meanwhile',
  'question-changed',
  'question-withdrawn',
  'question-dismissed',
  'left-your-departments',
  /** My lease ended before it was renewed, and nobody else has taken the question. */
  'lease-ended',
  /** Somebody else took the handed draft up first. */
  'draft-taken-up',
  /** The reply has another version than the one that was to be corrected or retracted. */
  'reply-corrected',
  'reply-retracted',
  /** Others gave the verdicts that the review needed, or its author has answered already. */
  'review-complete',
]);
/** Why a command met another state than its author saw. */
export type ConflictReason = z.infer<typeof conflictReasonSchema>;

export const rejectionCodeSchema = z.enum([
  'not-allowed',
  'not-found',
  'malformed',
  'reply-not-finished',
  'unknown-citation',
  'reply-id-taken',
  'unknown-department',
  'unknown-colleague',
  /** The question to be a duplicate of is not there, is withdrawn or dismissed, or is itself a duplicate. */
  'unsuitable-original',
  /** The verdict does not score the items of its scorecard. */
  'scorecard-mismatch',
]);
/** Why a command can never be applied. */
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

export const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('applied'),
    /** The question's revision with the command's effect in it. */
    revision: z.number().int().positive(),
  }),
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('conflict'),
    reason: conflictReasonSchema,
    /** What is there now, as far as the account may still see it. */
    question: questionSchema.nullable(),
    replies: z.array(replySchema),
  }),
  z.object({ commandId: commandIdSchema, outcome: z.literal('rejected'), code: rejectionCodeSchema }),
]);
/** What became of a command. A repeated command gets the same outcome again. */
export type Outcome = z.infer<typeof outcomeSchema>;

export const commands = base
  .route({
    method: 'POST',
    path: '/v1/commands',
    summary: 'Apply a batch of commands in order, each with its own outcome',
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      /** Parsed one by one with `commandSchema`; a malformed one is rejected alone. `commandId` must be readable. */
      commands: z
        .array(z.looseObject({ commandId: commandIdSchema }))
        .min(1)
        .max(100),
    }),
  )
  .output(z.object({ outcomes: z.array(outcomeSchema), serverTime: instantSchema }));
