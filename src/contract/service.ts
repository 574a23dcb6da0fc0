import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { accountSchema, colleagueSchema, practiceAccountSchema } from '#domain/account.ts';
import { answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { auditEntrySchema, auditEventSchema } from '#domain/audit/event.ts';
import { checkpointSchema } from '#domain/audit/trail-file.ts';
import { departmentSchema } from '#domain/department.ts';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  commandIdSchema,
  departmentIdSchema,
  faqTopicIdSchema,
  handedDraftIdSchema,
  noteIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
  templateIdSchema,
  verdictIdSchema,
} from '#domain/ids.ts';
import { followUpSchema, MAX_QUESTION_BODY_LENGTH, questionSchema } from '#domain/question.ts';
import { changeReasonSchema, replyContentSchema, replyKindSchema, replySchema } from '#domain/reply.ts';
import {
  reviewAnswerContentSchema,
  reviewFeedbackSchema,
  reviewSchema,
  scorecardItemsSchema,
  scorecardSchema,
  verdictContentSchema,
} from '#domain/review/review.ts';
import { sampleCandidateSchema, samplingPlanSchema } from '#domain/review/sampling.ts';
import {
  templateContentSchema,
  templateSchema,
  templateStatisticsSchema,
  templateUseSchema,
  templateVersionSchema,
} from '#domain/template.ts';
import { calendarDaySchema, instantSchema } from '#domain/time.ts';
import { noteSchema, snoozeSchema, urgencySchema } from '#domain/triage.ts';

/** Raised when a workstation of the old version could misunderstand the service. Sent with every request. */
export const PROTOCOL_VERSION = 3;
export const PROTOCOL_HEADER = 'x-replydesk-protocol';
export const APP_VERSION_HEADER = 'x-replydesk-version';

/** Codes stand in the `code` of an RFC 9457 problem document and stay the same for good. */
const problems = {
  UNAUTHORIZED: { status: 401, message: 'Sign in again.' },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  UPGRADE_REQUIRED: {
    status: 426,
    message: 'This version and the service do not understand each other. Update the older of the two.',
    /** The protocol versions that the service speaks. */
    data: z.object({ oldest: z.number().int(), newest: z.number().int() }),
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: 'Slow down.',
    data: z.object({ retryAfterSeconds: z.number().int().nonnegative() }),
  },
  /** Also in the `Retry-After` header. `busy` and `draining` concern this instance, `database` all of them. */
  UNAVAILABLE: {
    status: 503,
    message: 'This instance cannot serve just now. Try again shortly.',
    data: z.object({
      reason: z.enum(['busy', 'draining', 'database']),
      retryAfterSeconds: z.number().int().nonnegative(),
    }),
  },
} as const;

const base = oc.errors(problems);

export const sessionSchema = z.object({
  accessToken: z.string().min(20).max(400),
  accessTokenExpiresAt: instantSchema,
  /** Works once; its use returns the next one, and using an old one ends the whole family. */
  refreshToken: z.string().min(20).max(400),
  account: accountSchema,
  /** The service's clock, so that the workstation never has to trust its own for ordering. */
  serverTime: instantSchema,
});
export type ServiceSession = z.infer<typeof sessionSchema>;

const signIn = base
  .route({ method: 'POST', path: '/v1/sign-in', summary: 'Exchange e-mail and password for tokens', tags: ['session'] })
  .errors({
    WRONG_PASSWORD: { status: 401, message: 'The e-mail or password is wrong.' },
    ACCOUNT_DISABLED: { status: 403, message: 'The account is disabled.' },
  })
  .input(z.strictObject({ email: z.string().max(254), password: z.string().min(1).max(1000), deviceId: z.uuid() }))
  .output(sessionSchema);

const refresh = base
  .route({ method: 'POST', path: '/v1/refresh', summary: 'Exchange a refresh token for new tokens', tags: ['session'] })
  .input(z.strictObject({ refreshToken: z.string().min(1).max(400) }))
  .output(sessionSchema);

const signOut = base
  .route({ method: 'POST', path: '/v1/sign-out', summary: 'End this session', tags: ['session'] })
  .input(z.strictObject({ refreshToken: z.string().min(1).max(400) }))
  .output(z.object({ ended: z.literal(true) }));

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

const changes = base
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

export const presenceActivitySchema = z.enum(['viewing', 'replying']);
export type PresenceActivity = z.infer<typeof presenceActivitySchema>;

export const personPresentSchema = z.object({
  accountId: accountIdSchema,
  displayName: z.string().max(120),
  activity: presenceActivitySchema,
});
/** A colleague who has the question open now. */
export type PersonPresent = z.infer<typeof personPresentSchema>;

