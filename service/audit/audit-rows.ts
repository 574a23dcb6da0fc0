import { CHAIN_START, type ChainHead } from '#domain/audit/chain.ts';
import { type AuditEntry, type AuditEvent, withoutWords } from '#domain/audit/event.ts';
import type { Checkpoint } from '#domain/audit/trail-file.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';

export interface AuditEventRow {
  readonly sequence: string;
  readonly event_id: string;
  readonly occurred_at: Date;
  readonly account_id: string | null;
  readonly roles: string[];
  readonly device_id: string | null;
  readonly act: string;
  readonly subject_id: string | null;
  readonly details: Record<string, unknown>;
  readonly text_hashes: Record<string, string>;
}

/**
 * The event of a row, as it is hashed. It is made from the row every time, so that a row that was changed behind the
 * triggers' back no longer has its hash.
 */
export function toAuditEvent(row: AuditEventRow): AuditEvent {
  const event = {
    id: row.event_id,
    occurredAt: toInstant(row.occurred_at),
    accountId: row.account_id,
    roles: row.roles,
    deviceId: row.device_id,
    act: row.act,
    subjectId: row.subject_id,
    details: withoutWords(row.details),
    textHashes: row.text_hashes,
  };
  // Parsed nowhere: a row that the schema does not know must still get its place in the chain.
  return event as AuditEvent;
}

/** The service's own chain: its name, and where it ends. */
export async function readHead(sql: Sql): Promise<ChainHead> {
  const [row] = await sql<{ chain: string; sequence: string | null; hash: string | null }[]>`
    SELECT audit_chain.chain, last.sequence, last.hash FROM audit_chain
    LEFT JOIN LATERAL (SELECT sequence, hash FROM audit_link ORDER BY sequence DESC LIMIT 1) AS last ON true`;
  if (row === undefined) throw new Error('the audit chain has no name');
  return { chain: row.chain, sequence: Number(row.sequence ?? 0), hash: row.hash ?? CHAIN_START };
}

/** Entries after a place in the chain, in order. */
export async function listEntries(sql: Sql, chain: string, after: number, limit: number): Promise<AuditEntry[]> {
  const rows = await sql<(AuditEventRow & { place: string; previous: string; hash: string })[]>`
    SELECT audit_event.*, audit_link.sequence AS place, audit_link.previous, audit_link.hash
    FROM audit_link JOIN audit_event ON audit_event.sequence = audit_link.event_sequence
    WHERE audit_link.sequence > ${after} ORDER BY audit_link.sequence LIMIT ${limit}`;
  return rows.map((row) => ({
    chain,
    sequence: Number(row.place),
    previous: row.previous,
    event: toAuditEvent(row),
    hash: row.hash,
  }));
}

/** Checkpoints about entries after the first place up to the second one, in order. */
export async function listCheckpoints(sql: Sql, chain: string, after: number, upTo: number): Promise<Checkpoint[]> {
  const rows = await sql<{ sequence: string; hash: string; key_id: string; signed_at: Date; signature: string }[]>`
    SELECT * FROM audit_checkpoint WHERE sequence > ${after} AND sequence <= ${upTo} ORDER BY sequence`;
  return rows.map((row) => ({
    checkpoint: {
      chain,
      sequence: Number(row.sequence),
      hash: row.hash,
      signedAt: toInstant(row.signed_at),
      key: row.key_id,
    },
    signature: row.signature,
  }));
}
