import { z } from 'zod';
import { commandIdSchema, templateIdSchema } from '#domain/ids.ts';
import { templateContentSchema, templateSchema } from '#domain/template.ts';
import { instantSchema } from '#domain/time.ts';
import { base } from './base.ts';

const templateCommandBase = {
  commandId: commandIdSchema,
  templateId: templateIdSchema,
  /** The version that the author changed; 0 for a new template. */
  baseVersion: z.number().int().nonnegative(),
  occurredAt: instantSchema,
};

export const templateCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...templateCommandBase,
    kind: z.literal('save-template'),
    payload: templateContentSchema.strict(),
  }),
  /** Takes the template out of use; its versions are kept, and saving it again brings it back. */
  z.strictObject({ ...templateCommandBase, kind: z.literal('archive-template'), payload: z.strictObject({}) }),
]);
/** Something an author did to a template, told to the service exactly once. */
export type TemplateCommand = z.infer<typeof templateCommandSchema>;

export const templateRejectionSchema = z.enum([
  /** A team's templates are its reviewers' and administrators', a personal one is its owner's. */
  'not-allowed',
  'not-found',
  'malformed',
  'unknown-department',
  /** It has a problem that `validateTemplate` names. */
  'invalid',
]);
export type TemplateRejection = z.infer<typeof templateRejectionSchema>;

export const templateOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('applied'),
    version: z.number().int().positive(),
  }),
  /** Somebody else changed or archived it since; null when it is archived. `version` is what a further try begins with. */
  z.object({
    commandId: commandIdSchema,
    outcome: z.literal('conflict'),
    version: z.number().int().positive(),
    present: templateSchema.nullable(),
  }),
  z.object({ commandId: commandIdSchema, outcome: z.literal('rejected'), code: templateRejectionSchema }),
]);
export type TemplateOutcome = z.infer<typeof templateOutcomeSchema>;

export const templateCommands = base
  .route({
    method: 'POST',
    path: '/v1/template-commands',
    summary: 'Apply a batch of changes of templates in order, each with its own outcome',
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      /** Parsed one by one with `templateCommandSchema`; a malformed one is rejected alone. */
      commands: z
        .array(z.looseObject({ commandId: commandIdSchema }))
        .min(1)
        .max(100),
    }),
  )
  .output(z.object({ outcomes: z.array(templateOutcomeSchema), serverTime: instantSchema }));