export const liveEventSchema = z.discriminatedUnion('type', [
  /** There is something to pull. */
  z.object({ type: z.literal('changed'), serverTime: instantSchema }),
  z.object({ type: z.literal('alive'), serverTime: instantSchema }),
  /** Everybody who is at the question now; replaces what was told of it before. */
  z.object({
    type: z.literal('presence'),
    serverTime: instantSchema,
    questionId: questionIdSchema,
    people: z.array(personPresentSchema).max(50),
  }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

const events = base
  .route({
    method: 'GET',
    path: '/v1/events',
    summary: 'Server-sent events: that there is something to pull, and who is at which question',
    tags: ['sync'],
  })
  .output(eventIterator(liveEventSchema));

const presence = base
  .route({
    method: 'POST',
    path: '/v1/presence',
    summary: 'Tell colleagues what this workstation is at; expires by itself',
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      deviceId: z.uuid(),
      /** Null when no question is open. */
      questionId: questionIdSchema.nullable(),
      activity: presenceActivitySchema,
    }),
  )
  /** Tell it again before that time is over, in seconds. */
  .output(z.object({ expiresInSeconds: z.number().int().positive() }));

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

const commands = base
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

const templateCommandBase = {
  commandId: commandIdSchema,
  templateId: templateIdSchema,
  /** The version that the author changed; 0 for a new template. */
  baseVersion: z.number().int().nonnegative(),
  occurredAt: instantSchema,
};

export const templateCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...templateCommandBase,
    kind: z.literal('save-template'),
    payload: templateContentSchema.strict(),
  }),
  /** Takes the template out of use; its versions are kept, and saving it again brings it back. */
  z.strictObject({ ...templateCommandBase, kind: z.literal('archive-template'), payload: z.strictObject({}) }),
]);
/** Something an author did to a template, told to the service exactly once. */
export type TemplateCommand = z.infer<typeof templateCommandSchema>;

export const templateRejectionSchema = z.enum([
  /** A team's templates are its reviewers' and administrators', a personal one is its owner's. */
  'not-allowed',
  'not-found',
  'malformed',
  'unknown-department',
  /** It has a problem that `validateTemplate` names. */
  'invalid',
]);
export type TemplateRejection = z.infer<typeof templateRejectionSchema>;

export const templateOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('applied'),
    version: z.number().int().positive(),
  }),
  /** Somebody else changed or archived it since; null when it is archived. `version` is what a further try begins with. */
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('conflict'),
    version: z.number().int().positive(),
    present: templateSchema.nullable(),
  }),
  z.object({ commandId: commandIdSchema, outcome: z.literal('rejected'), code: templateRejectionSchema }),
]);
export type TemplateOutcome = z.infer<typeof templateOutcomeSchema>;

const templateCommands = base
  .route({
    method: 'POST',
    path: '/v1/template-commands',
    summary: 'Apply a batch of changes of templates in order, each with its own outcome',
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      /** Parsed one by one with `templateCommandSchema`; a malformed one is rejected alone. */
      commands: z
        .array(z.looseObject({ commandId: commandIdSchema }))
        .min(1)
        .max(100),
    }),
  )
  .output(z.object({ outcomes: z.array(templateOutcomeSchema), serverTime: instantSchema }));
const uploadDeviceEntries = base
  .route({
    method: 'POST',
    path: '/v1/audit/device-entries',
    summary: "Keep a workstation's audit trail: entries in order, repeats change nothing",
    tags: ['audit'],
  })
  .input(z.strictObject({ deviceId: z.uuid(), entries: z.array(auditEntrySchema).min(1).max(500) }))
  .output(
    z.object({
      /** The last entry of the chain that the service holds; 0 for none. */
      held: z.number().int().nonnegative(),
      /** `diverged`: the service holds other entries under these numbers, or they do not follow; it took none. */
      state: z.enum(['following', 'diverged']),
      /** The newest signed head of the service's own chain; null before the first. */
      checkpoint: checkpointSchema.nullable(),
    }),
  );

export const trailPageOutputSchema = z.object({
  lines: z.array(z.string()),
  /** Null after the last page. */
  next: z.number().int().positive().nullable(),
});

export const trailPageInputSchema = z.strictObject({
  /** `next` of the page before; absent for the first. */
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
});

const exportTrail = base
  .route({
    method: 'GET',
    path: '/v1/audit/trail',
    summary:
      "A page of the service's audit trail; the lines of all pages are one file for verify-audit (admins, reviewers)",
    tags: ['audit'],
  })
  .input(trailPageInputSchema)
  .output(trailPageOutputSchema);

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

