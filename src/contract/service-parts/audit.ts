import { z } from 'zod';
import { auditEntrySchema } from '#domain/audit/event.ts';
import { checkpointSchema } from '#domain/audit/trail-file.ts';
import { base } from './base.ts';

export const uploadDeviceEntries = base
  .route({
    method: 'POST',
    path: '/v1/audit/device-entries',
    summary: "Keep a workstation's audit trail: entries in order, repeats change nothing",
    tags: ['audit'],
  })
  .input(z.strictObject({ deviceId: z.uuid(), entries: z.array(auditEntrySchema).min(1).max(500) }))
  .output(
    z.object({
      /** The last entry of the chain that the service holds; 0 for none. */
      held: z.number().int().nonnegative(),
      /** `diverged`: the service holds other entries under these numbers, or they do not follow; it took none. */
      state: z.enum(['following', 'diverged']),
      /** The newest signed head of the service's own chain; null before the first. */
      checkpoint: checkpointSchema.nullable(),
    }),
  );

export const trailPageOutputSchema = z.object({
  lines: z.array(z.string()),
  /** Null after the last page. */
  next: z.number().int().positive().nullable(),
});

export const trailPageInputSchema = z.strictObject({
  /** `next` of the page before; absent for the first. */
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(2000),
});

export const exportTrail = base
  .route({
    method: 'GET',
    path: '/v1/audit/trail',
    summary:
      "A page of the service's audit trail; the lines of all pages are one file for verify-audit (admins, reviewers)",
    tags: ['audit'],
  })
  .input(trailPageInputSchema)
  .output(trailPageOutputSchema);
