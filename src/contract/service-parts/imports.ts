import { z } from 'zod';
import { questionIdSchema } from '#domain/ids.ts';
import { MAX_QUESTION_BODY_LENGTH } from '#domain/question.ts';
import { calendarDaySchema } from '#domain/time.ts';
import { base } from './base.ts';
import { intakeErrors } from './intake.ts';

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

export const importPage = base
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

export const importAnswers = base
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
