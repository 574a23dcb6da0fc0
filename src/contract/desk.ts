import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { accountSchema, colleagueSchema, practiceAccountSchema } from '#domain/account.ts';
import { answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { auditEntrySchema } from '#domain/audit/event.ts';
import { checkpointSchema } from '#domain/audit/trail-file.ts';
import { corpusProblemSchema, corpusReadingSchema } from '#domain/corpus-import/corpus-record.ts';
import { departmentSchema } from '#domain/department.ts';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  commandIdSchema,
  departmentIdSchema,
  handedDraftIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
  templateIdSchema,
} from '#domain/ids.ts';
import { ageBandSchema, claimSchema, followUpSchema, questionSchema, questionStatusSchema } from '#domain/question.ts';
import { tierSchema } from '#domain/red-flags/rule.ts';
import {
  changeReasonSchema,
  MAX_CHANGE_REASON_LENGTH,
  replyContentSchema,
  replyKindSchema,
  replySchema,
} from '#domain/reply.ts';
import {
  reviewAnswerContentSchema,
  reviewFeedbackSchema,
  reviewSchema,
  scorecardSchema,
  verdictContentSchema,
} from '#domain/review/review.ts';
import { samplingPlanSchema } from '#domain/review/sampling.ts';
import { blockSchema } from '#domain/rich-text.ts';
import { templateContentSchema, templateSchema, templateVersionSchema } from '#domain/template.ts';
import { calendarDaySchema, instantSchema } from '#domain/time.ts';
import { noteSchema, snoozeSchema, urgencySchema } from '#domain/triage.ts';
import { MAX_UNDO_HISTORY_LENGTH } from '#domain/undo-history.ts';
import { offlineErrors, serviceErrors, signedIn, signInErrors, storeErrors } from './errors.ts';
import {
  agreementSchema,
  answerUseSchema,
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
  templateRejectionSchema,
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
  /** The doctor's word where there is one, else the rules'; see `urgencyOf`. */
  urgency: urgencySchema,
  /** Whether it is the doctor's word. */
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

const directory = {
  departments: signedIn.output(z.array(departmentSchema)),
  /** Everybody who answers or reviews, by name. */
  colleagues: signedIn.output(z.array(colleagueSchema)),
};

/* ---------- draft and templates ---------- */

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

const draft = {
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

const faredSchema = z.object({
  /** Sent replies that rested on it. */
  sent: z.number().int().nonnegative(),
  /** Mean share of its words that was changed before sending, 0 to 1. */
  meanRewrite: z.number().min(0).max(1),
});

export const templateOverviewSchema = z.object({
  templateId: templateSchema.shape.id,
  /** Insertions on this machine. */
  usesHere: z.number().int().nonnegative(),
  /** Null before anything of it was sent from this machine. */
  here: faredSchema.nullable(),
  /** With everybody who may use it; null before the service has counted any. */
  everybody: faredSchema.nullable(),
  /** A change that the service has not taken; null when there is none. */
  change: z
    .object({
      state: z.enum(['waiting', 'conflict', 'refused']),
      /** What its author wrote; null for archiving it. */
      mine: templateContentSchema.nullable(),
      /** For `conflict`: what is there now; null when it was archived meanwhile. */
      present: templateSchema.nullable(),
      refusedCode: templateRejectionSchema.nullable(),
    })
    .nullable(),
});
/** What is known of a template besides its text. */
export type TemplateOverview = z.infer<typeof templateOverviewSchema>;

const templateErrors = {
  NOT_ALLOWED: { status: 403, message: 'This template is not yours to change.' },
  TEMPLATE_NOT_SOUND: {
    status: 422,
    message: 'The template has problems.',
    /** Codes of `validateTemplate`. */
    data: z.object({ problems: z.array(z.object({ code: z.string(), what: z.string() })) }),
  },
} as const;
const templateInput = z.strictObject({ templateId: templateSchema.shape.id });
const wordInput = z.strictObject({ word: z.string().min(1).max(100) });

/** Words that the account's spell check lets stand; each answers with all of them. */
const spelling = {
  listWords: signedIn.output(z.array(z.string())),
  addWord: signedIn.input(wordInput).output(z.array(z.string())),
  removeWord: signedIn.input(wordInput).output(z.array(z.string())),
};

const template = {
  /** All that the account may use, its own department's first; the picker filters them itself. */
  list: signedIn.output(z.array(templateSchema)),
  /** Of templates of which there is something to tell, in no order. */
  overviews: signedIn.output(z.array(templateOverviewSchema)),
  /** What the template said before, newest first. */
  versions: signedIn.input(templateInput).output(z.array(templateVersionSchema)),
  /** Makes a new template or the next version of one; it goes to the service by itself. */
  save: signedIn.errors(templateErrors).input(templateContentSchema.strict()).output(templateSchema),
  /** Takes a template out of use; its versions are kept. */
  archive: signedIn
    .errors(templateErrors)
    .input(templateInput)
    .output(z.object({ archived: z.literal(true) })),
  /** After a change was not granted: my text as the next version of what is there now, or theirs. */
  decide: signedIn
    .errors(templateErrors)
    .input(templateInput.extend({ decision: z.enum(['keep-mine', 'take-theirs']) }))
    .output(z.object({ decided: z.literal(true) })),
  /** Saves the templates of a file, all or none; those that are as in the file already stay as they are. */
  importAll: signedIn
    .errors(templateErrors)
    .input(z.strictObject({ templates: z.array(templateContentSchema).min(1).max(5000) }))
    .output(
      z.object({
        added: z.number().int().nonnegative(),
        changed: z.number().int().nonnegative(),
        same: z.number().int().nonnegative(),
      }),
    ),
  /** Counts a use; templates used more stand higher in the picker. */
  recordUse: signedIn
    .input(
      templateInput.extend({
        questionId: questionIdSchema,
        templateVersion: z.number().int().positive(),
        instanceId: z.uuid(),
        /** As inserted, so that what the doctor makes of them can be told. */
        blocks: z.array(blockSchema).max(5000),
      }),
    )
    .output(z.object({ uses: z.number().int().positive() })),
};

/* ---------- related answers ---------- */

export const relatedAnswerSchema = answeredQuestionSchema.extend({
  /** Excerpts with the found words, as [start, end) offsets into `questionExcerpt` and `replyExcerpt`. */
  questionExcerpt: z.string(),
  questionMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  replyExcerpt: z.string(),
  replyMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Likelihood, by calibration, that it answers the question, between 0 and 1; 0 where it was found in the reply. */
  score: z.number().min(0).max(1),
  /** Which text the found words stand in: the question that was answered, or only its reply. */
  foundIn: z.enum(['question', 'reply']),
  /** Words that both have, most telling first, as the answered question has them; at most 6. Why it is shown. */
  sharedWords: z.array(z.string()),
  /** The imported corpus that it is of; null when the service sent it. Only the service's answers can be cited. */
  corpus: z.object({ name: z.string(), licence: z.string(), source: z.string() }).nullable(),
});
export type RelatedAnswer = z.infer<typeof relatedAnswerSchema>;

/** Which answers are looked at; null looks at all. */
const relatedFilterSchema = z.strictObject({
  departmentId: departmentIdSchema.nullable().default(null),
  /** The first part of a language tag. */
  language: z.enum(['en', 'zh']).nullable().default(null),
  /** `service`, or the id of a corpus that was imported on this machine. */
  source: z.string().max(60).nullable().default(null),
});
export type RelatedFilter = z.infer<typeof relatedFilterSchema>;

const reviewErrors = { SERVICE_UNREACHABLE: offlineErrors.SERVICE_UNREACHABLE } as const;
const pinSchema = z.strictObject({ questionId: questionIdSchema, answerId: answeredQuestionIdSchema });

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
        filter: relatedFilterSchema.prefault({}),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .output(z.array(relatedAnswerSchema)),
  /** What the doctor keeps at the top for a question, in the order of pinning. */
  pinned: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(z.array(relatedAnswerSchema)),
  setPinned: signedIn.input(pinSchema.extend({ isPinned: z.boolean() })).output(z.object({ isPinned: z.boolean() })),
  /** Notes that words of the answer go into the reply; sent with it, never published. */
  recordUse: signedIn
    .input(pinSchema.extend({ how: z.enum(['quoted', 'started-from']) }))
    .output(z.object({ recorded: z.literal(true) })),
  /** Published replies that an answer went into, latest first, as the service knows them; for reviewers. */
  uses: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ answerId: answeredQuestionIdSchema }))
    .output(z.object({ uses: z.array(answerUseSchema) })),
  /** Every topic of every department, by name. */
  allTopics: signedIn.output(z.array(faqTopicSchema)),
  /** What the department is asked often and no topic names, from the questions on this machine; most asked first. */
  suggestTopics: signedIn
    .input(z.strictObject({ departmentId: departmentIdSchema }))
    .output(
      z.array(z.object({ topic: z.string(), questions: z.number().int().positive(), titles: z.array(z.string()) })),
    ),
  /** For reviewers; needs the service. */
  addTopic: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ departmentId: departmentIdSchema, topic: z.string().trim().min(1).max(160) }))
    .output(faqTopicSchema),
  /** For reviewers; needs the service. Pages that name the topic keep it. */
  withdrawTopic: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ topicId: faqTopicSchema.shape.id }))
    .output(z.object({ withdrawn: z.literal(true) })),
  /** How many answers there are to look through. */
  count: signedIn.output(z.object({ answers: z.number().int().nonnegative() })),
  /** Whether the index of answers is complete; `done` is the share of a new one, while the old one serves. */
  indexStatus: signedIn.output(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('ready') }),
      z.object({ state: z.literal('building'), done: z.number().min(0).max(1) }),
    ]),
  ),
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

