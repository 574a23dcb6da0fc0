import type { Account } from '#domain/account.ts';
import { CHAIN_START, type ChainHead, canonicalJson, faultOf, headOf } from '#domain/audit/chain.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import type { Checkpoint } from '#domain/audit/trail-file.ts';
import { inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { audit } from '../questions/change-question.ts';
import { listCheckpoints, readHead } from './audit-rows.ts';
import { sha256 } from './signing-key.ts';

export interface KeptEntries {
  /** The last entry that is here; 0 for none. */
  readonly held: number;
  readonly state: 'following' | 'diverged';
  /** The newest signed head of the service's own chain, for the workstation to remember; null before the first. */
  readonly checkpoint: Checkpoint | null;
}

/**
 * Keeps the next entries of a workstation's chain, and notes in the service's own chain how far it came: from then on a
 * workstation cannot shorten or rewrite its trail unnoticed. Entries that do not follow what is here are not taken, nor
 * are those that speak for another account.
 */
export async function keepDeviceEntries(
  pool: Pool,
  account: Account,
  deviceId: string,
  entries: readonly AuditEntry[],
): Promise<KeptEntries> {
  return inTransaction(pool, async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${`device ${deviceId}`}, 0))`;
    const owner = await readDeviceHead(transaction, deviceId);
    const known = await listHashes(transaction, deviceId, entries);
    const isMine = owner.accountId === null || owner.accountId === account.id;
    const repeatsDiffer = entries.some(({ sequence, hash }) => (known.get(sequence) ?? hash) !== hash);
    let { head } = owner;
    const fresh = entries.filter(({ sequence }) => sequence > owner.head.sequence);
    let follows = isMine && !repeatsDiffer;
    for (const entry of fresh) {
      const { accountId } = entry.event;
      if (accountId !== account.id || faultOf(head, entry, sha256) !== null) follows = false;
      if (!follows) break;
      head = headOf(entry);
    }
    if (!follows) {
      await audit(transaction, account.id, 'device-trail-diverged', null, { deviceId, held: owner.head.sequence });
    } else if (fresh.length > 0) {
      await transaction`INSERT INTO device_audit_entry ${transaction(
        fresh.map((entry) => ({
          device_id: deviceId,
          sequence: entry.sequence,
          account_id: account.id,
          previous: entry.previous,
          hash: entry.hash,
          event: canonicalJson(entry.event),
        })),
      )}`;
      await audit(transaction, account.id, 'device-trail-received', null, {
        deviceId,
        sequence: head.sequence,
        hash: head.hash,
      });
    }
    return {
      // Nothing is told of a chain that is somebody else's.
      held: isMine ? (follows ? head.sequence : owner.head.sequence) : 0,
      state: follows ? 'following' : 'diverged',
      checkpoint: await findLastCheckpoint(transaction),
    };
  });
}

async function readDeviceHead(
  sql: Sql,
  deviceId: string,
): Promise<{ readonly head: ChainHead; readonly accountId: string | null }> {
  const [row] = await sql<{ sequence: string; hash: string; account_id: string }[]>`
    SELECT sequence, hash, account_id FROM device_audit_entry
    WHERE device_id = ${deviceId} ORDER BY sequence DESC LIMIT 1`;
  const head = { chain: deviceId, sequence: Number(row?.sequence ?? 0), hash: row?.hash ?? CHAIN_START };
  return { head, accountId: row?.account_id ?? null };
}

/** The hashes that are here of entries with the same numbers. */
async function listHashes(sql: Sql, deviceId: string, entries: readonly AuditEntry[]): Promise<Map<number, string>> {
  const rows = await sql<{ sequence: string; hash: string }[]>`
    SELECT sequence, hash FROM device_audit_entry
    WHERE device_id = ${deviceId} AND sequence = ANY(${entries.map(({ sequence }) => sequence)}::bigint[])`;
  return new Map(rows.map((row) => [Number(row.sequence), row.hash]));
}

async function findLastCheckpoint(sql: Sql): Promise<Checkpoint | null> {
  const { chain, sequence } = await readHead(sql);
  const [row] = await sql<{ sequence: string }[]>`
    SELECT max(sequence)::text AS sequence FROM audit_checkpoint WHERE sequence <= ${sequence}`;
  const last = Number(row?.sequence ?? 0);
  return last === 0 ? null : ((await listCheckpoints(sql, chain, last - 1, last))[0] ?? null);
}
