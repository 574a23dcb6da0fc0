import { z } from 'zod';

/**
 * Branded identifiers. A draft is bound to one question by type: a `ReplyId` can never be passed where a
 * `QuestionId` is expected. All are UUIDs made by whoever creates the thing, so an offline machine needs nobody's
 * leave; departments are slugs because people type them.
 */
export const questionIdSchema = z.uuid().brand<'QuestionId'>();
export type QuestionId = z.infer<typeof questionIdSchema>;

export const replyIdSchema = z.uuid().brand<'ReplyId'>();
export type ReplyId = z.infer<typeof replyIdSchema>;

export const accountIdSchema = z.uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;

export const templateIdSchema = z.uuid().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof templateIdSchema>;

export const answeredQuestionIdSchema = z.uuid().brand<'AnsweredQuestionId'>();
export type AnsweredQuestionId = z.infer<typeof answeredQuestionIdSchema>;

export const faqTopicIdSchema = z.uuid().brand<'FaqTopicId'>();
export type FaqTopicId = z.infer<typeof faqTopicIdSchema>;

export const handedDraftIdSchema = z.uuid().brand<'HandedDraftId'>();
export type HandedDraftId = z.infer<typeof handedDraftIdSchema>;

export const noteIdSchema = z.uuid().brand<'NoteId'>();
export type NoteId = z.infer<typeof noteIdSchema>;

export const reviewIdSchema = z.uuid().brand<'ReviewId'>();
export type ReviewId = z.infer<typeof reviewIdSchema>;

export const verdictIdSchema = z.uuid().brand<'VerdictId'>();
export type VerdictId = z.infer<typeof verdictIdSchema>;

export const commandIdSchema = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof commandIdSchema>;

/** Lower-case words joined by hyphens, for example `orthopedics` or `family-medicine`. */
export const departmentIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .brand<'DepartmentId'>();
export type DepartmentId = z.infer<typeof departmentIdSchema>;
