import { z } from 'zod';
import {
  accountIdSchema,
  departmentIdSchema,
  questionIdSchema,
  replyIdSchema,
  reviewIdSchema,
  verdictIdSchema,
} from '../ids.ts';
import { instantSchema } from '../time.ts';
import { riskFactorSchema } from './sampling.ts';

/**
 * From best to worst, after the RADPEER scale (concur; understandable; should be made most times). "Serious" goes to
 * arbitration before the author hears of it.
 */
export const SCORES = ['agree', 'minor', 'serious'] as const;
export const scoreSchema = z.enum(SCORES);
export type Score = z.infer<typeof scoreSchema>;

const itemIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40);
const twoLanguages = (maxLength: number) =>
  z.object({ en: z.string().trim().min(1).max(maxLength), 'zh-Hant': z.string().trim().min(1).max(maxLength) });

export const scorecardItemSchema = z.strictObject({
  id: itemIdSchema,
  name: twoLanguages(60),
  /** What a reviewer asks themselves. */
  question: twoLanguages(300),
});
export const scorecardItemsSchema = z
  .array(scorecardItemSchema)
  .min(1)
  .max(20)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'each item has an id of its own');
export type ScorecardItem = z.infer<typeof scorecardItemSchema>;

export const scorecardSchema = z.object({
  id: z.literal('scorecard'),
  /** Verdicts name the version that they were given by; earlier ones stay. */
  version: z.number().int().positive(),
  items: scorecardItemsSchema,
});
/** What reviewers judge a reply by. */
export type Scorecard = z.infer<typeof scorecardSchema>;

export const DEFAULT_SCORECARD_ITEMS: readonly ScorecardItem[] = [
  {
    id: 'correctness',
    name: { en: 'Correctness', 'zh-Hant': '正確性' },
    question: { en: 'Is everything in the reply medically right?', 'zh-Hant': '回覆內容在醫學上是否正確？' },
  },
  {
    id: 'completeness',
    name: { en: 'Completeness', 'zh-Hant': '完整性' },
    question: { en: 'Does it answer all that the patient asked?', 'zh-Hant': '是否回答了病人所有的提問？' },
  },
  {
    id: 'referral',
    name: { en: 'Referral', 'zh-Hant': '轉診' },
    question: {
      en: 'Is the patient sent to the right place, in time, or rightly nowhere?',
      'zh-Hant': '是否在適當時間轉介到正確的科別，或正確地判斷不需轉介？',
    },
  },
  {
    id: 'safety-net',
    name: { en: 'Safety net', 'zh-Hant': '安全提醒' },
    question: {
      en: 'Does it say what to watch for and what to do then?',
      'zh-Hant': '是否說明應注意的情況以及發生時該怎麼做？',
    },
  },
  {
    id: 'clarity',
    name: { en: 'Clarity', 'zh-Hant': '清楚易懂' },
    question: { en: 'Will this patient understand it?', 'zh-Hant': '這位病人看得懂嗎？' },
  },
  {
    id: 'tone',
    name: { en: 'Tone', 'zh-Hant': '語氣' },
    question: { en: 'Is it kind and respectful?', 'zh-Hant': '語氣是否親切、尊重？' },
  },
];

export const reviewCommentSchema = z
  .strictObject({
    field: z.enum(['body', 'more-information']),
    /** UTF-16 offsets into the field's plain text in the version that is judged. */
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    text: z.string().trim().min(1).max(2000),
  })
  .refine(({ start, end }) => start < end, 'a comment is about some text');
export type ReviewComment = z.infer<typeof reviewCommentSchema>;

export const verdictContentSchema = z.strictObject({
  scorecardVersion: z.number().int().positive(),
  scores: z.array(z.strictObject({ itemId: itemIdSchema, score: scoreSchema })).max(20),
  /** Whether harm is likely if the patient follows the reply. */
  isHarmLikely: z.boolean(),
  comments: z.array(reviewCommentSchema).max(100),
  /** To the author; may be empty. */
  summary: z.string().trim().max(4000),
});
/** What a reviewer says of a reply. */
export type VerdictContent = z.infer<typeof verdictContentSchema>;

export const verdictSchema = z.object({
  id: verdictIdSchema,
  reviewerAccountId: accountIdSchema,
  reviewerName: z.string().max(120),
  ...verdictContentSchema.shape,
  /** The service's clock. */
  givenAt: instantSchema,
});
export type Verdict = z.infer<typeof verdictSchema>;

export const reviewStatusSchema = z.enum(['reading', 'arbitration', 'with-author', 'closed']);
export type ReviewStatus = z.infer<typeof reviewStatusSchema>;

