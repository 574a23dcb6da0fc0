import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ServiceSession } from '#contract/service.ts';
import { type Account, accountSchema } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';
import type { Pool, Sql } from '../database/connection.ts';
import { audit } from '../questions/change-question.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

const ACCESS_TOKEN_MINUTES = 15;
const REFRESH_TOKEN_DAYS = 60;
const FAILURES_PER_WINDOW = 10;
const FAILURE_WINDOW_MINUTES = 10;

export type SignInResult =
  | { readonly result: 'signed-in'; readonly session: ServiceSession }
  | { readonly result: 'wrong-password' }
  | { readonly result: 'disabled' }
  | { readonly result: 'too-many-attempts'; readonly retryAfterSeconds: number };

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly roles: string[];
  readonly department_ids: string[];
  readonly password_hash: string;
  readonly disabled: boolean;
}

/** A hash that no password has, so that an unknown account takes as long as a wrong password. */
const nobodysHash = hashPassword(randomUUID());

/** Checks the password and starts a session. Attempts are counted in the database, for all instances together. */
export async function signIn(
  pool: Pool,
  credentials: { readonly email: string; readonly password: string; readonly deviceId: string },
  remoteAddress: string,
): Promise<SignInResult> {
  const email = credentials.email.trim().toLowerCase();
  const throttleKey = sha256(`${email}|${remoteAddress}`).toString('base64url');
  const retryAfterSeconds = await secondsUntilNextAttempt(pool, throttleKey);
  if (retryAfterSeconds > 0) return { result: 'too-many-attempts', retryAfterSeconds };

  const [row] = await pool<AccountRow[]>`SELECT * FROM account WHERE email = ${email}`;
  const correct = await verifyPassword(credentials.password, row?.password_hash ?? (await nobodysHash));
  if (row === undefined || !correct) {
    await pool`INSERT INTO sign_in_failure (throttle_key) VALUES (${throttleKey})`;
    if (row !== undefined) await audit(pool, row.id, 'sign-in-refused', null, { why: 'wrong-password' });
    return { result: 'wrong-password' };
  }
  if (row.disabled) {
    await audit(pool, row.id, 'sign-in-refused', null, { why: 'disabled' });
    return { result: 'disabled' };
  }

  const session = await pool.begin(async (transaction) => {
    await transaction`DELETE FROM sign_in_failure WHERE throttle_key = ${throttleKey}`;
    await transaction`DELETE FROM access_token WHERE expires_at < now()`;
    const familyId = randomUUID();
    await transaction`INSERT INTO session_family (id, account_id, device_id) VALUES (${familyId}, ${row.id}, ${credentials.deviceId})`;
    await actAt(transaction, credentials.deviceId);
    await audit(transaction, row.id, 'signed-in', null);
    return issueTokens(transaction, familyId, toAccount(row));
  });
  return { result: 'signed-in', session };
}

async function secondsUntilNextAttempt(pool: Pool, throttleKey: string): Promise<number> {
  const [row] = await pool<{ failures: number; oldest: Date | null }[]>`
    SELECT count(*)::integer AS failures, min(failed_at) AS oldest FROM sign_in_failure
    WHERE throttle_key = ${throttleKey} AND failed_at > now() - make_interval(mins => ${FAILURE_WINDOW_MINUTES})`;
  if (row === undefined || row.failures < FAILURES_PER_WINDOW || row.oldest === null) return 0;
  return Math.max(1, Math.ceil((row.oldest.getTime() + FAILURE_WINDOW_MINUTES * 60_000 - Date.now()) / 1000));
}

/**
 * Exchanges a refresh token, which works once. An old one is a sign that it was copied, so its whole family ends.
 * Null when the token is unknown, used, expired, ended, or its account disabled.
 */
export async function refresh(pool: Pool, refreshToken: string): Promise<ServiceSession | null> {
  return pool.begin(async (transaction) => {
    const [token] = await transaction<{ family_id: string; used_at: Date | null; expired: boolean }[]>`
      SELECT family_id, used_at, expires_at < now() AS expired FROM refresh_token
      WHERE token_hash = ${sha256(refreshToken)} FOR UPDATE`;
    if (token === undefined) return null;
    if (token.used_at !== null) {
      await endFamily(transaction, token.family_id, 'session-ended-for-reused-token');
      return null;
    }
    const [row] = await transaction<AccountRow[]>`
      SELECT account.* FROM session_family JOIN account ON account.id = session_family.account_id
      WHERE session_family.id = ${token.family_id} AND session_family.ended_at IS NULL AND NOT account.disabled`;
    if (row === undefined || token.expired) return null;
    await transaction`UPDATE refresh_token SET used_at = now() WHERE token_hash = ${sha256(refreshToken)}`;
    return issueTokens(transaction, token.family_id, toAccount(row));
  });
}