const timeline = base
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

const drawSample = base
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

const getSample = base
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

const flagReply = base
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

const getPlan = base
  .route({ method: 'GET', path: '/v1/reviews/plan', summary: `The sampling plan (${forReviewers})`, tags: ['review'] })
  .output(samplingPlanSchema);

export const savedVersionSchema = z.object({ version: z.number().int().positive() });

const savePlan = base
  .route({
    method: 'PUT',
    path: '/v1/reviews/plan',
    summary: 'Change the sampling plan (for admins)',
    tags: ['review'],
  })
  .input(samplingPlanSchema)
  .output(savedVersionSchema);

export const saveScorecardInputSchema = z.strictObject({ items: scorecardItemsSchema });

const saveScorecard = base
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

const recallList = base
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

const agreement = base
  .route({
    method: 'GET',
    path: '/v1/reviews/agreement',
    summary: `How far the readers of double reads agree (${forReviewers})`,
    tags: ['review'],
  })
  .output(agreementSchema);

const intakeErrors = {
  UNKNOWN_DEPARTMENT: {
    status: 422,
    message: 'There is no such department.',
    data: z.object({ known: z.array(z.string()) }),
  },
  UNREADABLE_FIELD: {
    status: 422,
    message: 'A field cannot be read.',
    data: z.object({ field: z.string(), expected: z.string() }),
  },
} as const;

const askQuestion = base
  .route({
    method: 'POST',
    path: '/v1/questions',
    summary: "Take in a patient's question (intake key)",
    successStatus: 201,
    tags: ['intake'],
  })
  .errors(intakeErrors)
  .input(
    z.strictObject({
      /** Id or name in English or Chinese. */
      department: z.string().min(1).max(80),
      title: z.string().trim().min(1).max(500),
      body: z.string().trim().min(1).max(MAX_QUESTION_BODY_LENGTH),
      alias: z.string().trim().max(80).nullish(),
      /** For example `10-19` or `90+`; `10~19` is read too. */
      ageBand: z.string().max(20).nullish(),
      sex: z.string().max(20).nullish(),
      /** BCP 47; any `zh` tag without a script counts as Traditional. */
      language: z.string().min(2).max(35).default('en'),
      /** Anything by which the asker's other questions are known; only a keyed hash of it is kept. */
      asker: z.string().min(1).max(200).nullish(),
    }),
  )
  .output(z.object({ id: questionIdSchema }));

const patientErrors = {
  NOT_FOUND: { status: 404, message: 'There is no such question.' },
  /** The question was withdrawn, or has as many follow-ups as it can hold. */
  CLOSED: { status: 409, message: 'The question takes no more changes.' },
} as const;
const questionParameter = { id: questionIdSchema };

const reviseQuestion = base
  .route({
    method: 'PATCH',
    path: '/v1/questions/{id}',
    summary: 'The patient changed their words (intake key)',
    tags: ['intake'],
  })
  .errors(patientErrors)
  .input(
    z.strictObject({
      ...questionParameter,
      title: z.string().trim().min(1).max(500).optional(),
      body: z.string().trim().min(1).max(MAX_QUESTION_BODY_LENGTH).optional(),
    }),
  )
  .output(z.object({ revision: z.number().int().positive() }));

const addFollowUp = base
  .route({
    method: 'POST',
    path: '/v1/questions/{id}/follow-ups',
    summary: 'The patient adds something (intake key)',
    successStatus: 201,
    tags: ['intake'],
  })
  .errors(patientErrors)
  .input(
    z.strictObject({
      ...questionParameter,
      /** Made by the caller, so that a repeat adds nothing. */
      followUpId: followUpSchema.shape.id,
      text: z.string().trim().min(1).max(MAX_QUESTION_BODY_LENGTH),
    }),
  )
  .output(z.object({ revision: z.number().int().positive() }));

const withdrawQuestion = base
  .route({
    method: 'DELETE',
    path: '/v1/questions/{id}',
    summary: 'The patient takes the question back (intake key)',
    tags: ['intake'],
  })
  .errors(patientErrors)
  .input(z.strictObject(questionParameter))
  .output(z.object({ revision: z.number().int().positive() }));

const importedAnswerSchema = z.strictObject({
  title: z.string().min(1).max(500),
  questionText: z.string().max(200_000),
  doctorName: z.string().min(1).max(120).nullable(),
  department: z.string().min(1).max(80),
  replyText: z.string().max(200_000),
  excerpted: z.boolean(),
  answeredOn: calendarDaySchema.nullable(),
  language: z.string().min(2).max(35),
});
export type ImportedAnswer = z.infer<typeof importedAnswerSchema>;

