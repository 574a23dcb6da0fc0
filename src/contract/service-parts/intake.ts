import { z } from 'zod';
import { questionIdSchema } from '#domain/ids.ts';
import { followUpSchema, MAX_QUESTION_BODY_LENGTH } from '#domain/question.ts';
import { base } from './base.ts';

export const intakeErrors = {
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

export const askQuestion = base
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

export const reviseQuestion = base
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

export const addFollowUp = base
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

export const withdrawQuestion = base
  .route({
    method: 'DELETE',
    path: '/v1/questions/{id}',
    summary: 'The patient takes the question back (intake key)',
    tags: ['intake'],
  })
  .errors(patientErrors)
  .input(z.strictObject(questionParameter))
  .output(z.object({ revision: z.number().int().positive() }));
