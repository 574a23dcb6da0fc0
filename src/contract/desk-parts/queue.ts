import { z } from 'zod';
import { commandIdSchema, departmentIdSchema, questionIdSchema } from '#domain/ids.ts';
import { ageBandSchema, claimSchema, questionSchema, questionStatusSchema } from '#domain/question.ts';
import { tierSchema } from '#domain/red-flags/rule.ts';
import { instantSchema } from '#domain/time.ts';
import { urgencySchema } from '#domain/triage.ts';
import { signedIn } from '../errors.ts';
import {
  dismissReasonSchema,
  overrideUrgencyPayloadSchema,
  personPresentSchema,
  snoozePayloadSchema,
  transferPayloadSchema,
} from '../service.ts';

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

export const queue = {
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
