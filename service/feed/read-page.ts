import type { FeedRecord } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { Pool } from '../database/connection.ts';
import {
  type CursorKey,
  type CursorState,
  decodeCursor,
  encodeCursor,
  type FeedPosition,
  laterOf,
  START,
} from './cursor.ts';
import { type FeedScope, scopesOf } from './feed.ts';

/** A page whose records PostgreSQL has written already; nothing of them is looked at here. */
export interface FeedPage {
  /** The records of the contract as JSON in UTF-8, parted by commas, without the brackets around them. */
  readonly records: Buffer;
  readonly nextCursor: string;
  readonly more: boolean;
  readonly remaining: number | null;
  /** The cursor was of another life of the database: this page is the first of the feed. */
  readonly anew: boolean;
}

/** Largest page in bytes of stored (compressed) data; one record more always fits, so nothing is too large to arrive. */
const PAGE_BYTES = 4_000_000;

/**
 * One page of what the account may see after the cursor. Sequence order is not commit order, so the page stops below
 * the oldest transaction still running (`pg_snapshot_xmin`): whatever commits later lies after every cursor given out.
 * Each scope is read by its own index range, so a page costs the same however long the history is.
 *
 * @throws {MalformedCursorError} when the cursor is not one of ours.
 */
export async function readPage(pool: Pool, account: Account, cursor: string | null, limit: number): Promise<FeedPage> {
  const scopes = await scopesOf(pool, account);
  const [feed] = await pool<{ epoch: string; cursor_secret: string; settled: string }[]>`
    SELECT epoch, cursor_secret, pg_snapshot_xmin(pg_current_snapshot())::text AS settled FROM feed_epoch`;
  if (feed === undefined) throw new Error('the feed has no epoch');
  const { epoch } = feed;
  const key: CursorKey = { secret: feed.cursor_secret, accountId: account.id };
  const decoded = cursor === null ? null : decodeCursor(cursor, key);
  const state: CursorState =
    decoded === null || decoded.epoch !== epoch ? { epoch, positions: {}, remaining: null } : decoded;

  const lost = Object.keys(state.positions).find((scope) => !scopes.includes(scope as FeedScope));
  if (lost !== undefined) return readLostScope(pool, key, state, lost, limit);

  const goesOn = Object.keys(state.positions).length > 0;
  const positions: Record<string, FeedPosition> = {};
  const gained: Record<string, string> = {};
  for (const scope of scopes) {
    const known = state.positions[scope];
    // Gained again while the loss was still being told: what was told as deleted has to come back.
    const halfLost = state.lostAfter?.scope === scope;
    positions[scope] = halfLost ? START : (known ?? START);
    // What left a scope before the account gained it was never here; a deletion could only hit what came by another way.
    const since = known === undefined && goesOn ? feed.settled : state.gained?.[scope];
    if (since !== undefined) gained[scope] = since;
  }
  const page = await writeRecords(pool, positions, gained, limit);
  // A page is what comes first over all scopes, so every scope was read as far as its last record, or farther before.
  for (const [scope, position] of Object.entries(positions)) {
    const reached = laterOf(position, page.last);
    positions[scope] = reached;
    if (BigInt(reached[0]) >= BigInt(gained[scope] ?? 0)) delete gained[scope];
  }

  const more = page.candidates > page.count;
  const before = state.remaining ?? (cursor === null && more ? await countAfter(pool, scopes) : null);
  const remaining = before === null ? null : Math.max(0, before - page.count);
  return {
    records: page.records,
    nextCursor: encodeCursor(
      {
        epoch,
        positions,
        remaining: more ? remaining : null,
        ...(Object.keys(gained).length > 0 ? { gained } : {}),
      },
      key,
    ),
    more,
    remaining: more ? (remaining ?? null) : 0,
    anew: decoded !== null && decoded.epoch !== epoch,
  };
}

interface WrittenRecords {
  readonly records: Buffer;
  readonly count: number;
  /** How many there were, at most one more than the limit for each scope, before the cut by size and limit. */
  readonly candidates: number;
  /** Of the last record; the beginning where there is none. */
  readonly last: FeedPosition;
}

/**
 * Records after the positions, at most `limit`, and no more than `PAGE_BYTES` of data: texts of patients can be megabytes.
 * Only those that are returned are read from TOAST. PostgreSQL puts their text together, so that one row of bytes comes
 * here however many there are, and goes out as it came.
 */
