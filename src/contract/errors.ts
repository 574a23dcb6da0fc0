import { oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * The errors that the workstation's doors may answer with. A code says what happened; the words a person reads are
 * made from the code by the renderer, in their language, and never from a message: messages might carry patient text.
 */
export const signInErrors = {
  WRONG_PASSWORD: { status: 401, message: 'The e-mail or password is wrong.' },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    message: 'Too many attempts.',
    data: z.object({ retryAfterSeconds: z.number().int().nonnegative() }),
  },
  ACCOUNT_DISABLED: { status: 403, message: 'The account is disabled.' },
} as const;

export const offlineErrors = {
  /** No answer from the service; `reason` says what to look at. */
  SERVICE_UNREACHABLE: {
    status: 503,
    message: 'The service cannot be reached.',
    data: z.object({
      reason: z.enum([
        'no-connection',
        'timeout',
        'tls',
        'proxy',
        'captive-portal',
        'not-replydesk',
        'server-error',
        'busy',
      ]),
    }),
  },
  /** This machine has no copy of the account yet, so it cannot be opened without the service. */
  NOT_ON_THIS_MACHINE: { status: 404, message: 'The account was never opened on this machine.' },
} as const;

export const storeErrors = {
  STORE_FROM_THE_FUTURE: {
    status: 409,
    message: 'The local data was written by a newer version.',
    data: z.object({ found: z.number().int(), supported: z.number().int() }),
  },
  STORE_DAMAGED: { status: 500, message: 'The local data is damaged.' },
  STORE_NOT_WRITABLE: {
    status: 507,
    message: 'The local data cannot be written.',
    data: z.object({ reason: z.enum(['disk-full', 'read-only', 'locked', 'unknown']) }),
  },
  /** The service took the password, yet the local copy is locked with an earlier one. */
  STORE_LOCKED_WITH_OLD_PASSWORD: { status: 423, message: 'The local data is locked with an earlier password.' },
} as const;

export const sessionErrors = {
  SIGNED_OUT: { status: 401, message: 'Sign in first.' },
  NOT_FOUND: { status: 404, message: 'There is no such thing here.' },
} as const;

/** Of procedures that only the service can answer, now. */
export const serviceErrors = {
  SERVICE_UNREACHABLE: offlineErrors.SERVICE_UNREACHABLE,
  FORBIDDEN: { status: 403, message: 'Your role does not allow this.' },
  EMPTY_PERIOD: { status: 422, message: 'There is nothing to draw from in this period.' },
} as const;

/** The base of every procedure that needs an open store. */
export const signedIn = oc.errors({ ...sessionErrors, STORE_NOT_WRITABLE: storeErrors.STORE_NOT_WRITABLE });
