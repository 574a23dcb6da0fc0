import { z } from 'zod';

/** A place in the feed: transaction id and sequence, both as decimal text because they outgrow a JavaScript number. */
export type FeedPosition = readonly [transactionId: string, sequence: string];
export const START: FeedPosition = ['0', '0'];

const digits = z.string().regex(/^\d{1,20}$/);
const cursorSchema = z.strictObject({
  epoch: z.uuid(),
  /** How far each scope was read. A scope that is missing was not read at all. */
  positions: z.record(z.string().max(120), z.tuple([digits, digits]).readonly()),
  /** Records left of the first sync when the cursor was made; null afterwards. */
  remaining: z.number().int().nonnegative().nullable(),
  /** Within a scope that the account lost: the last thing told as deleted. */
  lostAfter: z
    .strictObject({ scope: z.string().max(120), key: z.tuple([z.string().max(60), z.string().max(80)]) })
    .optional(),
});
export type CursorState = z.infer<typeof cursorSchema>;

/** A cursor that this service did not give out. */
export class MalformedCursorError extends Error {
  constructor() {
    super('The cursor is not one of this service. Start again without one.');
    this.name = 'MalformedCursorError';
  }
}

/** Cursors are opaque to workstations; they hold nothing that the account may not know. */
export function encodeCursor(state: CursorState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** @throws {MalformedCursorError} */
export function decodeCursor(cursor: string): CursorState {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new MalformedCursorError();
  }
}
