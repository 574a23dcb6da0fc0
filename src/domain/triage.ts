import { z } from 'zod';
import { accountIdSchema, noteIdSchema, questionIdSchema } from './ids.ts';
import { type Tier, tierSchema } from './red-flags/rule.ts';
import { type Instant, instantSchema, toInstant } from './time.ts';

/** How urgent a question is: a red-flag tier, or null for one without a red flag. */
export const urgencySchema = tierSchema.nullable();
export type Urgency = z.infer<typeof urgencySchema>;

export const urgencyOverrideSchema = z.object({
  urgency: urgencySchema,
  /** A colleague's words to colleagues; never published. */
  reason: z.string().max(500),
  accountId: accountIdSchema,
  displayName: z.string().max(120),
  /** The service's clock. */
  overriddenAt: instantSchema,
  /** The question's text revision that the doctor had read. */
  textRevision: z.number().int().positive().default(1),
});
/** A doctor's word on the urgency; see {@link urgencyOf} for how long it outranks the rules'. */
export type UrgencyOverride = z.infer<typeof urgencyOverrideSchema>;

/**
 * What holds between a doctor's word and the rules' tier. The word outranks the rules until it is taken back or the
 * patient writes more: of words that the doctor had not read the rules may raise the urgency, never lower it.
 */
export function urgencyOf(override: UrgencyOverride | null, tier: Urgency, textRevision: number): Urgency {
  if (override === null || isOutranked(override, tier, textRevision)) return tier;
  return override.urgency;
}

/** Whether the rules found something more urgent in words that came after the doctor's. */
export function isOutranked(override: UrgencyOverride, tier: Urgency, textRevision: number): boolean {
  return textRevision > override.textRevision && rankOf(tier) < rankOf(override.urgency);
}

/**
 * How long a question may wait for its answer, in hours. T1 and T2 say what their tier says (a human now; the same
 * day); T3 is "within days"; the last is the response window that the service promises to every asker. They order the
 * queue and mark what is overdue; they are no medical standard.
 */
const ANSWER_WITHIN_HOURS: Readonly<Record<Tier | 'none', number>> = { T1: 1, T2: 8, T3: 72, none: 120 };

/** Instants have years of four digits; a later one would not sort as text. */
const LAST_INSTANT_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** When a question of this urgency should have its answer. */
export function deadlineOf(askedAt: Instant, urgency: Urgency): Instant {
  const deadlineMs = Date.parse(askedAt) + ANSWER_WITHIN_HOURS[urgency ?? 'none'] * 60 * 60_000;
  return toInstant(Math.min(deadlineMs, LAST_INSTANT_MS));
}

const URGENCIES: readonly Urgency[] = ['T1', 'T2', 'T3', null];

/** The urgency's place in the queue: 0 for T1 to 3 for none. */
export function rankOf(urgency: Urgency): number {
  return URGENCIES.indexOf(urgency);
}

/** The urgency of a place in the queue. */
export function urgencyOfRank(rank: number): Urgency {
  return URGENCIES[rank] ?? null;
}

export const snoozeSchema = z.object({
  /** One snooze for each question and account, so the question's id is its id. */
  id: questionIdSchema,
  /** When it comes back; null for only by a message. */
  until: instantSchema.nullable(),
  /** It also comes back when the patient writes: when the question's text revision is above this. Null for never. */
  unlessTextAbove: z.number().int().positive().nullable(),
  snoozedAt: instantSchema,
});
/** A question that one doctor does not want to see for a while, on any of their machines. */
export type Snooze = z.infer<typeof snoozeSchema>;

/** Whether a snoozed question is back. */
export function isAwake(snooze: Snooze, textRevision: number, now: Instant): boolean {
  if (snooze.until !== null && snooze.until <= now) return true;
  return snooze.unlessTextAbove !== null && textRevision > snooze.unlessTextAbove;
}

export const noteSchema = z.object({
  /** Made by the author. */
  id: noteIdSchema,
  questionId: questionIdSchema,
  accountId: accountIdSchema,
  authorName: z.string().max(120),
  text: z.string().min(1).max(4000),
  /** The service's clock; of a note on its way, the machine's. */
  writtenAt: instantSchema,
});
/** Colleagues' words about a question. No code path leads from here to a published page. */
export type Note = z.infer<typeof noteSchema>;