/** Ends the session that the refresh token belongs to; an unknown token is no error. */
export async function signOut(pool: Pool, refreshToken: string): Promise<void> {
  await pool.begin(async (transaction) => {
    const [token] = await transaction<{ family_id: string }[]>`
      SELECT family_id FROM refresh_token WHERE token_hash = ${sha256(refreshToken)}`;
    if (token !== undefined) await endFamily(transaction, token.family_id, 'signed-out');
  });
}

/** Who speaks, in which session and at which workstation. */
export interface Session {
  readonly account: Account;
  readonly familyId: string;
  readonly deviceId: string;
}

/** Says for the rest of the transaction at which workstation things are done, for the audit trail. */
export async function actAt(transaction: Sql, deviceId: string): Promise<void> {
  await transaction`SELECT set_config('replydesk.device_id', ${deviceId}, true)`;
}

/** Who an access token speaks for, and the session that it belongs to; or null. */
export async function findSession(sql: Sql, accessToken: string): Promise<Session | null> {
  const [row] = await sql<(AccountRow & { family_id: string; device_id: string })[]>`
    SELECT account.*, session_family.id AS family_id, session_family.device_id FROM access_token
    JOIN session_family ON session_family.id = access_token.family_id AND session_family.ended_at IS NULL
    JOIN account ON account.id = session_family.account_id AND NOT account.disabled
    WHERE access_token.token_hash = ${sha256(accessToken)} AND access_token.expires_at > now()`;
  return row === undefined ? null : { account: toAccount(row), familyId: row.family_id, deviceId: row.device_id };
}

/** The accounts of sessions that go on, by session. Ended ones and those of disabled accounts are left out. */
export async function listLiveAccounts(sql: Sql, familyIds: readonly string[]): Promise<Map<string, Account>> {
  const rows = await sql<(AccountRow & { family_id: string })[]>`
    SELECT account.*, session_family.id AS family_id
    FROM session_family JOIN account ON account.id = session_family.account_id AND NOT account.disabled
    WHERE session_family.id = ANY(${familyIds as string[]}::uuid[]) AND session_family.ended_at IS NULL`;
  return new Map(rows.map((row) => [row.family_id, toAccount(row)]));
}

/** Whether the key may take in questions. */
export async function isIntakeKey(sql: Sql, key: string): Promise<boolean> {
  return (await sql`SELECT 1 FROM intake_key WHERE key_hash = ${sha256(key)}`).length === 1;
}

/** Lets a key take in questions. The key itself is not kept. */
export async function addIntakeKey(sql: Sql, key: string, label: string): Promise<void> {
  await sql`INSERT INTO intake_key (key_hash, label) VALUES (${sha256(key)}, ${label}) ON CONFLICT DO NOTHING`;
}

async function endFamily(transaction: Sql, familyId: string, act: string): Promise<void> {
  const [ended] = await transaction<{ account_id: string; device_id: string }[]>`
    UPDATE session_family SET ended_at = now() WHERE id = ${familyId} AND ended_at IS NULL
    RETURNING account_id, device_id`;
  if (ended !== undefined) {
    await actAt(transaction, ended.device_id);
    await audit(transaction, ended.account_id, act, null);
  }
  await transaction`DELETE FROM access_token WHERE family_id = ${familyId}`;
}

async function issueTokens(transaction: Sql, familyId: string, account: Account): Promise<ServiceSession> {
  const accessToken = randomBytes(32).toString('base64url');
  const refreshToken = randomBytes(32).toString('base64url');
  const [row] = await transaction<{ expires_at: Date; server_time: Date }[]>`
    INSERT INTO access_token (token_hash, family_id, expires_at)
    VALUES (${sha256(accessToken)}, ${familyId}, now() + make_interval(mins => ${ACCESS_TOKEN_MINUTES}))
    RETURNING expires_at, now() AS server_time`;
  await transaction`
    INSERT INTO refresh_token (token_hash, family_id, expires_at)
    VALUES (${sha256(refreshToken)}, ${familyId}, now() + make_interval(days => ${REFRESH_TOKEN_DAYS}))`;
  if (row === undefined) throw new Error('the token was not stored');
  return {
    accessToken,
    accessTokenExpiresAt: toInstant(row.expires_at),
    refreshToken,
    account,
    serverTime: toInstant(row.server_time),
  };
}

function toAccount(row: AccountRow): Account {
  return accountSchema.parse({
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    roles: row.roles,
    departmentIds: row.department_ids,
  });
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
