import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Raised when a workstation of the old version could misunderstand the service. Sent with every request. */
export const PROTOCOL_VERSION = 3;
export const PROTOCOL_HEADER = 'x-replydesk-protocol';
export const APP_VERSION_HEADER = 'x-replydesk-version';

/** Codes stand in the `code` of an RFC 9457 problem document and stay the same for good. */
const problems = {
  UNAUTHORIZED: { status: 401, message: 'Sign in again.' },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  UPGRADE_REQUIRED: {
    status: 426,
    message: 'This version and the service do not understand each other. Update the older of the two.',
    /** The protocol versions that the service speaks. */
    data: z.object({ oldest: z.number().int(), newest: z.number().int() }),
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: 'Slow down.',
    data: z.object({ retryAfterSeconds: z.number().int().nonnegative() }),
  },
  /** Also in the `Retry-After` header. `busy` and `draining` concern this instance, `database` all of them. */
  UNAVAILABLE: {
    status: 503,
    message: 'This instance cannot serve just now. Try again shortly.',
    data: z.object({
      reason: z.enum(['busy', 'draining', 'database']),
      retryAfterSeconds: z.number().int().nonnegative(),
    }),
  },
} as const;

export const base = oc.errors(problems);
