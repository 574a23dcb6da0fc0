import { z } from 'zod';
import { answeredQuestionIdSchema, departmentIdSchema, faqTopicIdSchema, questionIdSchema } from './ids.ts';
import { calendarDaySchema } from './time.ts';

export const reviewStateSchema = z.enum(['not-reviewed', 'approved', 'failed']);

export const answeredQuestionSchema = z.object({
  id: answeredQuestionIdSchema,
  /** Where it came from: answered on this service, or brought in by an import. */
  origin: z.enum(['service', 'import']),
  /** The question that it was on this service; null for an import. */
  questionId: questionIdSchema.nullable(),
  title: z.string().min(1).max(500),
  /** The question's text; ends in an ellipsis where `excerpted`. */
  questionText: z.string().max(200_000),
  /** As printed, without title; null where the source names nobody. */
  doctorName: z.string().min(1).max(120).nullable(),
  departmentId: departmentIdSchema,
  replyText: z.string().max(200_000),
  /** True where the source had only the beginnings of the texts, so they must not be quoted as whole. */
  excerpted: z.boolean(),
  answeredOn: calendarDaySchema.nullable(),
  reviewState: reviewStateSchema,
  language: z.string().min(2).max(35),
});
/** A question that was answered before, shown beside the editor and citable. Related, never the same. */
export type AnsweredQuestion = z.infer<typeof answeredQuestionSchema>;

export const faqTopicSchema = z.object({
  id: faqTopicIdSchema,
  topic: z.string().min(1).max(160),
  departmentId: departmentIdSchema,
});
/** A frequently asked topic of a department. */
export type FaqTopic = z.infer<typeof faqTopicSchema>;

/** The beginning of `text`, cut at a word where there is one near, with an ellipsis if anything was cut. */
export function excerptOf(text: string, maxLength: number): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= maxLength) return flat;
  const cut = flat.slice(0, maxLength);
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maxLength * 0.8 ? cut.slice(0, lastSpace) : cut).replace(/[\s.,;:，。；：]+$/u, '')}…`;
}
