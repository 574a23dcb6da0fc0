import type { FeedData, FeedKind, FeedRecord } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { DepartmentId } from '#domain/ids.ts';
import type { Pool, Sql } from '../database/connection.ts';
import { type CursorState, decodeCursor, encodeCursor, type FeedPosition, START } from './cursor.ts';

/** Who may see an entry: everybody, a department's doctors, or one account. */
export type FeedScope = 'all' | `department:${string}` | `account:${string}`;

export const departmentScope = (departmentId: DepartmentId): FeedScope => `department:${departmentId}`;
export const accountScope = (accountId: string): FeedScope => `account:${accountId}`;

/** The channel that wakes the event streams of every instance. */
export const FEED_CHANNEL = 'replydesk_feed';

export interface FeedEntry<K extends FeedKind = FeedKind> {
  readonly scope: FeedScope;
  readonly kind: K;
  readonly id: string;
  readonly revision: number;
  readonly data: FeedData<K>;
}

/** Puts the present state of things into the feed; part of the transaction that changed them. */
export async function publish(transaction: Sql, entries: readonly FeedEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += 500) {
    const chunk = entries.slice(start, start + 500);
    await transaction`
      INSERT INTO feed_entry (scope, kind, id, revision, deleted, data)
      SELECT entry.scope, entry.kind, entry.id, entry.revision, false, entry.data
      FROM jsonb_to_recordset(${transaction.json(chunk as never)}) AS entry (scope text, kind text, id text, revision integer, data jsonb)
      ON CONFLICT (scope, kind, id) DO UPDATE SET
        transaction_id = pg_current_xact_id(), sequence = nextval('feed_sequence'),
        revision = excluded.revision, deleted = false, data = excluded.data`;
  }
  if (entries.length > 0) await transaction`SELECT pg_notify(${FEED_CHANNEL}, '')`;
}

/**
 * The scopes that an account reads. Reviewers and admins read every department; a department that is new to an account
 * is pulled from its beginning, one that it lost arrives as deletions.
 */
export async function scopesOf(
  sql: Sql,
  account: Pick<Account, 'id' | 'roles' | 'departmentIds'>,
): Promise<FeedScope[]> {
  const seesAll = account.roles.includes('reviewer') || account.roles.includes('admin');
  const departmentIds = seesAll
    ? (await sql<{ id: DepartmentId }[]>`SELECT id FROM department ORDER BY id`).map(({ id }) => id)
    : account.departmentIds;
  return ['all', accountScope(account.id), ...departmentIds.map(departmentScope)];
}

interface FeedRow {
  readonly scope: FeedScope;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly deleted: boolean;
  readonly data: unknown;
  readonly transaction_id: string;
  readonly sequence: string;
  readonly candidates: number;
}

export interface FeedPage {
  readonly records: FeedRecord[];
  readonly nextCursor: string;
  readonly more: boolean;
  readonly remaining: number | null;
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
export async function readPage(
  pool: Pool,
  scopes: readonly FeedScope[],
  cursor: string | null,
  limit: number,
): Promise<FeedPage> {
  const [epochRow] = await pool<{ epoch: string }[]>`SELECT epoch FROM feed_epoch`;
  const epoch = epochRow?.epoch ?? '';
  const decoded = cursor === null ? null : decodeCursor(cursor);
  const state: CursorState =
    decoded === null || decoded.epoch !== epoch ? { epoch, positions: {}, remaining: null } : decoded;

  const lost = Object.keys(state.positions).filter((scope) => !scopes.includes(scope as FeedScope));
  if (lost.length > 0) return readLostScope(pool, state, lost[0] as FeedScope, limit);

  const positions: Record<string, FeedPosition> = {};
  for (const scope of scopes) positions[scope] = state.positions[scope] ?? START;
  const rows = await readRows(pool, positions, limit + 1);
  const page = rows.slice(0, limit);
  for (const row of page) positions[row.scope] = [row.transaction_id, row.sequence];

  const more = (rows[0]?.candidates ?? 0) > page.length;
  const before = state.remaining ?? (cursor === null && more ? await countAfter(pool, scopes) : null);
  const remaining = before === null ? null : Math.max(0, before - page.length);
  return {
    records: page.map(toRecord),
    nextCursor: encodeCursor({ epoch, positions, remaining: more ? remaining : null }),
    more,
    remaining: more ? (remaining ?? null) : 0,
  };
}

/**
 * Rows after the positions, at most `limit`, and no more than `PAGE_BYTES` of data: texts of patients can be megabytes.
 * `candidates` tells how many there were before the cut by size. Only rows that are returned are read from TOAST.
 */
async function readRows(
  pool: Pool,
  positions: Readonly<Record<string, FeedPosition>>,
  limit: number,
): Promise<FeedRow[]> {
  const scopes = Object.keys(positions);
  return pool<FeedRow[]>`
    SELECT scope, kind, id, revision, deleted, data, transaction_id, sequence, candidates
    FROM (
      SELECT entry.*,
        sum(entry.size) OVER (ORDER BY entry.transaction_id, entry.sequence) - entry.size AS bytes_before,
        (count(*) OVER ())::integer AS candidates
      FROM unnest(
          ${scopes}::text[],
          ${scopes.map((scope) => positions[scope]?.[0] ?? '0')}::text[],
          ${scopes.map((scope) => positions[scope]?.[1] ?? '0')}::text[]
        ) AS start (scope, transaction_id, sequence),
        LATERAL (
          SELECT feed_entry.*, coalesce(pg_column_size(feed_entry.data), 0) AS size
          FROM feed_entry
          WHERE feed_entry.scope = start.scope
            AND (feed_entry.transaction_id, feed_entry.sequence) > (start.transaction_id::xid8, start.sequence::bigint)
            AND feed_entry.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
          ORDER BY feed_entry.transaction_id, feed_entry.sequence
          LIMIT ${limit}
        ) AS entry
    ) AS sized
    WHERE bytes_before < ${PAGE_BYTES}
    ORDER BY transaction_id, sequence
    LIMIT ${limit}`;
}

async function countAfter(pool: Pool, scopes: readonly FeedScope[]): Promise<number> {
  const [row] = await pool<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM feed_entry WHERE scope = ANY(${scopes as string[]}::text[])`;
  return row?.count ?? 0;
}

/** A department that the account lost: everything in it is told as deleted, page by page, then the scope is forgotten. */
async function readLostScope(pool: Pool, state: CursorState, scope: FeedScope, limit: number): Promise<FeedPage> {
  const after = state.lostAfter?.scope === scope ? state.lostAfter.key : ['', ''];
  const rows = await pool<{ kind: string; id: string; revision: number }[]>`
    SELECT kind, id, revision FROM feed_entry
    WHERE scope = ${scope} AND NOT deleted AND (kind, id) > (${after[0] ?? ''}, ${after[1] ?? ''})
    ORDER BY kind, id LIMIT ${limit}`;
  const last = rows.at(-1);
  const finished = rows.length < limit || last === undefined;
  const { [scope]: _forgotten, ...others } = state.positions;
  return {
    records: rows.map(({ kind, id, revision }) => ({ kind, id, revision, deleted: true, data: null })),
    nextCursor: encodeCursor(
      finished
        ? { epoch: state.epoch, positions: others, remaining: null }
        : { ...state, lostAfter: { scope, key: [last.kind, last.id] } },
    ),
    more: true,
    remaining: null,
  };
}

function toRecord(row: FeedRow): FeedRecord {
  return { kind: row.kind, id: row.id, revision: row.revision, deleted: row.deleted, data: row.data };
}