/* ---------- corpora that are imported on this machine ---------- */

const corpusSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  /** What allows the use of these texts, as whoever imported them wrote it down. */
  licence: z.string().trim().min(1).max(200),
  /** Where it comes from, for example an address. */
  source: z.string().trim().min(1).max(300),
  /** Whether its answers are looked at. */
  isOn: z.boolean(),
  begunAt: instantSchema,
  /** Records of the file that were looked at so far; an import that was broken off goes on after them. */
  read: z.number().int().nonnegative(),
  added: z.number().int().nonnegative(),
  /** Records that were here already, from this corpus, another or the service. */
  repeated: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  isComplete: z.boolean(),
});
/** Answered questions that were brought in on this machine; they never leave it. */
export type Corpus = z.infer<typeof corpusSchema>;

const corpusIdSchema = z.strictObject({ corpusId: corpusSchema.shape.id });
const corpusErrors = { NOT_FOUND: { status: 404, message: 'There is no such corpus.' } } as const;
/** Most records of one step of an import. */
export const CORPUS_STEP = 200;

const corpora = {
  /** By name. */
  list: signedIn.output(z.array(corpusSchema)),
  begin: signedIn
    .input(z.strictObject(corpusSchema.pick({ name: true, licence: true, source: true }).shape))
    .output(corpusSchema),
  /** Stores the next records of the file, in one transaction with how far it was read. */
  add: signedIn
    .errors(corpusErrors)
    .input(
      corpusIdSchema.extend({
        /** Where records name no department that the service has. */
        departmentId: departmentIdSchema,
        readings: z.array(corpusReadingSchema).max(CORPUS_STEP),
      }),
    )
    .output(corpusSchema),
  complete: signedIn.errors(corpusErrors).input(corpusIdSchema).output(corpusSchema),
  setOn: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema.extend({ isOn: z.boolean() }))
    .output(corpusSchema),
  /** Takes it away with all its records, a few at a time. */
  remove: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema)
    .output(z.object({ removed: z.literal(true) })),
  /** What could not be read, at most 200; without any of the file's text. */
  problems: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema)
    .output(z.array(z.object({ record: z.number().int().positive(), problem: corpusProblemSchema }))),
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

