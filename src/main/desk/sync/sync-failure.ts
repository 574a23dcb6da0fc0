import type { SyncStatus } from '#contract/desk.ts';
import {
  MalformedResponseError,
  ResponseTooLargeError,
  ServiceProblemError,
  ServiceUnreachableError,
  SignedOutByServiceError,
  UpdateRequiredError,
} from './service-errors.ts';

/** What a failed turn of the loop means for the status and for the next attempt. */
export interface Failure {
  /** Null for trouble on this machine, for example a full disk: the connection is not to blame. */
  readonly reason: SyncStatus['offlineReason'];
  /** How long the service asked to be left alone, in milliseconds; null when it did not. */
  readonly retryAfterMs: number | null;
  /** A fixed wait for what hurry does not mend, in milliseconds; null for the usual backoff. */
  readonly patienceMs: number | null;
}

/** Signing in again or updating is up to a person; this only notices when it was mended on the other side. */
const PATIENCE_MS = 5 * 60_000;

export function failureOf(error: unknown): Failure {
  const plain = { retryAfterMs: null, patienceMs: null };
  if (error instanceof ServiceUnreachableError)
    return { ...plain, reason: error.reason, retryAfterMs: error.retryAfterMs };
  if (error instanceof SignedOutByServiceError)
    return { ...plain, reason: 'signed-out-by-service', patienceMs: PATIENCE_MS };
  if (error instanceof UpdateRequiredError) return { ...plain, reason: 'update-required', patienceMs: PATIENCE_MS };
  if (error instanceof ServiceProblemError) {
    return { ...plain, reason: error.status === 429 ? 'busy' : 'server-error', retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof MalformedResponseError || error instanceof ResponseTooLargeError) {
    return { ...plain, reason: 'not-replydesk' };
  }
  return { ...plain, reason: null };
}
