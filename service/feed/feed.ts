import type { FeedData, FeedKind } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { DepartmentId } from '#domain/ids.ts';
import type { Sql } from '../database/connection.ts';

/** Who may see an entry: everybody, reviewers and admins, a department's doctors, or one account. */
export type FeedScope = 'all' | 'reviewers' | `department:${string}` | `account:${string}`;

export const departmentScope = (departmentId: DepartmentId): FeedScope => `department:${departmentId}`;
export const accountScope = (accountId: string): FeedScope => `account:${accountId}`;

/** The channel that tells every instance which scopes changed, separated by spaces. */
export const FEED_CHANNEL = 'replydesk_feed';

/** PostgreSQL takes less than 8,000 bytes; scopes are ASCII. */
const MAX_PAYLOAD_LENGTH = 7000;

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
      FROM json_to_recordset(${JSON.stringify(chunk)}::text::json) AS entry (scope text, kind text, id text, revision integer, data json)
      ON CONFLICT (scope, kind, id) DO UPDATE SET
        transaction_id = pg_current_xact_id(), sequence = nextval('feed_sequence'),
        revision = excluded.revision, deleted = false, data = excluded.data`;
  }
  await notifyFeed(transaction, entries);
}

/** Wakes whoever reads these scopes, once the transaction commits. An empty payload stands for everybody. */
async function notifyFeed(transaction: Sql, entries: readonly { readonly scope: FeedScope }[]): Promise<void> {
  if (entries.length === 0) return;
  const scopes = [...new Set(entries.map(({ scope }) => scope))].join(' ');
  await transaction`SELECT pg_notify(${FEED_CHANNEL}, ${scopes.length > MAX_PAYLOAD_LENGTH ? '' : scopes})`;
}

/** Something that leaves a scope. `revision` is the last one that the scope was told. */
export type FeedRetraction = Pick<FeedEntry, 'scope' | 'kind' | 'id' | 'revision'>;

/**
 * Takes things out of their scopes: whoever sees the scope is told of a deletion. Part of the transaction that does it,
 * and before `publish` puts the same things into another scope: whoever sees both is told in this order.
 */
export async function retract(transaction: Sql, retractions: readonly FeedRetraction[]): Promise<void> {
  if (retractions.length === 0) return;
  await transaction`
    INSERT INTO feed_entry (scope, kind, id, revision, deleted, data)
    SELECT gone.scope, gone.kind, gone.id, gone.revision, true, NULL
    FROM jsonb_to_recordset(${transaction.json(retractions.map(({ scope, kind, id, revision }) => ({ scope, kind, id, revision })))})
      AS gone (scope text, kind text, id text, revision integer)
    ON CONFLICT (scope, kind, id) DO UPDATE SET
      transaction_id = pg_current_xact_id(), sequence = nextval('feed_sequence'),
      revision = excluded.revision, deleted = true, data = NULL`;
  await notifyFeed(transaction, retractions);
}

/** Whether the account reads every department. */
export function seesAll({ roles }: Pick<Account, 'roles'>): boolean {
  return roles.includes('reviewer') || roles.includes('admin');
}

/**
 * The scopes that an account reads. Reviewers and admins read every department; a department that is new to an account
 * is pulled from its beginning, one that it lost arrives as deletions.
 */
export async function scopesOf(
  sql: Sql,
  account: Pick<Account, 'id' | 'roles' | 'departmentIds'>,
): Promise<FeedScope[]> {
  const departmentIds = seesAll(account)
    ? (await sql<{ id: DepartmentId }[]>`SELECT id FROM department ORDER BY id`).map(({ id }) => id)
    : account.departmentIds;
  return [
    'all',
    accountScope(account.id),
    ...(seesAll(account) ? (['reviewers'] as const) : []),
    ...departmentIds.map(departmentScope),
  ];
}