export const reviewOutcomeSchema = z.object({ score: scoreSchema, isHarmLikely: z.boolean() });
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;

export const reviewAnswerContentSchema = z.strictObject({
  stance: z.enum(['accepts', 'disagrees']),
  text: z.string().trim().max(4000),
});
export const reviewAnswerSchema = z.object({ ...reviewAnswerContentSchema.shape, answeredAt: instantSchema });
/** What the author says to the verdict. */
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

const about = {
  id: reviewIdSchema,
  replyId: replyIdSchema,
  /** The version that is judged. */
  replyVersion: z.number().int().positive(),
  questionId: questionIdSchema,
  departmentId: departmentIdSchema,
};

export const reviewSchema = z.object({
  ...about,
  /** Null for a reply that a reviewer flagged. */
  sampleId: z.uuid().nullable(),
  by: z.enum(['floor', 'risk', 'flag']),
  factors: z.array(riskFactorSchema),
  isDoubleRead: z.boolean(),
  /** Screens do not say who wrote the reply until it is decided. */
  isBlinded: z.boolean(),
  authorAccountId: accountIdSchema,
  status: reviewStatusSchema,
  /** Who has read it; what they say is told once the reading is over, so that nobody reads with another's eyes. */
  readerAccountIds: z.array(accountIdSchema),
  verdicts: z.array(verdictSchema),
  outcome: reviewOutcomeSchema.nullable(),
  answer: reviewAnswerSchema.nullable(),
});
/** A reply under review, as reviewers see it. */
export type Review = z.infer<typeof reviewSchema>;

export const reviewFeedbackSchema = z.object({
  ...about,
  status: z.enum(['with-author', 'closed']),
  outcome: reviewOutcomeSchema,
  /** Without reviewers' names. */
  verdicts: z.array(verdictSchema.omit({ reviewerAccountId: true, reviewerName: true })),
  answer: reviewAnswerSchema.nullable(),
});
/** What came of a review, as the reply's author sees it. */
export type ReviewFeedback = z.infer<typeof reviewFeedbackSchema>;

/** The worst score of a verdict. */
export function worstScoreOf({ scores }: Pick<VerdictContent, 'scores'>): Score {
  return scores.reduce<Score>((worst, { score }) => (isWorse(score, worst) ? score : worst), 'agree');
}

/** Whether every item of the scorecard has one score and nothing else has. */
export function fitsScorecard({ scores }: Pick<VerdictContent, 'scores'>, items: readonly ScorecardItem[]): boolean {
  const scored = scores.map(({ itemId }) => itemId).sort();
  const wanted = items.map(({ id }) => id).sort();
  return scored.length === wanted.length && scored.every((itemId, place) => itemId === wanted[place]);
}

/** A serious score, or harm that is likely: RADPEER sends such cases to arbitration, and the reply is relied on no more. */
export function isGrave({ score, isHarmLikely }: ReviewOutcome): boolean {
  return score === 'serious' || isHarmLikely;
}

/**
 * How a review stands by the verdicts on it, in their order. One or two read it. Where one of them is grave, one more
 * decides; otherwise the worse of two scores counts, because two that only just differ need nobody.
 */
export function standingOf(
  isDoubleRead: boolean,
  verdicts: readonly VerdictContent[],
): { readonly status: 'reading' | 'arbitration' | 'decided'; readonly outcome: ReviewOutcome | null } {
  const needed = isDoubleRead ? 2 : 1;
  const outcomes = verdicts.map((verdict) => ({ score: worstScoreOf(verdict), isHarmLikely: verdict.isHarmLikely }));
  const reads = outcomes.slice(0, needed);
  if (reads.length < needed) return { status: 'reading', outcome: null };
  if (reads.some(isGrave)) {
    const arbitrated = outcomes[needed];
    return arbitrated === undefined
      ? { status: 'arbitration', outcome: null }
      : { status: 'decided', outcome: arbitrated };
  }
  const outcome = reads.reduce((worst, read) => (isWorse(read.score, worst.score) ? read : worst));
  return { status: 'decided', outcome };
}

/** Whether the account may give the next verdict: nobody judges their own reply, and nobody twice. */
export function mayJudge(
  review: Pick<Review, 'authorAccountId' | 'readerAccountIds' | 'status'>,
  accountId: string,
): boolean {
  return (
    (review.status === 'reading' || review.status === 'arbitration') &&
    review.authorAccountId !== accountId &&
    !review.readerAccountIds.some((reader) => reader === accountId)
  );
}

function isWorse(left: Score, right: Score): boolean {
  return SCORES.indexOf(left) > SCORES.indexOf(right);
}
