import { appendToChain, type ChainHead, canonicalJson, headOf } from '#domain/audit/chain.ts';
import { endLine, entryLine, headerLine, signCheckpoint, type TrailSigner } from '#domain/audit/trail-file.ts';
import { toInstant } from '#domain/time.ts';
import type { Pool, Sql } from '../database/connection.ts';
import { type AuditEventRow, listCheckpoints, listEntries, readHead, toAuditEvent } from './audit-rows.ts';
import { sha256 } from './signing-key.ts';

/** Any constant: sealers of all instances queue up behind one advisory lock. */
const SEALING_LOCK = 7_365_022;
/** Events that one transaction seals. */
const BATCH = 1000;
/** A checkpoint follows when so many entries have none, or the last one is so old; in milliseconds. */
const CHECKPOINT_ENTRIES = 1000;
const CHECKPOINT_EVERY_MS = 60_000;
/** How often an instance looks for events to seal, in milliseconds. */
const SEAL_EVERY_MS = 1000;

export interface TrailPage {
  /** Lines of the exported trail; see `src/domain/audit/trail-file.ts`. */
  readonly lines: string[];
  /** Give it for the next page; null after the last line. */
  readonly next: number | null;
}

/** The service's audit trail, as one instance works on it. */
export interface AuditTrail {
  /** Seals what was committed before, and signs the head. */
  seal(): Promise<ChainHead>;
  /** A page of the export; `after` is 0 for the first one. */
  readPage(after: number, limit: number): Promise<TrailPage>;
  /** Ends the timer and what is under way. */
  close(): Promise<void>;
}

/**
 * Opens the trail and seals events as they come. Any number of instances may: an advisory lock lets one of them seal at a
 * time, and the database takes no entry that does not follow the last one.
 */