const outbox = {
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

/* ---------- what was, or is about to be, published ---------- */

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

const reply = {
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
        /** Null when the account does not see it any more. */
        reply: replySchema.nullable(),
        scorecard: scorecardSchema.nullable(),
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

/* ---------- history ---------- */

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
const history = {
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
  /** Reads the service's whole audit trail and checks it, line by line. */
  verifyTrail: asked.output(
    z.object({
      /** Good entries from the beginning on. */
      events: z.number().int().nonnegative(),
      checkpoints: z.number().int().nonnegative(),
      /** Where it stops being good, and why in English; null for a good trail. */
      fault: z.object({ line: z.number().int().positive(), reason: z.string() }).nullable(),
      /** Public keys that the trail names. */
      keys: z.array(z.string()),
      /** Whether the newest signed head that this machine has seen is in it. */
      hasSeenHead: z.boolean(),
    }),
  ),
  /** A page of the service's audit trail. The lines of all pages, each with a line break, are a file for verify-audit. */
  trailPage: asked.input(trailPageInputSchema).output(trailPageOutputSchema),
};

/* ---------- insights ---------- */

const counted = z.number().int().nonnegative();

export const insightsFilterSchema = z.strictObject({
  /** Each null for all. For answers the department that was answered from, for questions the one they are in. */
  departmentId: departmentIdSchema.nullable().default(null),
  doctorId: accountSchema.shape.id.nullable().default(null),
  /** Calendar days of this machine's time zone, both included. */
  from: calendarDaySchema.nullable().default(null),
  to: calendarDaySchema.nullable().default(null),
  /** The first part of the question's language tag. */
  language: z.string().min(2).max(35).nullable().default(null),
});
export type InsightsFilter = z.infer<typeof insightsFilterSchema>;

/** Of each department where something waits. Medians and percentiles are null below the least number that tells one. */
export const backlogFiguresSchema = z.array(
  z.object({
    departmentId: departmentIdSchema,
    waiting: counted,
    overdue: counted,
    medianHours: counted.nullable(),
    p90Hours: counted.nullable(),
    longestHours: counted,
  }),
);
export type BacklogFigures = z.infer<typeof backlogFiguresSchema>;

/** Of each department with first answers. */
export const waitFiguresSchema = z.array(
  z.object({
    departmentId: departmentIdSchema,
    answered: counted,
    late: counted,
    medianMinutes: counted.nullable(),
    p90Minutes: counted.nullable(),
  }),
);
export type WaitFigures = z.infer<typeof waitFiguresSchema>;

const hoursOfWeekSchema = z.array(counted).length(168);
/** Monday's first hour first. */
export const hourFiguresSchema = z.object({ asked: hoursOfWeekSchema, answered: hoursOfWeekSchema });
export type HourFigures = z.infer<typeof hourFiguresSchema>;

export const readingFiguresSchema = z.object({
  /** The scales that occur; they cannot be compared. */
  scales: z.array(
    z.object({
      scale: z.enum(['english', 'chinese']),
      answers: counted,
      medianGrade: z.number().nullable(),
      aboveTarget: counted,
      /** By whole grade, lowest first. */
      grades: z.array(z.object({ grade: counted, count: counted })),
    }),
  ),
  /** Answers without a grade. */
  tooShort: counted,
});
export type ReadingFigures = z.infer<typeof readingFiguresSchema>;

/** Of each department with answers. */
export const answerFiguresSchema = z.array(
  z.object({ departmentId: departmentIdSchema, answers: counted, withSafetyNet: counted, withReferral: counted }),
);
export type AnswerFigures = z.infer<typeof answerFiguresSchema>;

/** Of each template that was used, as the service counts; most used first. */
export const templateFiguresSchema = z.array(
  z.object({
    templateId: templateSchema.shape.id,
    title: z.string(),
    departmentId: departmentIdSchema.nullable(),
    uses: counted,
    /** 0 to 1; null below the least number of uses that tells it. */
    meanRewrite: z.number().min(0).max(1).nullable(),
  }),
);
export type TemplateFigures = z.infer<typeof templateFiguresSchema>;

const counting = signedIn
  .errors({ NOT_ALLOWED: { status: 403, message: 'These figures are not yours to see.' } })
  .input(insightsFilterSchema);

/** Figures over what is on this machine. Doctors have their own replies and departments counted, others all they see. */
const insights = {
  /** What can be filtered by, and how far the counting is. */
  options: signedIn.output(
    z.object({
      departmentIds: z.array(departmentIdSchema),
      /** Authors by name; of a doctor only themselves. */
      doctors: z.array(z.object({ id: accountSchema.shape.id, name: z.string() })),
      languages: z.array(z.string()),
      /** Questions that are on this machine, and how many of them are not counted yet. */
      questions: counted,
      due: counted,
    }),
  ),
  backlog: counting.output(backlogFiguresSchema),
  waits: counting.output(waitFiguresSchema),
  hours: counting.output(hourFiguresSchema),
  reading: counting.output(readingFiguresSchema),
  answers: counting.output(answerFiguresSchema),
  templates: counting.output(templateFiguresSchema),
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
  'insights',
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
  spelling,
  template,
  related,
  corpora,
  outbox,
  reply,
  audit,
  review,
  history,
  oversight,
  insights,
  changes,
};
