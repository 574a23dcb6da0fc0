import { z } from 'zod';
import { commandIdSchema, questionIdSchema, replyIdSchema } from '#domain/ids.ts';
import { questionSchema } from '#domain/question.ts';
import { replyContentSchema, replyKindSchema, replySchema } from '#domain/reply.ts';
import { instantSchema } from '#domain/time.ts';
import { signedIn } from '../errors.ts';
import { conflictReasonSchema, rejectionCodeSchema } from '../service.ts';
import { questionTextSchema } from './question.ts';

export const outboxNoteSchema = z.enum(['cited-answer-changed', 'cited-answer-gone', 'template-changed']);
/** Something that a waiting reply rests on was changed meanwhile. */
export type OutboxNote = z.infer<typeof outboxNoteSchema>;

export const outboxItemSchema = z.object({
  commandId: commandIdSchema,
  replyId: replyIdSchema,
  questionId: questionIdSchema,
  questionTitle: z.string(),
  what: z.enum(['reply', 'correction', 'retraction']),
  kind: replyKindSchema,
  /** Beginning of the reply, or why it is retracted; at most 160 characters. */
  excerpt: z.string(),
  state: z.enum(['undoable', 'waiting', 'sending', 'held', 'refused', 'sent']),
  /** Until then it can be undone without a trace; null afterwards. */
  undoUntil: instantSchema.nullable(),
  queuedAt: instantSchema,
  sentAt: instantSchema.nullable(),
  attempts: z.number().int().nonnegative(),
  /** For `held`: what stands in the way now; null when nothing does any more and the doctor may send it (`confirm`). */
  heldReason: conflictReasonSchema.nullable(),
  /** Who claimed or answered meanwhile; null when it does not apply. */
  heldBy: z.string().nullable(),
  /** Since when they have claimed it, or when they answered; null when it does not apply. */
  heldSince: instantSchema.nullable(),
  /** A held reply leaves by itself as soon as the colleague's claim ends, on the doctor's word. */
  waitsForClaim: z.boolean(),
  /** Whether the colleague was asked to let the question go. */
  askedFor: z.boolean(),
  /** For `refused`. */
  refusedCode: rejectionCodeSchema.nullable(),
  /** What changed under the reply after it was written; it goes out as written. */
  notes: z.array(outboxNoteSchema),
});
/** A reply on its way out, or sent today. */
export type OutboxItem = z.infer<typeof outboxItemSchema>;

/** How long a sent reply waits for second thoughts. */
export const UNDO_SEND_SECONDS = 10;

const outboxErrors = {
  ALREADY_SENT: { status: 409, message: 'The reply has gone out already.' },
  NOT_READY: {
    status: 422,
    message: 'The reply is not ready to send.',
    data: z.object({
      problems: z.array(
        z.object({
          kind: z.enum(['empty', 'open-slot']),
          field: z.enum(['body', 'more-information']).nullable(),
          label: z.string().nullable(),
        }),
      ),
    }),
  },
} as const;
const commandInput = z.strictObject({ commandId: commandIdSchema });
const backToDraft = z.object({ questionId: questionIdSchema });

export const outbox = {
  list: signedIn.output(z.array(outboxItemSchema)),
  /** Queues the question's draft as a reply; it leaves after the undo time, when the machine is online. */
  send: signedIn
    .errors({
      ...outboxErrors,
      ALREADY_QUEUED: { status: 409, message: 'A reply to this question is in the outbox.' },
      /** The patient changed the question since the draft was last confirmed; see `draft.confirmQuestion`. */
      QUESTION_CHANGED: { status: 409, message: 'The question was changed.' },
      /** A correction says why. */
      /** The draft corrects another reply than the window shows, or none. */
      DRAFT_CHANGED: { status: 409, message: 'The draft was changed elsewhere.' },
      REASON_MISSING: { status: 422, message: 'The reason of the correction is missing.' },
    })
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        questionRevision: z.number().int().positive(),
        /** As what it is published. A draft that corrects a reply stays of that reply's kind. */
        kind: replyKindSchema.default('answer'),
        /** Warnings of the check before sending that the doctor overrode; kept with the reply. */
        overrides: replyContentSchema.shape.overrides,
        /** What the window shows it to be, so that a text is never published as something else than was seen. */
        correctsReplyId: replyIdSchema.nullable().default(null),
      }),
    )
    .output(outboxItemSchema),
  /** Takes a reply that has not gone out back into its draft (Undo send, Edit). */
  takeBack: signedIn.errors(outboxErrors).input(commandInput).output(backToDraft),
  /** Cancels a reply; its text stays as the question's draft. */
  cancel: signedIn.errors(outboxErrors).input(commandInput).output(backToDraft),
  /** What a held or refused reply met: the question as its author saw it, as it is now, and the reply itself. */
  getHeld: signedIn
    .errors(outboxErrors)
    .input(commandInput)
    .output(
      z.object({
        item: outboxItemSchema,
        /** Null for a retraction. */
        reply: replyContentSchema.nullable(),
        /** Why, for a correction or a retraction. */
        reason: z.string().nullable(),
        /** Null when this machine no longer has the words. */
        seen: questionTextSchema.nullable(),
        /** Null when the account may no longer see the question. */
        now: questionSchema.nullable(),
        /** What was published meanwhile; oldest first. */
        replies: z.array(replySchema),
      }),
    ),
  /**
   * The doctor has read what the patient changed, or the way is free again: the held reply goes out, as an answer to
   * the question as it is now.
   */
  confirm: signedIn.errors(outboxErrors).input(commandInput).output(outboxItemSchema),
  /** Turns on (or off) that a reply held by a colleague's claim leaves by itself once the claim ends. */
  setWaitsForClaim: signedIn
    .errors(outboxErrors)
    .input(z.strictObject({ commandId: commandIdSchema, waits: z.boolean() }))
    .output(outboxItemSchema),
  /** Asks the colleague who has claimed the question to let it go. */
  askForQuestion: signedIn.errors(outboxErrors).input(commandInput).output(outboxItemSchema),
  /** Gives a held reply as a draft to whoever answers the question now; it stays here among the draft revisions. */
  handOver: signedIn
    .errors(outboxErrors)
    .input(z.strictObject({ commandId: commandIdSchema, note: z.string().trim().max(500).default('') }))
    .output(backToDraft),
  /** Queues a held reply again, as a second opinion to what was answered meanwhile. */
  sendAsSecondOpinion: signedIn.errors(outboxErrors).input(commandInput).output(outboxItemSchema),
  /** Throws a held or refused reply away on the doctor's word; its last text stays among the draft revisions. */
  discard: signedIn.errors(outboxErrors).input(commandInput).output(backToDraft),
};
