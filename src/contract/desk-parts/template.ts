import { z } from 'zod';
import { questionIdSchema } from '#domain/ids.ts';
import { blockSchema } from '#domain/rich-text.ts';
import { templateContentSchema, templateSchema, templateVersionSchema } from '#domain/template.ts';
import { signedIn } from '../errors.ts';
import { templateRejectionSchema } from '../service.ts';

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
export const template = {
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
