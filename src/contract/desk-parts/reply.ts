import { z } from 'zod';
import { commandIdSchema, questionIdSchema, replyIdSchema } from '#domain/ids.ts';
import { changeReasonSchema, MAX_CHANGE_REASON_LENGTH, replyContentSchema, replyKindSchema } from '#domain/reply.ts';
import { signedIn } from '../errors.ts';
import { draftSchema } from './draft.ts';
import { outboxItemSchema } from './outbox.ts';

const replyInput = { questionId: questionIdSchema, replyId: replyIdSchema };

export const referralFileSchema = z.object({
  /** The snippet that the referral was read from. */
  instanceId: z.uuid(),
  toDepartment: z.string(),
  /** A name without anything of the patient in it. */
  fileName: z.string(),
  /** A FHIR R4 ServiceRequest as JSON. */
  text: z.string(),
});

export const reply = {
  /**
   * The question's page as it will be published with this content, by the service's own renderer; the draft's own
   * correction, if it is one, included.
   */
  preview: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        content: replyContentSchema,
        kind: replyKindSchema.default('answer'),
      }),
    )
    .output(z.object({ html: z.string() })),
  /** The referrals of a draft's content, or of a published reply, each as a file. */
  exportReferrals: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        source: z.union([z.strictObject({ content: replyContentSchema }), z.strictObject({ replyId: replyIdSchema })]),
      }),
    )
    .output(z.array(referralFileSchema)),
  /**
   * Makes the present text of my reply the question's draft, as a correction of it; what was the draft is kept as a
   * revision.
   */
  startCorrection: signedIn
    .errors({ ALREADY_QUEUED: { status: 409, message: 'Something for this question is in the outbox.' } })
    .input(z.strictObject(replyInput))
    .output(draftSchema),
  /** On disk when it returns. */
  setCorrectionReason: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, reason: z.string().max(MAX_CHANGE_REASON_LENGTH) }))
    .output(z.object({ saved: z.literal(true) })),
  /** The reply stays as it is published; what was written is kept as a revision. */
  cancelCorrection: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.object({ questionId: questionIdSchema })),
  /** Takes my reply back, after the undo time. */
  retract: signedIn
    .errors({ ALREADY_QUEUED: { status: 409, message: 'Something for this question is in the outbox.' } })
    .input(z.strictObject({ ...replyInput, reason: changeReasonSchema }))
    .output(outboxItemSchema),
  /** Asks the author for a correction, as a reviewer. */
  requestCorrection: signedIn
    .input(z.strictObject({ ...replyInput, reason: changeReasonSchema }))
    .output(z.object({ commandId: commandIdSchema })),
};
