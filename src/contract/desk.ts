import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { accountSchema, colleagueSchema, practiceAccountSchema } from '#domain/account.ts';
import { answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { auditEntrySchema } from '#domain/audit/event.ts';
import { checkpointSchema } from '#domain/audit/trail-file.ts';
import { departmentSchema } from '#domain/department.ts';
import {
  answeredQuestionIdSchema,
  commandIdSchema,
  departmentIdSchema,
  handedDraftIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
} from '#domain/ids.ts';
import { ageBandSchema, claimSchema, followUpSchema, questionSchema, questionStatusSchema } from '#domain/question.ts';
import { tierSchema } from '#domain/red-flags/rule.ts';
import { replyContentSchema, replyKindSchema, replySchema } from '#domain/reply.ts';
import {
  reviewAnswerContentSchema,
  reviewFeedbackSchema,
  reviewSchema,
  scorecardSchema,
  verdictContentSchema,
} from '#domain/review/review.ts';
import { samplingPlanSchema } from '#domain/review/sampling.ts';
import { templateSchema } from '#domain/template.ts';
import { instantSchema } from '#domain/time.ts';
import { noteSchema, snoozeSchema, urgencySchema } from '#domain/triage.ts';
import { offlineErrors, serviceErrors, signedIn, signInErrors, storeErrors } from './errors.ts';
import {
  agreementSchema,
  conflictReasonSchema,
  dismissReasonSchema,
  drawSampleInputSchema,
  drawSampleOutputSchema,
  flagReplyInputSchema,
  flagReplyOutputSchema,
  getSampleInputSchema,
  getSampleOutputSchema,
  handedDraftSchema,
  overrideUrgencyPayloadSchema,
  personPresentSchema,
  presenceActivitySchema,
  recalledReplySchema,
  rejectionCodeSchema,
  savedVersionSchema,
  saveScorecardInputSchema,
  snoozePayloadSchema,
  timelineInputSchema,
  timelineOutputSchema,
  trailPageInputSchema,
  trailPageOutputSchema,
  transferPayloadSchema,
} from './service.ts';

/* ---------- session ---------- */

export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-out'), serviceUrl: z.url() }),
  z.object({ state: z.literal('signed-in'), serviceUrl: z.url(), account: accountSchema }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

const session = {
  state: oc.output(sessionStateSchema),
  /** Opens the account: from this machine's own copy where the password opens it, else with the service. */
  signIn: oc
    .errors({ ...signInErrors, ...offlineErrors, ...storeErrors })
    .input(
      z.strictObject({
        email: z.string().trim().min(1).max(254),
        password: z.string().min(1).max(1000),
        /** The password that the local copy is still locked with, after STORE_LOCKED_WITH_OLD_PASSWORD. */
        previousPassword: z.string().min(1).max(1000).optional(),
      }),
    )
    .output(z.object({ account: accountSchema })),
  signOut: oc.output(z.object({ signedOut: z.literal(true) })),
  /** Accounts to try with, when the service says that it is for practice; empty otherwise or when unreachable. */
  practiceAccounts: oc.output(z.object({ accounts: z.array(practiceAccountSchema), password: z.string().nullable() })),
};

/* ---------- sync ---------- */

export const syncStatusSchema = z.object({
  connection: z.enum(['online', 'connecting', 'offline']),
  /** Why it is offline; null when it is not. */
  offlineReason: z
    .enum([
      'work-offline',
      'no-connection',
      'timeout',
      'tls',
      'proxy',
      'captive-portal',
      'not-replydesk',
      'server-error',
      'busy',
      'signed-out-by-service',
      'update-required',
    ])
    .nullable(),
  workOffline: z.boolean(),
  /** Commands that have not reached the service. */
  waiting: z.number().int().nonnegative(),
  /** Replies among them. */
  repliesWaiting: z.number().int().nonnegative(),
  /** Replies that need the doctor's word. */
  held: z.number().int().nonnegative(),
  /** The first sync's progress; null once it is complete. `total` is null until the service told it. */
  firstSync: z
    .object({
      received: z.number().int().nonnegative(),
      total: z.number().int().nonnegative().nullable(),
      /** Records a second, lately; null until it is known, and while nothing comes. */
      perSecond: z.number().nonnegative().nullable(),
      /** At the present pace, in seconds; null while it cannot be told. */
      secondsLeft: z.number().int().nonnegative().nullable(),
    })
    .nullable(),
  lastPulledAt: instantSchema.nullable(),
  /** Records of the feed that could not be read and were set aside. */
  quarantined: z.number().int().nonnegative(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const quarantinedRecordSchema = z.object({
  /** The feed's name for what it is, for example `question`. */
  kind: z.string(),
  recordId: z.string(),
  revision: z.number().int(),
  /** Places and codes of what could not be read, for example `title:too_small`; never a value. */
  problem: z.string(),
  receivedAt: instantSchema,
});
/** A record that was set aside. What was there before stays as it was. */
export type QuarantinedRecord = z.infer<typeof quarantinedRecordSchema>;

const sync = {
  status: signedIn.output(syncStatusSchema),
  /** Newest first. */
  listQuarantined: signedIn.output(z.array(quarantinedRecordSchema)),
  setWorkOffline: signedIn.input(z.strictObject({ workOffline: z.boolean() })).output(syncStatusSchema),
  /** Asks for a pull and push now; returns at once. */
  syncNow: signedIn.output(z.object({ asked: z.literal(true) })),
};

/* ---------- queue and question ---------- */

export const redFlagSchema = z.object({
  ruleId: z.string(),
  concept: z.object({ en: z.string(), 'zh-Hant': z.string() }),
  tier: tierSchema,
  why: z.object({ en: z.string(), 'zh-Hant': z.string() }),
  /** The guideline that it rests on, and whether its text was read for the rule. */
  source: z.object({ name: z.string(), checked: z.boolean() }),
  signedOff: z.boolean(),
  /** Suicide and self-harm: a human now, and no score of any kind. */
  needsHuman: z.boolean(),
});
/** A red-flag rule as it is shown: a mark with its source, not a diagnosis. */
export type RedFlag = z.infer<typeof redFlagSchema>;

export const redFlagMarkSchema = z.object({
  ruleId: z.string(),
  /** Where the phrase stands: in the body, or in a follow-up. */
  place: z.union([z.literal('body'), z.object({ followUpId: z.uuid() })]),
  /** UTF-16 offsets into that text. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** Shown in grey with its reason; does not count. */
  muted: z.boolean(),
  reason: z.enum(['negated', 'past', 'family', 'idiom', 'conditional', 'exception']).nullable(),
});
export type RedFlagPhrase = z.infer<typeof redFlagMarkSchema>;

export const missingFactSchema = z.enum([
  'age',
  'sex',
  'who-is-ill',
  'pregnancy',
  'medicines',
  'allergies',
  'duration',
]);
/** Something that a good answer often needs and that the patient did not say. */
export type MissingFact = z.infer<typeof missingFactSchema>;

export const queueRowSchema = z.object({
  id: questionIdSchema,
  title: z.string(),
  /** Beginning of the body, at most 160 characters. */
  excerpt: z.string(),
  alias: z.string().nullable(),
  ageBand: z.string().nullable(),
  sex: questionSchema.shape.sex,
  departmentId: departmentIdSchema,
  language: z.string(),
  askedAt: instantSchema,
  status: questionStatusSchema,
  claim: claimSchema.nullable(),
  claimedByMe: z.boolean(),
  hasDraft: z.boolean(),
  /** The state of my reply on its way out; null when there is none. */
  outboxState: z.enum(['waiting', 'sending', 'held', 'refused']).nullable(),
  /** Colleagues who are at the question now; empty while offline. */
  present: z.array(personPresentSchema),
  /** The doctor's word where there is one, else the rules'. */
  urgency: urgencySchema,
  urgencyIsOverridden: z.boolean(),
  /** The concept of the most urgent flag that counts; null without one. */
  topFlag: z.object({ en: z.string(), 'zh-Hant': z.string() }).nullable(),
  deadlineAt: instantSchema,
  /** My snooze, while it lasts. */
  snoozedUntil: instantSchema.nullable(),
  isSnoozed: z.boolean(),
  duplicateOf: questionIdSchema.nullable(),
  /** Pieces of title and excerpt that a search found, as [start, end) offsets; empty without a search. */
  titleMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  excerptMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const queueScopeSchema = z.enum([
  'open',
  'urgent',
  'mine',
  'overdue',
  'unclaimed',
  'snoozed',
  'duplicates',
  'answered',
  'dismissed',
]);
export type QueueScope = z.infer<typeof queueScopeSchema>;

export const queueFilterSchema = z.strictObject({
  /** Words to find in title, body and alias; Chinese of two characters and more is found too. Empty for all. */
  search: z.string().max(200).default(''),
  /**
   * `open` is what waits for an answer; `mine` what I claimed or drafted; `urgent` has a red flag or a doctor's word;
   * `overdue` is past its deadline. Snoozed questions and duplicates stand only in `snoozed` and `duplicates`.
   */
  scope: queueScopeSchema.default('open'),
  /** Each empty for all; several of one list are joined by "or", the lists by "and". */
  departmentIds: z.array(departmentIdSchema).max(50).default([]),
  urgencies: z
    .array(z.enum(['T1', 'T2', 'T3', 'none']))
    .max(4)
    .default([]),
  ageBands: z.array(ageBandSchema).max(12).default([]),
  sexes: z.array(questionSchema.shape.sex).max(4).default([]),
  languages: z.array(z.string().min(2).max(35)).max(10).default([]),
  /** Asked since then; for the weekend view. Null for any time. */
  askedSince: instantSchema.nullable().default(null),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  filter: queueFilterSchema,
});
/** A filter that the doctor gave a name; kept on this machine. */
export type SavedView = z.infer<typeof savedViewSchema>;

export const queueActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('claim') }),
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('transfer'), ...transferPayloadSchema.shape }),
  z.strictObject({ kind: z.literal('dismiss'), reason: dismissReasonSchema }),
  z.strictObject({ kind: z.literal('reopen') }),
  z.strictObject({ kind: z.literal('mark-duplicate'), ofQuestionId: questionIdSchema.nullable() }),
  z.strictObject({ kind: z.literal('override-urgency'), override: overrideUrgencyPayloadSchema }),
  z.strictObject({ kind: z.literal('snooze'), ...snoozePayloadSchema.shape }),
  z.strictObject({ kind: z.literal('wake') }),
]);
export type QueueAction = z.infer<typeof queueActionSchema>;

/** Names one action, on however many questions, so that it can be taken back. */
export const undoTokenSchema = z.uuid().brand<'UndoToken'>();

const queue = {
  /** A window onto the queue: by urgency, then deadline, then age; answered and dismissed ones latest first. */
  list: signedIn
    .input(
      z.strictObject({
        filter: queueFilterSchema,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.number().int().nonnegative(), rows: z.array(queueRowSchema) })),
  counts: signedIn.output(z.record(queueScopeSchema, z.number().int().nonnegative())),
  /** Values that occur among pending questions, for the filter's choices; most frequent first. */
  facets: signedIn.output(
    z.object({
      ageBands: z.array(ageBandSchema),
      languages: z.array(z.string()),
      departmentIds: z.array(departmentIdSchema),
    }),
  ),
  /** In the doctor's order, each with how many questions it holds now. */
  savedViews: signedIn.output(z.array(savedViewSchema.extend({ count: z.number().int().nonnegative() }))),
  /** Adds a view at the end, or changes the one with that id. */
  saveView: signedIn.input(savedViewSchema).output(savedViewSchema),
  removeView: signedIn.input(z.strictObject({ viewId: z.uuid() })).output(z.object({ removed: z.boolean() })),
  claim: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  release: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  /** Asks whoever has claimed the question to let it go. */
  askFor: signedIn
    .input(z.strictObject({ questionId: questionIdSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  transfer: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, ...transferPayloadSchema.shape }))
    .output(z.object({ commandId: commandIdSchema })),
  dismiss: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, reason: dismissReasonSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  /** One action on several questions, all or nothing here; each is a command of its own for the service. */
  act: signedIn
    .input(z.strictObject({ questionIds: z.array(questionIdSchema).min(1).max(500), action: queueActionSchema }))
    .output(z.object({ undo: undoTokenSchema })),
  /**
   * Takes an action back: what has not left is cancelled without a trace for others, what has left is answered by its
   * opposite. `undone` counts questions.
   */
  undo: signedIn
    .input(z.strictObject({ undo: undoTokenSchema }))
    .output(z.object({ undone: z.number().int().nonnegative() })),
};

export const questionTextSchema = z.object({
  /** The question's revision at which the patient's words became these. */
  textRevision: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  followUps: z.array(followUpSchema),
});
/** The patient's words as they were at some time. */
export type QuestionText = z.infer<typeof questionTextSchema>;

const question = {
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
  likelyDuplicates: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(
    z.array(
      z.object({
        id: questionIdSchema,
        title: z.string(),
        excerpt: z.string(),
        askedAt: instantSchema,
        status: questionStatusSchema,
        score: z.number(),
      }),
    ),
  ),
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

const directory = {
  departments: signedIn.output(z.array(departmentSchema)),
  /** Everybody who answers or reviews, by name. */
  colleagues: signedIn.output(z.array(colleagueSchema)),
};

/* ---------- draft and templates ---------- */

export const draftSchema = z.object({
  questionId: questionIdSchema,
  content: replyContentSchema,
  /** The question's revision that the doctor saw when the draft was last written. */
  questionRevision: z.number().int().positive(),
  /** Counts saves of this draft on this machine. */
  saveCount: z.number().int().positive(),
  savedAt: instantSchema,
});
/** An unsent reply. It belongs to one question id for good. */
export type Draft = z.infer<typeof draftSchema>;

export const draftRevisionSchema = z.object({
  revisionId: z.number().int(),
  savedAt: instantSchema,
  words: z.number().int().nonnegative(),
  plainText: z.string(),
});

export const keptDraftSchema = z.object({
  questionId: questionIdSchema,
  /** As it was seen last; empty when this machine no longer has the words. */
  questionTitle: z.string(),
  /** Beginning of the draft, at most 160 characters. */
  excerpt: z.string(),
  savedAt: instantSchema,
});
/** A draft whose question no longer waits for a reply from here, so that no queue leads to it. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

const draft = {
  /** Null when nothing was written for the question. */
  find: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(draftSchema.nullable()),
  /** Drafts whose question was answered, withdrawn, dismissed or left the account's view; newest first. */
  listKept: signedIn.output(z.array(keptDraftSchema)),
  /** On disk when it returns. */
  save: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        content: replyContentSchema,
        questionRevision: z.number().int().positive(),
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

const template = {
  /** All that the account may use, its own department's first; the picker filters them itself. */
  list: signedIn.output(z.array(templateSchema)),
  /** Counts a use; templates used more stand higher in the picker. */
  recordUse: signedIn
    .input(z.strictObject({ templateId: templateSchema.shape.id, questionId: questionIdSchema }))
    .output(z.object({ uses: z.number().int().positive() })),
};

/* ---------- related answers ---------- */

export const relatedAnswerSchema = answeredQuestionSchema.extend({
  /** Excerpts with the found words, as [start, end) offsets into `questionExcerpt` and `replyExcerpt`. */
  questionExcerpt: z.string(),
  questionMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  replyExcerpt: z.string(),
  replyMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Higher is nearer; comparable within one answer only. */
  score: z.number(),
});
export type RelatedAnswer = z.infer<typeof relatedAnswerSchema>;

const related = {
  /** Similar answered questions for a question, or for what was typed. Empty rather than far-fetched. */
  similar: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        /** What was typed into the search field; leads instead of the question when it is not empty. */
        typed: z.string().max(2000).default(''),
        /** What was written so far; looked for together with the question. */
        reply: z.string().max(20_000).default(''),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .output(z.array(relatedAnswerSchema)),
  topics: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(faqTopicSchema.extend({ linked: z.boolean() }))),
  get: signedIn.input(z.strictObject({ answerId: answeredQuestionIdSchema })).output(answeredQuestionSchema),
  /** Titles of what a draft cites, in the given order; unknown ones are left out. */
  citations: signedIn
    .input(
      z.strictObject({
        answerIds: replyContentSchema.shape.citedAnswerIds,
        topicIds: replyContentSchema.shape.citedTopicIds,
      }),
    )
    .output(z.object({ answers: z.array(answeredQuestionSchema), topics: z.array(faqTopicSchema) })),
};

/* ---------- outbox ---------- */

export const outboxNoteSchema = z.enum(['cited-answer-changed', 'cited-answer-gone', 'template-changed']);
/** Something that a waiting reply rests on was changed meanwhile. */
export type OutboxNote = z.infer<typeof outboxNoteSchema>;

export const outboxItemSchema = z.object({
  commandId: commandIdSchema,
  replyId: replyIdSchema,
  questionId: questionIdSchema,
  questionTitle: z.string(),
  kind: replyKindSchema,
  /** Beginning of the reply, at most 160 characters. */
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

const outbox = {
  list: signedIn.output(z.array(outboxItemSchema)),
  /** Queues the question's draft as a reply; it leaves after the undo time, when the machine is online. */
  send: signedIn
    .errors({
      ...outboxErrors,
      ALREADY_QUEUED: { status: 409, message: 'A reply to this question is in the outbox.' },
      /** The patient changed the question since the draft was last confirmed; see `draft.confirmQuestion`. */
      QUESTION_CHANGED: { status: 409, message: 'The question was changed.' },
    })
    .input(z.strictObject({ questionId: questionIdSchema, questionRevision: z.number().int().positive() }))
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
        reply: replyContentSchema,
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

/* ---------- audit trail ---------- */

const trailFaultSchema = z.enum(['other-chain', 'gap', 'wrong-previous', 'wrong-hash', 'unlinked-event']);

const audit = {
  /** What was done on this machine, latest first: to one question, or at all with null. */
  list: signedIn
    .input(
      z.strictObject({
        subjectId: z.uuid().nullable(),
        /** The sequence of the last entry of the page before; null for the first. */
        before: z.number().int().positive().nullable(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ entries: z.array(auditEntrySchema), nextBefore: z.number().int().positive().nullable() })),
  /** Hashes this machine's trail again from its beginning. */
  verify: signedIn.output(
    z.object({
      /** Good entries from the beginning on. */
      entries: z.number().int().nonnegative(),
      /** The first entry that is not what it should be; null for a good trail. */
      fault: z.object({ sequence: z.number().int(), kind: trailFaultSchema }).nullable(),
      /** How many of them the service has. */
      heldByService: z.number().int().nonnegative(),
      /** The service holds another trail under this machine's name. */
      hasDiverged: z.boolean(),
      /** The newest signed head of the service's own trail that was seen here; null for none. */
      serviceCheckpoint: checkpointSchema.nullable(),
    }),
  ),
};

/* ---------- review ---------- */

/** What I said to a review and the service has not granted: it waits to be sent, or was not granted. */
const unsentSchema = <T extends z.ZodType>(content: T) =>
  z
    .object({
      state: z.enum(['waiting', 'not-granted']),
      /** Why it was not granted; null while it waits. */
      reason: z.union([conflictReasonSchema, rejectionCodeSchema]).nullable(),
      content,
    })
    .nullable();

const reviewScopeSchema = z.enum(['to-read', 'to-arbitrate', 'with-author', 'closed']);
export type ReviewScope = z.infer<typeof reviewScopeSchema>;

export const reviewRowSchema = z.object({
  review: reviewSchema,
  questionTitle: z.string(),
  /** Whether I may give the next verdict: it is not my reply, and I have not judged it. */
  isMineToJudge: z.boolean(),
  /** A verdict of mine is on its way. */
  isOnItsWay: z.boolean(),
});
export type ReviewRow = z.infer<typeof reviewRowSchema>;

const review = {
  /** For reviewers and admins: flagged ones first, then those with more reasons. */
  list: signedIn
    .input(
      z.strictObject({
        scope: reviewScopeSchema,
        offset: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ total: z.number().int().nonnegative(), rows: z.array(reviewRowSchema) })),
  /** A review with what it is about; the reply and question are null when the account does not see them (any more). */
  get: signedIn.input(z.strictObject({ reviewId: reviewIdSchema })).output(
    z.object({
      ...reviewRowSchema.shape,
      question: questionSchema.nullable(),
      reply: replySchema.nullable(),
      scorecard: scorecardSchema.nullable(),
      unsent: unsentSchema(verdictContentSchema),
    }),
  ),
  /** Puts my verdict into the outbox. */
  submitVerdict: signedIn
    .errors({ NOT_MINE_TO_JUDGE: { status: 409, message: 'The review takes no verdict of yours.' } })
    .input(z.strictObject({ reviewId: reviewIdSchema, verdict: verdictContentSchema }))
    .output(z.object({ commandId: commandIdSchema })),
  /** What came of reviews of my replies; unanswered first, then latest first. */
  listFeedback: signedIn.output(
    z.array(
      z.object({
        feedback: reviewFeedbackSchema,
        questionTitle: z.string(),
        unsent: unsentSchema(reviewAnswerContentSchema),
      }),
    ),
  ),
  /** Puts my answer to an outcome into the outbox. */
  answer: signedIn
    .errors({ CLOSED: { status: 409, message: 'The review is closed, or an answer is on its way.' } })
    .input(z.strictObject({ reviewId: reviewIdSchema, answer: reviewAnswerContentSchema }))
    .output(z.object({ commandId: commandIdSchema })),
};

/* ---------- oversight ---------- */

const asked = signedIn.errors(serviceErrors);

/** What reviewers and admins ask of the service itself; nothing of it works offline. The service decides who may. */
const oversight = {
  drawSample: asked.input(drawSampleInputSchema).output(drawSampleOutputSchema),
  getSample: asked.input(getSampleInputSchema).output(getSampleOutputSchema),
  flagReply: asked.input(flagReplyInputSchema).output(flagReplyOutputSchema),
  plan: asked.output(samplingPlanSchema),
  savePlan: asked.input(samplingPlanSchema).output(savedVersionSchema),
  saveScorecard: asked.input(saveScorecardInputSchema).output(savedVersionSchema),
  recalls: asked.output(z.array(recalledReplySchema)),
  agreement: asked.output(agreementSchema),
  /** What everybody did to a question, as far as workstations have handed their trails in. */
  timeline: asked.input(timelineInputSchema).output(timelineOutputSchema),
  /** A page of the service's audit trail. The lines of all pages, each with a line break, are a file for verify-audit. */
  trailPage: asked.input(trailPageInputSchema).output(trailPageOutputSchema),
};

/* ---------- changes ---------- */

export const changeTopicSchema = z.enum([
  'session',
  'sync',
  'queue',
  'question',
  'draft',
  'template',
  'related',
  'outbox',
  'directory',
  'presence',
  'review',
]);
export type ChangeTopic = z.infer<typeof changeTopicSchema>;

/** Says what may look different now; the window asks again for what it shows. */
const changes = oc.output(
  eventIterator(z.object({ topics: z.array(changeTopicSchema), questionIds: z.array(questionIdSchema) })),
);

/** What the window may ask of the desk. */
export const deskContract = {
  session,
  sync,
  queue,
  question,
  directory,
  draft,
  template,
  related,
  outbox,
  audit,
  review,
  oversight,
  changes,
};