async function writeRecords(
  pool: Pool,
  positions: Readonly<Record<string, FeedPosition>>,
  gained: Readonly<Record<string, string>>,
  limit: number,
): Promise<WrittenRecords> {
  const scopes = Object.keys(positions);
  const [row] = await pool`
    SELECT
      string_agg(
        '{"kind":' || to_json(kind) || ',"id":' || to_json(id) || ',"revision":' || revision
          || CASE WHEN deleted THEN ',"deleted":true,"data":null}' ELSE ',"deleted":false,"data":' || data::text || '}' END,
        ',' ORDER BY transaction_id, sequence) AS records,
      count(*) AS count,
      coalesce(max(candidates), 0) AS candidates,
      max(transaction_id::text) FILTER (WHERE is_last) AS last_transaction_id,
      max(sequence) FILTER (WHERE is_last) AS last_sequence
    FROM (
      -- That a row is the last one is told by the row itself: finding the greatest position costs as much as the texts.
      SELECT *, place = ${limit} OR place = candidates OR bytes_with >= ${PAGE_BYTES} AS is_last
      FROM (
        SELECT entry.*,
          sum(entry.size) OVER in_order AS bytes_with,
          row_number() OVER in_order AS place,
          count(*) OVER () AS candidates
        FROM unnest(
            ${scopes}::text[],
            ${scopes.map((scope) => positions[scope]?.[0] ?? '0')}::text[],
            ${scopes.map((scope) => positions[scope]?.[1] ?? '0')}::text[],
            ${scopes.map((scope) => gained[scope] ?? '0')}::text[]
          ) AS start (scope, transaction_id, sequence, gained),
          LATERAL (
            SELECT feed_entry.*, coalesce(pg_column_size(feed_entry.data), 0) AS size
            FROM feed_entry
            WHERE feed_entry.scope = start.scope
              AND (feed_entry.transaction_id, feed_entry.sequence) > (start.transaction_id::xid8, start.sequence::bigint)
              AND feed_entry.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
              AND NOT (feed_entry.deleted AND feed_entry.transaction_id < start.gained::xid8)
            ORDER BY feed_entry.transaction_id, feed_entry.sequence
            LIMIT ${limit + 1}
          ) AS entry
        WINDOW in_order AS (ORDER BY entry.transaction_id, entry.sequence)
      ) AS sized
      WHERE bytes_with - size < ${PAGE_BYTES} AND place <= ${limit}
    ) AS page`.raw();
  const [records, count, candidates, lastTransactionId, lastSequence] = (row ?? []) as unknown as (Buffer | null)[];
  return {
    records: records ?? Buffer.alloc(0),
    count: Number(count?.toString() ?? 0),
    candidates: Number(candidates?.toString() ?? 0),
    last: lastTransactionId && lastSequence ? [lastTransactionId.toString(), lastSequence.toString()] : START,
  };
}

async function countAfter(pool: Pool, scopes: readonly FeedScope[]): Promise<number> {
  const [row] = await pool<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM feed_entry WHERE scope = ANY(${scopes as string[]}::text[])`;
  return row?.count ?? 0;
}

/**
 * A department that the account lost: everything in it is told as deleted, page by page, then the scope is forgotten.
 * That includes what left the department itself since the account last read it.
 */
async function readLostScope(
  pool: Pool,
  key: CursorKey,
  state: CursorState,
  scope: string,
  limit: number,
): Promise<FeedPage> {
  const after = state.lostAfter?.scope === scope ? state.lostAfter.key : ['', ''];
  const [transactionId, sequence] = state.positions[scope] ?? START;
  const rows = await pool<{ kind: string; id: string; revision: number }[]>`
    SELECT kind, id, revision FROM feed_entry
    WHERE scope = ${scope} AND (kind, id) > (${after[0] ?? ''}, ${after[1] ?? ''})
      AND (NOT deleted OR (transaction_id, sequence) > (${transactionId}::text::xid8, ${sequence}::text::bigint))
    ORDER BY kind, id LIMIT ${limit}`;
  const last = rows.at(-1);
  const finished = rows.length < limit || last === undefined;
  const { [scope]: _forgotten, ...others } = state.positions;
  const { [scope]: _neither, ...gained } = state.gained ?? {};
  const { lostAfter: _done, ...rest } = state;
  return {
    records: Buffer.from(rows.map(writeDeletion).join()),
    nextCursor: encodeCursor(
      finished
        ? { ...rest, positions: others, gained, remaining: null }
        : { ...state, lostAfter: { scope, key: [last.kind, last.id] } },
      key,
    ),
    more: true,
    remaining: null,
    anew: false,
  };
}

function writeDeletion({ kind, id, revision }: Pick<FeedRecord, 'kind' | 'id' | 'revision'>): string {
  return JSON.stringify({ kind, id, revision, deleted: true, data: null } satisfies FeedRecord);
}