export const importedPageSchema = z.strictObject({
  subject: z.string().max(300).nullable(),
  title: z.string().min(1).max(500),
  body: z.string().min(1).max(MAX_QUESTION_BODY_LENGTH),
  department: z.string().min(1).max(80),
  alias: z.string().max(80).nullable(),
  ageBand: z.string().max(20).nullable(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  language: z.string().min(2).max(35),
  askedOn: calendarDaySchema.nullable(),
  /** Null to put the question into the queue without an answer. */
  reply: z
    .strictObject({
      doctorName: z.string().min(1).max(120),
      department: z.string().min(1).max(80),
      text: z.string().min(1).max(200_000),
      moreInformation: z.string().max(400_000).nullable(),
      repliedOn: calendarDaySchema.nullable(),
    })
    .nullable(),
  similar: z.array(importedAnswerSchema).max(50),
  faqTopics: z
    .array(z.strictObject({ topic: z.string().min(1).max(160), department: z.string().min(1).max(80) }))
    .max(50),
});
export type ImportedPage = z.infer<typeof importedPageSchema>;

const importPage = base
  .route({
    method: 'POST',
    path: '/v1/imports/pages',
    summary: 'Import one question page with what hangs on it (intake key)',
    successStatus: 201,
    tags: ['intake'],
  })
  .errors(intakeErrors)
  .input(importedPageSchema)
  .output(
    z.object({
      id: questionIdSchema,
      /** False when the very same page was imported before; nothing is doubled then. */
      created: z.boolean(),
      similarAdded: z.number().int().nonnegative(),
      faqTopicsAdded: z.number().int().nonnegative(),
    }),
  );

const importAnswers = base
  .route({
    method: 'POST',
    path: '/v1/imports/answers',
    summary: 'Import answered questions (intake key)',
    successStatus: 201,
    tags: ['intake'],
  })
  .errors(intakeErrors)
  .input(z.strictObject({ answers: z.array(importedAnswerSchema).min(1).max(500) }))
  .output(z.object({ added: z.number().int().nonnegative(), alreadyThere: z.number().int().nonnegative() }));

const listUses = base
  .route({
    method: 'GET',
    path: '/v1/answers/{id}/uses',
    summary: 'Replies that an answered question went into, latest first, at most 500 (reviewers)',
    tags: ['review'],
  })
  .input(z.strictObject({ id: answeredQuestionIdSchema }))
  .output(z.object({ uses: z.array(answerUseSchema) }));

const topicErrors = {
  NOT_FOUND: { status: 404, message: 'There is no such department or topic.' },
} as const;

const addTopic = base
  .route({
    method: 'POST',
    path: '/v1/topics',
    summary: 'Put a topic on the list of a department (reviewers)',
    successStatus: 201,
    tags: ['review'],
  })
  .errors(topicErrors)
  .input(z.strictObject({ departmentId: departmentIdSchema, topic: z.string().trim().min(1).max(160) }))
  .output(faqTopicSchema);

const withdrawTopic = base
  .route({
    method: 'DELETE',
    path: '/v1/topics/{id}',
    summary: 'Take a topic off its list; pages that name it keep it (reviewers)',
    tags: ['review'],
  })
  .errors(topicErrors)
  .input(z.strictObject({ id: faqTopicIdSchema }))
  .output(z.object({ withdrawn: z.literal(true) }));

const practice = base
  .route({
    method: 'GET',
    path: '/v1/practice',
    summary: 'Whether this is a practice service, and its accounts',
    tags: ['service'],
  })
  .output(
    z.object({
      practice: z.boolean(),
      /** Empty unless `practice`. */
      accounts: z.array(practiceAccountSchema),
      /** The one password of all practice accounts; null unless `practice`. */
      password: z.string().nullable(),
    }),
  );

const health = base
  .route({ method: 'GET', path: '/health', summary: 'Whether this instance can serve', tags: ['service'] })
  .output(
    z.object({ status: z.literal('ok'), protocol: z.number().int(), version: z.string(), serverTime: instantSchema }),
  );

/** What the service offers over HTTP; `/openapi.json` is made from it. */
export const serviceContract = {
  session: { signIn, refresh, signOut },
  sync: { changes, events, presence, commands, templateCommands },
  audit: { uploadDeviceEntries, exportTrail, timeline },
  review: { drawSample, getSample, flagReply, getPlan, savePlan, saveScorecard, recallList, agreement },
  intake: { askQuestion, reviseQuestion, addFollowUp, withdrawQuestion, importPage, importAnswers },
  answers: { listUses },
  topics: { add: addTopic, withdraw: withdrawTopic },
  practice,
  health,
};
