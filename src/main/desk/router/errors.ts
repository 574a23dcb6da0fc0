import { ORPCError } from '@orpc/server';
import { LockedWithOldPasswordError } from '../features/session.ts';
import { StoreDamagedError, StoreFromTheFutureError, StoreNotWritableError } from '../store/store-errors.ts';
import {
  AccountDisabledError,
  ServiceUnreachableError,
  TooManyAttemptsError,
  WrongPasswordError,
} from '../sync/service-errors.ts';

/** The constructors of the errors that signing in may answer with, as oRPC makes them from the contract. */
interface SignInErrors {
  WRONG_PASSWORD(): Error;
  TOO_MANY_ATTEMPTS(options: { data: { retryAfterSeconds: number } }): Error;
  ACCOUNT_DISABLED(): Error;
  SERVICE_UNREACHABLE(options: { data: { reason: ServiceUnreachableError['reason'] } }): Error;
  STORE_FROM_THE_FUTURE(options: { data: { found: number; supported: number } }): Error;
  STORE_DAMAGED(): Error;
  STORE_NOT_WRITABLE(options: { data: { reason: StoreNotWritableError['reason'] } }): Error;
  STORE_LOCKED_WITH_OLD_PASSWORD(): Error;
}

/** What went wrong while signing in, as the contract names it. */
export function signInErrorOf(error: unknown, errors: SignInErrors): unknown {
  if (error instanceof WrongPasswordError) return errors.WRONG_PASSWORD();
  if (error instanceof TooManyAttemptsError) {
    return errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: error.retryAfterSeconds } });
  }
  if (error instanceof AccountDisabledError) return errors.ACCOUNT_DISABLED();
  if (error instanceof ServiceUnreachableError) {
    return errors.SERVICE_UNREACHABLE({ data: { reason: error.reason } });
  }
  if (error instanceof StoreFromTheFutureError) {
    return errors.STORE_FROM_THE_FUTURE({ data: { found: error.found, supported: error.supported } });
  }
  if (error instanceof StoreDamagedError) return errors.STORE_DAMAGED();
  if (error instanceof StoreNotWritableError) return errors.STORE_NOT_WRITABLE({ data: { reason: error.reason } });
  if (error instanceof LockedWithOldPasswordError) return errors.STORE_LOCKED_WITH_OLD_PASSWORD();
  return safeError(error);
}

/** Anything unexpected without its message, which might quote a patient. */
export function safeError(error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  console.error(`desk: ${error instanceof Error ? `${error.name} ${placeOf(error)}` : 'unknown error'}`);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'Something went wrong in the background part.' });
}

function placeOf(error: Error): string {
  return (
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? ''
  );
}
