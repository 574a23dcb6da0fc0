import { implement, ORPCError } from '@orpc/server';
import { deskContract } from '#contract/desk.ts';
import { sessionErrors, storeErrors } from '#contract/errors.ts';
import type { Desk } from '../desk.ts';
import { StoreNotWritableError } from '../store/store-errors.ts';
import { safeError } from './errors.ts';

export const desk = implement(deskContract).$context<{ desk: Desk }>();

/** Nothing unexpected leaves the worker with its own message. */
export const guarded = desk.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw safeError(error);
  }
});

/** Procedures that need an open account. Codes and statuses are those of the contract's `signedIn` errors. */
export const open = guarded.use(async ({ context, next }) => {
  const session = context.desk.sessions.current();
  if (session === null) throw new ORPCError('SIGNED_OUT', { status: sessionErrors.SIGNED_OUT.status });
  try {
    return await next({ context: { session } });
  } catch (error) {
    if (!(error instanceof StoreNotWritableError)) throw error;
    const { status } = storeErrors.STORE_NOT_WRITABLE;
    throw new ORPCError('STORE_NOT_WRITABLE', { status, data: { reason: error.reason } });
  }
});
