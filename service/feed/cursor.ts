import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A place in the feed: transaction id and sequence, both as decimal text because they outgrow a JavaScript number. */
export type FeedPosition = readonly [transactionId: string, sequence: string];
export const START: FeedPosition = ['0', '0'];

/** Whichever of the two is farther on. */
export function laterOf(left: FeedPosition, right: FeedPosition): FeedPosition {
  const ahead = BigInt(left[0]) - BigInt(right[0]) || BigInt(left[1]) - BigInt(right[1]);
  return ahead >= 0n ? left : right;
}

const digits = z.string().regex(/^\d{1,20}$/);
const scope = z.string().max(120);
/** A position in each of several scopes. */
export const positionsSchema = z.record(scope, z.tuple([digits, digits]).readonly());

const cursorSchema = z.strictObject({
  epoch: z.uuid(),
  /** How far each scope was read. A scope that is missing was not read at all. */
  positions: positionsSchema,
  /** Records left of the first sync when the cursor was made; null afterwards. */
  remaining: z.number().int().nonnegative().nullable(),
  /** Scopes that the account gained, and before which transaction; what left them before then it never had. */
  gained: z.record(scope, digits).optional(),
  /** Within a scope that the account lost: the last thing told as deleted. */
  lostAfter: z.strictObject({ scope, key: z.tuple([z.string().max(60), z.string().max(80)]) }).optional(),
});
export type CursorState = z.infer<typeof cursorSchema>;

/** What signs cursors: the same for all instances, different for every account. */
export interface CursorKey {
  readonly secret: string;
  readonly accountId: string;
}

/** A cursor that this service did not give to this account. */
export class MalformedCursorError extends Error {
  constructor() {
    super('The cursor is not one of this service. Start again without one.');
    this.name = 'MalformedCursorError';
  }
}

/**
 * Cursors are opaque to workstations and signed: they name scopes that an account had, so one that anybody could make
 * would tell what other departments have.
 */
export function encodeCursor(state: CursorState, key: CursorKey): string {
  const payload = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${payload}.${signature(payload, key).toString('base64url')}`;
}

/** @throws {MalformedCursorError} */
export function decodeCursor(cursor: string, key: CursorKey): CursorState {
  const [payload = '', signed = ''] = cursor.split('.');
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(payload, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new MalformedCursorError();
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    throw new MalformedCursorError();
  }
}

function signature(payload: string, key: CursorKey): Buffer {
  return createHmac('sha256', key.secret).update(`${key.accountId} ${payload}`).digest().subarray(0, 16);
}
