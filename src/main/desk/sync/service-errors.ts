import type { z } from 'zod';
import type { offlineErrors } from '#contract/errors.ts';

/** Why no usable answer came; the same words as the window gets. */
export type UnreachableReason = z.infer<typeof offlineErrors.SERVICE_UNREACHABLE.data>['reason'];

/** No usable answer from the service; trying again later may help. Messages never carry what was sent or received. */
export class ServiceUnreachableError extends Error {
  override readonly name = 'ServiceUnreachableError';
  readonly reason: UnreachableReason;
  /** How long the service asked to be left alone, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** False when the request certainly never left; what it asked for cannot have happened then. */
  readonly mayHaveArrived: boolean;

  constructor(
    reason: UnreachableReason,
    { retryAfterMs = null, mayHaveArrived = true }: { retryAfterMs?: number | null; mayHaveArrived?: boolean } = {},
  ) {
    super(`the service cannot be reached: ${reason}`);
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** The answer is larger than the workstation takes in one piece; asking for less may help. */
export class ResponseTooLargeError extends Error {
  override readonly name = 'ResponseTooLargeError';
}

/** The service answered, yet not in the shape of the contract. */
export class MalformedResponseError extends Error {
  override readonly name = 'MalformedResponseError';
}

/** The service turned the request down with a problem document. */
export class ServiceProblemError extends Error {
  override readonly name = 'ServiceProblemError';
  /** HTTP status, 400 to 499. */
  readonly status: number;
  /** The stable `code` of the problem document, for example `UNAUTHORIZED`. */
  readonly code: string;
  /** In milliseconds; null when the service did not say. */
  readonly retryAfterMs: number | null;

  constructor(status: number, code: string, retryAfterMs: number | null) {
    super(`the service answered ${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The tokens are no longer good: the session ended, or the account was disabled. Local work goes on. */
export class SignedOutByServiceError extends Error {
  override readonly name = 'SignedOutByServiceError';
}

/** The service no longer serves this version of the app. */
export class UpdateRequiredError extends Error {
  override readonly name = 'UpdateRequiredError';
}

export class WrongPasswordError extends Error {
  override readonly name = 'WrongPasswordError';
}

export class AccountDisabledError extends Error {
  override readonly name = 'AccountDisabledError';
}

export class TooManyAttemptsError extends Error {
  override readonly name = 'TooManyAttemptsError';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too many attempts to sign in');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
