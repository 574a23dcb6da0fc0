import { z } from 'zod';
import { instantSchema } from '#domain/time.ts';
import { signedIn } from '../errors.ts';

export const syncStatusSchema = z.object({
  connection: z.enum(['online', 'connecting', 'offline']),
  /** Why it is offline; null when it is not. */
  offlineReason: z
    .enum([
      'work-offline',
      'no-connection',
      'timeout',
      'tls',
      'proxy',
      'captive-portal',
      'not-replydesk',
      'server-error',
      'busy',
      'signed-out-by-service',
      'update-required',
    ])
    .nullable(),
  workOffline: z.boolean(),
  /** Commands that have not reached the service. */
  waiting: z.number().int().nonnegative(),
  /** Replies among them. */
  repliesWaiting: z.number().int().nonnegative(),
  /** Replies that need the doctor's word. */
  held: z.number().int().nonnegative(),
  /** The first sync's progress; null once it is complete. `total` is null until the service told it. */
  firstSync: z
    .object({
      received: z.number().int().nonnegative(),
      total: z.number().int().nonnegative().nullable(),
      /** Records a second, lately; null until it is known, and while nothing comes. */
      perSecond: z.number().nonnegative().nullable(),
      /** At the present pace, in seconds; null while it cannot be told. */
      secondsLeft: z.number().int().nonnegative().nullable(),
    })
    .nullable(),
  lastPulledAt: instantSchema.nullable(),
  /** Records of the feed that could not be read and were set aside. */
  quarantined: z.number().int().nonnegative(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const quarantinedRecordSchema = z.object({
  /** The feed's name for what it is, for example `question`. */
  kind: z.string(),
  recordId: z.string(),
  revision: z.number().int(),
  /** Places and codes of what could not be read, for example `title:too_small`; never a value. */
  problem: z.string(),
  receivedAt: instantSchema,
});
/** A record that was set aside. What was there before stays as it was. */
export type QuarantinedRecord = z.infer<typeof quarantinedRecordSchema>;

export const sync = {
  status: signedIn.output(syncStatusSchema),
  /** Newest first. */
  listQuarantined: signedIn.output(z.array(quarantinedRecordSchema)),
  setWorkOffline: signedIn.input(z.strictObject({ workOffline: z.boolean() })).output(syncStatusSchema),
  /** Asks for a pull and push now; returns at once. */
  syncNow: signedIn.output(z.object({ asked: z.literal(true) })),
};
