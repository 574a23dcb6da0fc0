import { z } from 'zod';
import { corpusProblemSchema, corpusReadingSchema } from '#domain/corpus-import/corpus-record.ts';
import { departmentIdSchema } from '#domain/ids.ts';
import { instantSchema } from '#domain/time.ts';
import { signedIn } from '../errors.ts';

const corpusSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(120),
  /** What allows the use of these texts, as whoever imported them wrote it down. */
  licence: z.string().trim().min(1).max(200),
  /** Where it comes from, for example an address. */
  source: z.string().trim().min(1).max(300),
  /** Whether its answers are looked at. */
  isOn: z.boolean(),
  begunAt: instantSchema,
  /** Records of the file that were looked at so far; an import that was broken off goes on after them. */
  read: z.number().int().nonnegative(),
  added: z.number().int().nonnegative(),
  /** Records that were here already, from this corpus, another or the service. */
  repeated: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  isComplete: z.boolean(),
});
/** Answered questions that were brought in on this machine; they never leave it. */
export type Corpus = z.infer<typeof corpusSchema>;

const corpusIdSchema = z.strictObject({ corpusId: corpusSchema.shape.id });
const corpusErrors = { NOT_FOUND: { status: 404, message: 'There is no such corpus.' } } as const;
/** Most records of one step of an import. */
export const CORPUS_STEP = 200;

export const corpora = {
  /** By name. */
  list: signedIn.output(z.array(corpusSchema)),
  begin: signedIn
    .input(z.strictObject(corpusSchema.pick({ name: true, licence: true, source: true }).shape))
    .output(corpusSchema),
  /** Stores the next records of the file, in one transaction with how far it was read. */
  add: signedIn
    .errors(corpusErrors)
    .input(
      corpusIdSchema.extend({
        /** Where records name no department that the service has. */
        departmentId: departmentIdSchema,
        readings: z.array(corpusReadingSchema).max(CORPUS_STEP),
      }),
    )
    .output(corpusSchema),
  complete: signedIn.errors(corpusErrors).input(corpusIdSchema).output(corpusSchema),
  setOn: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema.extend({ isOn: z.boolean() }))
    .output(corpusSchema),
  /** Takes it away with all its records, a few at a time. */
  remove: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema)
    .output(z.object({ removed: z.literal(true) })),
  /** What could not be read, at most 200; without any of the file's text. */
  problems: signedIn
    .errors(corpusErrors)
    .input(corpusIdSchema)
    .output(z.array(z.object({ record: z.number().int().positive(), problem: corpusProblemSchema }))),
};