export async function openAuditTrail(
  pool: Pool,
  signer: TrailSigner,
  onInternalError: (error: unknown) => void,
  { sealEveryMs = SEAL_EVERY_MS }: { readonly sealEveryMs?: number } = {},
): Promise<AuditTrail> {
  await pool`
    INSERT INTO audit_key (key_id, public_key) VALUES (${signer.keyId}, ${signer.publicKey}) ON CONFLICT DO NOTHING`;

  async function seal(): Promise<ChainHead> {
    for (;;) {
      const { head, isDone } = await pool.begin(async (transaction) => {
        await transaction`SELECT pg_advisory_xact_lock(${SEALING_LOCK})`;
        return sealBatch(transaction, signer, 'now');
      });
      if (isDone) return head;
    }
  }

  /** What a timer does: nothing where another instance is at it, and no signature while there are only a few. */
  async function sealInPassing(): Promise<void> {
    const [waiting] = await pool`SELECT 1 FROM audit_pending LIMIT 1`;
    if (waiting === undefined) return;
    for (let isDone = false; !isDone; ) {
      isDone = await pool.begin(async (transaction) => {
        const [lock] = await transaction<{ taken: boolean }[]>`
          SELECT pg_try_advisory_xact_lock(${SEALING_LOCK}) AS taken`;
        return lock?.taken === true ? (await sealBatch(transaction, signer, 'when-due')).isDone : true;
      });
    }
  }

  let underWay: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    underWay = sealInPassing()
      .catch(onInternalError)
      .finally(() => {
        isBusy = false;
      });
  }, sealEveryMs);
  timer.unref();

  return {
    seal,
    readPage: (after, limit) => readPage(pool, signer, seal, after, limit),
    async close() {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** Gives what waits its place in the chain; part of a transaction that holds the lock. */
async function sealBatch(
  transaction: Sql,
  signer: TrailSigner,
  sign: 'now' | 'when-due',
): Promise<{ readonly head: ChainHead; readonly isDone: boolean }> {
  // In the order in which they were written; one that commits later comes later.
  const rows = await transaction<AuditEventRow[]>`
    SELECT audit_event.* FROM audit_pending JOIN audit_event ON audit_event.sequence = audit_pending.event_sequence
    ORDER BY audit_event.sequence LIMIT ${BATCH}`;
  let head = await readHead(transaction);
  const links: { sequence: number; event_sequence: string; previous: string; hash: string }[] = [];
  for (const row of rows) {
    const entry = appendToChain(head, toAuditEvent(row), sha256);
    links.push({
      sequence: entry.sequence,
      event_sequence: row.sequence,
      previous: entry.previous,
      hash: entry.hash,
    });
    head = headOf(entry);
  }
  if (links.length > 0) {
    await transaction`INSERT INTO audit_link ${transaction(links)}`;
    await transaction`
      DELETE FROM audit_pending WHERE event_sequence = ANY(${rows.map(({ sequence }) => sequence)}::bigint[])`;
  }
  const isDone = rows.length < BATCH;
  await checkpoint(transaction, head, signer, isDone ? sign : 'when-due');
  return { head, isDone };
}

async function checkpoint(
  transaction: Sql,
  head: ChainHead,
  signer: TrailSigner,
  when: 'now' | 'when-due',
): Promise<void> {
  const [last] = await transaction<{ sequence: string; signed_at: Date }[]>`
    SELECT sequence, signed_at FROM audit_checkpoint ORDER BY sequence DESC LIMIT 1`;
  const unsigned = head.sequence - Number(last?.sequence ?? 0);
  const isDue = unsigned >= CHECKPOINT_ENTRIES || Date.now() - (last?.signed_at.getTime() ?? 0) >= CHECKPOINT_EVERY_MS;
  if (unsigned === 0 || (when === 'when-due' && !isDue)) return;
  const { checkpoint: signed, signature } = signCheckpoint(head, toInstant(Date.now()), signer);
  await transaction`
    INSERT INTO audit_checkpoint (sequence, hash, key_id, signed_at, signature)
    VALUES (${signed.sequence}, ${signed.hash}, ${signed.key}, ${signed.signedAt}, ${signature})`;
}

/**
 * A page of the export. All pages together are one trail, whichever instances wrote them; the last one brings what was
 * done until then, the export itself too.
 */
async function readPage(
  pool: Pool,
  signer: TrailSigner,
  seal: () => Promise<ChainHead>,
  after: number,
  limit: number,
): Promise<TrailPage> {
  const keyRows = await pool<{ key_id: string; public_key: string }[]>`SELECT key_id, public_key FROM audit_key`;
  const { chain } = await readHead(pool);
  const header = headerLine(chain, Object.fromEntries(keyRows.map((row) => [row.key_id, row.public_key])));
  const lines = after === 0 ? [header] : [];
  let entries = await listEntries(pool, chain, after, limit);
  const upTo = () => entries.at(-1)?.sequence ?? after;
  // A head that goes out gets its checkpoint before it does: none can come to stand behind what was read already.
  if (entries.length < limit || (await readHead(pool)).sequence === upTo()) {
    await seal();
    if (entries.length < limit) entries = await listEntries(pool, chain, after, limit);
  }
  const checkpoints = await listCheckpoints(pool, chain, after, upTo());
  for (const entry of entries) {
    lines.push(entryLine(entry));
    while (checkpoints[0]?.checkpoint.sequence === entry.sequence) lines.push(canonicalJson(checkpoints.shift()));
  }
  if (entries.length === limit) return { lines, next: upTo() };
  const last = entries.at(-1);
  const head = last === undefined ? await headAt(pool, chain, after) : headOf(last);
  const [row] = await pool<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM audit_checkpoint WHERE sequence <= ${head.sequence}`;
  const signedAt = toInstant(Date.now());
  lines.push(endLine(head, { headerLine: header, checkpoints: row?.count ?? 0, signedAt }, signer, sha256));
  return { lines, next: null };
}

async function headAt(pool: Pool, chain: string, sequence: number): Promise<ChainHead> {
  const [row] = await pool<{ hash: string }[]>`SELECT hash FROM audit_link WHERE sequence = ${sequence}`;
  return row === undefined ? readHead(pool) : { chain, sequence, hash: row.hash };
}
