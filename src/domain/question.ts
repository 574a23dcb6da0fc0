import { z } from 'zod';
import {
  accountIdSchema,
  answeredQuestionIdSchema,
  departmentIdSchema,
  faqTopicIdSchema,
  questionIdSchema,
} from './ids.ts';
import { instantSchema } from './time.ts';
import { urgencyOverrideSchema } from './triage.ts';

/** Longest question body that the service takes, in UTF-16 code units. */
export const MAX_QUESTION_BODY_LENGTH = 10_485_760;

export const sexSchema = z.enum(['female', 'male', 'other', 'unknown']);
export type Sex = z.infer<typeof sexSchema>;

/** A decade such as `10-19`, or `90+`; the service never asks for a date of birth. */
export const ageBandSchema = z.string().regex(/^(\d{1,2}-\d{1,3}|\d{2,3}\+)$/);
export type AgeBand = z.infer<typeof ageBandSchema>;

/**
 * Reads an age band as people write it (`10~19`, `10–19`, `10 - 19`, `90+`), or null where it is none.
 */
export function parseAgeBand(written: string): AgeBand | null {
  const tidy = written
    .normalize('NFKC')
    .replace(/[~〜～–—‑]/gu, '-')
    .replace(/\s+/gu, '');
  const parsed = ageBandSchema.safeParse(tidy);
  if (!parsed.success) return null;
  const [from, to] = tidy.split('-').map(Number);
  if (from !== undefined && to !== undefined && from > to) return null;
  return parsed.data;
}

export const questionStatusSchema = z.enum(['pending', 'answered', 'withdrawn', 'dismissed']);
export type QuestionStatus = z.infer<typeof questionStatusSchema>;

export const claimSchema = z.object({
  accountId: accountIdSchema,
  displayName: z.string().max(120),
  claimedAt: instantSchema,
  /** The lease returns by itself at this moment unless it is renewed. */
  expiresAt: instantSchema,
});
/** A doctor's lease on a question. */
export type Claim = z.infer<typeof claimSchema>;

export const followUpSchema = z.object({
  id: z.uuid(),
  text: z.string().min(1).max(MAX_QUESTION_BODY_LENGTH),
  /** The service's clock. */
  writtenAt: instantSchema,
});
/** What the patient added after asking. */
export type FollowUp = z.infer<typeof followUpSchema>;

/** Most follow-ups of one question. */
export const MAX_FOLLOW_UPS = 50;

export const transferSchema = z.object({
  fromDepartmentId: departmentIdSchema,
  byName: z.string().max(120),
  /** A colleague's words to colleagues; never published. */
  reason: z.string().max(500),
  transferredAt: instantSchema,
});
/** How the question came into its department; the last transfer only. */
export type Transfer = z.infer<typeof transferSchema>;

export const askForQuestionSchema = z.object({
  accountId: accountIdSchema,
  displayName: z.string().max(120),
  askedAt: instantSchema,
});
/** A colleague with a reply ready asks whoever has claimed the question to let it go. */
export type AskForQuestion = z.infer<typeof askForQuestionSchema>;

export const questionSchema = z.object({
  id: questionIdSchema,
  /** Raised by the service at every change; a reply names the revision that its author saw. */
  revision: z.number().int().positive(),
  /** The revision at which the patient's own words (title, body, follow-ups) last changed. */
  textRevision: z.number().int().positive(),
  departmentId: departmentIdSchema,
  /** Headline of the published page, written by the service's editors; null until there is one. */
  subject: z.string().max(300).nullable(),
  title: z.string().min(1).max(500),
  body: z.string().min(1).max(MAX_QUESTION_BODY_LENGTH),
  /** The asker's chosen name; null when none was given. */
  alias: z.string().max(80).nullable(),
  ageBand: ageBandSchema.nullable(),
  sex: sexSchema,
  /** BCP 47 tag of the question's text. */
  language: z.string().min(2).max(35),
  askedAt: instantSchema,
  status: questionStatusSchema,
  claim: claimSchema.nullable(),
  /** Oldest first. */
  followUps: z.array(followUpSchema).max(MAX_FOLLOW_UPS),
  /** Null when it was asked in its department. */
  transfer: transferSchema.nullable(),
  /** Colleagues who wait for the claim to end; empty when it is free. */
  askedForBy: z.array(askForQuestionSchema).max(20),
  /** A doctor's word on the urgency; null where the rules' stands. */
  urgencyOverride: urgencyOverrideSchema.nullable().default(null),
  /** The question that this one repeats: its answer is this one's too. Null for a question of its own. */
  duplicateOf: questionIdSchema.nullable().default(null),
  /** The same for all questions of one asker, and says nothing else of them; null where the service does not know. */
  askerKey: z.string().min(8).max(64).nullable().default(null),
  /** Answered questions and topics that came with the page when it was imported. */
  linkedAnswerIds: z.array(answeredQuestionIdSchema).max(50),
  linkedTopicIds: z.array(faqTopicIdSchema).max(50),
});
/** A patient's question. Every text in it is hostile input: show it as text, never as markup. */
export type Question = z.infer<typeof questionSchema>;
