import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountIdSchema, questionIdSchema } from '#domain/ids.ts';
import { instantSchema } from '#domain/time.ts';
import { base } from './base.ts';

export const presenceActivitySchema = z.enum(['viewing', 'replying']);
export type PresenceActivity = z.infer<typeof presenceActivitySchema>;

export const personPresentSchema = z.object({
  accountId: accountIdSchema,
  displayName: z.string().max(120),
  activity: presenceActivitySchema,
});
/** A colleague who has the question open now. */
export type PersonPresent = z.infer<typeof personPresentSchema>;

export const liveEventSchema = z.discriminatedUnion('type', [
  /** There is something to pull. */
  z.object({ type: z.literal('changed'), serverTime: instantSchema }),
  z.object({ type: z.literal('alive'), serverTime: instantSchema }),
  /** Everybody who is at the question now; replaces what was told of it before. */
  z.object({
    type: z.literal('presence'),
    serverTime: instantSchema,
    questionId: questionIdSchema,
    people: z.array(personPresentSchema).max(50),
  }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const events = base
  .route({
    method: 'GET',
    path: '/v1/events',
    summary: 'Server-sent events: that there is something to pull, and who is at which question',
    tags: ['sync'],
  })
  .output(eventIterator(liveEventSchema));

export const presence = base
  .route({
    method: 'POST',
    path: '/v1/presence',
    summary: 'Tell colleagues what this workstation is at; expires by itself',
    tags: ['sync'],
  })
  .input(
    z.strictObject({
      deviceId: z.uuid(),
      /** Null when no question is open. */
      questionId: questionIdSchema.nullable(),
      activity: presenceActivitySchema,
    }),
  )
  /** Tell it again before that time is over, in seconds. */
  .output(z.object({ expiresInSeconds: z.number().int().positive() }));
