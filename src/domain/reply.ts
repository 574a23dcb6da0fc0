import { z } from 'zod';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  departmentIdSchema,
  faqTopicIdSchema,
  questionIdSchema,
  replyIdSchema,
  templateIdSchema,
} from './ids.ts';
import { isBlank, openSlots, type RichText, richTextSchema, withoutOpenOptionalSlots } from './rich-text.ts';
import { instantSchema } from './time.ts';

/** Most that a reply may cite. */
export const MAX_CITATIONS = 20;

/** `ask-back` asks the patient for more and answers nothing: its question goes on waiting. */
export const replyKindSchema = z.enum(['answer', 'second-opinion', 'ask-back']);
export type ReplyKind = z.infer<typeof replyKindSchema>;

export const overrideSchema = z.object({
  /** The finding's code in `reply-checks`; a later version may know others. */
  code: z.string().min(1).max(60),
  /** A colleague's words to colleagues; never published. */
  reason: z.string().trim().min(1).max(500),
});
/** A warning of the check before sending that the doctor sent the reply in spite of. */
export type ReplyOverride = z.infer<typeof overrideSchema>;

export const askTickSchema = z.object({
  /** Made from the ask's words, see `keyOf` in `reply-checks/asks`. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
  isAnswered: z.boolean(),
});
/** The doctor's word on whether the reply answers one of the question's asks. */
export type AskTick = z.infer<typeof askTickSchema>;

export const replyContentSchema = z.object({
  body: richTextSchema,
  /** The long patient-education text; null when the doctor wrote none. */
  moreInformation: richTextSchema.nullable(),
  /** Answered questions to show under "Similar Q&A", in the doctor's order. */
  citedAnswerIds: z.array(answeredQuestionIdSchema).max(MAX_CITATIONS),
  /** Topics to show under "Related FAQ", in the doctor's order. */
  citedTopicIds: z.array(faqTopicIdSchema).max(MAX_CITATIONS),
  /** One for each kind of warning; empty in a draft, because they belong to the text that was sent. */
  overrides: z.array(overrideSchema).max(40).default([]),
  /** Asks that the doctor ticked or unticked by hand. */
  askTicks: z.array(askTickSchema).max(50).default([]),
});
/** What a doctor writes, apart from who and when. */
export type ReplyContent = z.infer<typeof replyContentSchema>;

/** Longest reason of a correction, a retraction or a wish for one, in UTF-16 units. */
export const MAX_CHANGE_REASON_LENGTH = 500;
/** Why a published reply was changed. It is published. */
export const changeReasonSchema = z.string().trim().min(1).max(MAX_CHANGE_REASON_LENGTH);

export const earlierVersionSchema = z.object({
  version: z.number().int().positive(),
  ...replyContentSchema.shape,
  publishedAt: instantSchema,
  /** Why it took the place of the version before it; null for the first. */
  reason: changeReasonSchema.nullable(),
});
/** What a published reply said before it was corrected. */
export type EarlierVersion = z.infer<typeof earlierVersionSchema>;

export const correctionRequestSchema = z.object({
  id: z.uuid(),
  accountId: accountIdSchema,
  byName: z.string().max(120),
  /** For the author; never published. */
  reason: changeReasonSchema,
  requestedAt: instantSchema,
});
/** A reviewer's wish that the author correct or retract a reply. It is settled by the next version. */
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>;

export const replySourcesSchema = z.object({
  /** Templates that were still recognisable in it when it was sent, with the version that they had then. */
  templates: z.array(
    z.object({
      templateId: templateIdSchema,
      templateVersion: z.number().int().positive(),
      /** How much of it the doctor wrote anew, 0 to 1. */
      rewrite: z.number().min(0).max(1),
    }),
  ),
  /** Answers whose words went into it; those that it cites are in its content. */
  answers: z.array(z.object({ answerId: answeredQuestionIdSchema, how: z.enum(['quoted', 'started-from']) })),
});
/** What a reply was made from. */
export type ReplySources = z.infer<typeof replySourcesSchema>;

export const replySchema = z.object({
  id: replyIdSchema,
  questionId: questionIdSchema,
  kind: replyKindSchema,
  /** Counts what was published under this id: the first text, each correction, and a retraction. */
  version: z.number().int().positive(),
  /** Rises with every version and with every wish for one. */
  revision: z.number().int().positive().default(1),
  /** Null for a reply that was imported with its page and whose author has no account. */
  authorAccountId: accountIdSchema.nullable(),
  authorName: z.string().min(1).max(120),
  /** The department that the author answered from. */
  departmentId: departmentIdSchema,
  ...replyContentSchema.shape,
  /** The service's clock when it took the reply first. */
  repliedAt: instantSchema,
  /**
   * What made the present version; null for a reply as it was sent. After a retraction the content is what was taken
   * back, for the record: it is shown to colleagues as such and to the public no more.
   */
  change: z
    .object({
      kind: z.enum(['correction', 'retraction']),
      reason: changeReasonSchema,
      changedAt: instantSchema,
    })
    .nullable()
    .default(null),
  /** Texts before the present one, oldest first. */
  earlier: z.array(earlierVersionSchema).default([]),
  /** Wishes about the present version, oldest first. */
  correctionRequests: z.array(correctionRequestSchema).default([]),
  /** For colleagues; never published. Absent where nobody noted it. */
  sources: replySourcesSchema.optional(),
});
/** A published reply. */
export type Reply = z.infer<typeof replySchema>;

/** Whether its author took it back. */
export function isRetracted(reply: Pick<Reply, 'change'>): boolean {
  return reply.change?.kind === 'retraction';
}

/** Whether it answers its question: neither a question back to the patient nor taken back. */
export function isStandingAnswer(reply: Pick<Reply, 'kind' | 'change'>): boolean {
  return reply.kind !== 'ask-back' && !isRetracted(reply);
}

/** Why a reply cannot be sent as it stands. */
export type ReplyProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'open-slot'; readonly field: 'body' | 'more-information'; readonly label: string };

/** What blocks sending; empty when it may go. */
export function problemsOf(content: Pick<ReplyContent, 'body' | 'moreInformation'>): ReplyProblem[] {
  const inField = (field: 'body' | 'more-information', document: RichText | null): ReplyProblem[] =>
    document === null ? [] : openSlots(document).map((slot) => ({ kind: 'open-slot', field, label: slot.label }));
  return [
    ...(isBlank(content.body) ? [{ kind: 'empty' } as const] : []),
    ...inField('body', content.body),
    ...inField('more-information', content.moreInformation),
  ];
}

/**
 * The content as it is sent and published: optional blanks gone, an empty "More information" absent.
 *
 * @throws {RangeError} when `problemsOf` is not empty.
 */
export function finishedContent(content: ReplyContent): ReplyContent {
  if (problemsOf(content).length > 0) throw new RangeError('the reply is not ready to send');
  return {
    ...content,
    body: withoutOpenOptionalSlots(content.body),
    moreInformation:
      content.moreInformation === null || isBlank(content.moreInformation)
        ? null
        : withoutOpenOptionalSlots(content.moreInformation),
  };
}

/** Which warnings were overridden, as the audit trail keeps it; null for none. */
export function overriddenCodes({ overrides }: Pick<ReplyContent, 'overrides'>): string | null {
  return overrides.length === 0 ? null : overrides.map(({ code }) => code).join('+');
}
