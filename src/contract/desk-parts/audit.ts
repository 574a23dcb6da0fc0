import { z } from 'zod';
import { auditEntrySchema } from '#domain/audit/event.ts';
import { checkpointSchema } from '#domain/audit/trail-file.ts';
import { signedIn } from '../errors.ts';

const trailFaultSchema = z.enum(['other-chain', 'gap', 'wrong-previous', 'wrong-hash', 'unlinked-event']);

export const audit = {
  /** What was done on this machine, latest first: to one question, or at all with null. */
  list: signedIn
    .input(
      z.strictObject({
        subjectId: z.uuid().nullable(),
        /** The sequence of the last entry of the page before; null for the first. */
        before: z.number().int().positive().nullable(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ entries: z.array(auditEntrySchema), nextBefore: z.number().int().positive().nullable() })),
  /** Hashes this machine's trail again from its beginning. */
  verify: signedIn.output(
    z.object({
      /** Good entries from the beginning on. */
      entries: z.number().int().nonnegative(),
      /** The first entry that is not what it should be; null for a good trail. */
      fault: z.object({ sequence: z.number().int(), kind: trailFaultSchema }).nullable(),
      /** How many of them the service has. */
      heldByService: z.number().int().nonnegative(),
      /** The service holds another trail under this machine's name. */
      hasDiverged: z.boolean(),
      /** The newest signed head of the service's own trail that was seen here; null for none. */
      serviceCheckpoint: checkpointSchema.nullable(),
    }),
  ),
};
