import { createHmac, hash, randomBytes, randomUUID } from 'node:crypto';
import { accountSchema, type Role } from '#domain/account.ts';
import { appendToChain, type ChainFault, type ChainHead, emptyChain, faultOf, headOf } from '#domain/audit/chain.ts';
import { type AuditEntry, type AuditEvent, withoutWords } from '#domain/audit/event.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';
import { deviceIdOf, type MetaRepository } from './bookkeeping.ts';

/** Something that was done on this machine. */
export interface RecordedAct {
  readonly occurredAt: Instant;
  readonly accountId: AccountId;
  readonly act: string;
  /** The question or reply that it was done to; null when it was done to neither. */
  readonly subjectId: string | null;
  /** Ids and codes, never anybody's words; what looks like words is withheld. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** Texts by name, of which keyed hashes are kept. */
  readonly texts?: Readonly<Record<string, string>>;
}

interface EventRow {
  readonly sequence: number;
  readonly event_id: string;
  readonly occurred_at: string;
  readonly account_id: string;
  readonly roles: string;
  readonly act: string;
  readonly subject_id: string | null;
  readonly details: string;
  readonly text_hashes: string;
}
type EntryRow = EventRow & { readonly place: number; readonly previous: string; readonly hash: string };

/** What a check of this machine's chain found. */
export interface TrailCheckResult {
  /** Good entries from the beginning on. */
  readonly entries: number;
  /** The first entry that is not what it should be; null for a good chain. */
  readonly fault: { readonly sequence: number; readonly kind: ChainFault | 'unlinked-event' } | null;
}

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const SALT = 'audit-salt';
const CHECK_BATCH = 1000;

/** The machine's own trail, a chain named by its device id; the database refuses to change or delete an event. */
export function createAuditEventRepository(database: Database, meta: MetaRepository) {
  const insert = database.prepare<object, EventRow>(`
    INSERT INTO audit_event (event_id, occurred_at, account_id, roles, act, subject_id, details, text_hashes)
    VALUES (:eventId, :occurredAt, :accountId, :roles, :act, :subjectId, :details, :textHashes) RETURNING *`);
  const insertLink = database.prepare(
    'INSERT INTO audit_link (sequence, event_sequence, previous, hash) VALUES (?, ?, ?, ?)',
  );
  const lastLink = database.prepare<[], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM audit_link ORDER BY sequence DESC LIMIT 1',
  );
  const listUnlinked = database.prepare<[], EventRow>(`
    SELECT * FROM audit_event WHERE sequence > (SELECT coalesce(max(event_sequence), 0) FROM audit_link)
    ORDER BY sequence`);
  const countUnlinked = database.prepare<[], { n: number }>(
    'SELECT (SELECT count(*) FROM audit_event) - (SELECT count(*) FROM audit_link) AS n',
  );
  const columns = 'audit_event.*, audit_link.sequence AS place, audit_link.previous, audit_link.hash';
  const joined = `SELECT ${columns} FROM audit_link JOIN audit_event ON audit_event.sequence = audit_link.event_sequence`;
  const listAfter = database.prepare<[number, number], EntryRow>(
    `${joined} WHERE audit_link.sequence > ? ORDER BY audit_link.sequence LIMIT ?`,
  );
  const listLatest = database.prepare<[number, number], EntryRow>(
    `${joined} WHERE audit_link.sequence < ? ORDER BY audit_link.sequence DESC LIMIT ?`,
  );
  const listOfSubject = database.prepare<[string, number, number], EntryRow>(
    `${joined} WHERE audit_event.subject_id = ? AND audit_link.sequence < ? ORDER BY audit_link.sequence DESC LIMIT ?`,
  );

  const chain = (): string => deviceIdOf(meta);

  function head(): ChainHead {
    const last = lastLink.get();
    return last === undefined ? emptyChain(chain()) : { chain: chain(), sequence: last.sequence, hash: last.hash };
  }

  function toEntry(row: EntryRow): AuditEntry {
    const { place: sequence, previous, hash: own } = row;
    return { chain: chain(), sequence, previous, event: toEvent(row, chain()), hash: own };
  }

  function link(row: EventRow): void {
    const entry = appendToChain(head(), toEvent(row, chain()), sha256);
    insertLink.run(entry.sequence, row.sequence, entry.previous, entry.hash);
  }

  function salt(): string {
    const known = meta.find(SALT);
    if (known !== null) return known;
    const made = randomBytes(32).toString('hex');
    meta.set(SALT, made);
    return made;
  }

  function roles(): Role[] {
    const account = meta.find('account');
    return account === null ? [] : (accountSchema.safeParse(JSON.parse(account)).data?.roles ?? []);
  }

  /** Written by a version that knew no chain. */
  const linkEarlier = database.transaction(() => {
    for (const row of listUnlinked.all()) link(row);
  });
  if (listUnlinked.get() !== undefined) linkEarlier.immediate();

  const append = database.transaction((act: RecordedAct) => {
    const texts = Object.entries(act.texts ?? {});
    const key = texts.length === 0 ? '' : salt();
    const row = insert.get({
      eventId: randomUUID(),
      occurredAt: act.occurredAt,
      accountId: act.accountId,
      roles: JSON.stringify(roles()),
      act: act.act,
      subjectId: act.subjectId,
      details: JSON.stringify(act.details),
      textHashes: JSON.stringify(
        Object.fromEntries(texts.map(([name, text]) => [name, createHmac('sha256', key).update(text).digest('hex')])),
      ),
    });
    if (row === undefined) throw new Error('the event was not stored');
    link(row);
  });

  return {
    /** Part of the caller's transaction where there is one. */
    append(act: RecordedAct): void {
      append(act);
    },

    head,

    /** In order, at most `limit`. */
    listEntries(after: number, limit: number): AuditEntry[] {
      return listAfter.all(after, limit).map(toEntry);
    },

    /** Latest first: of one question or reply, or of all with null. */
    listLatest(subjectId: string | null, before: number | null, limit: number): AuditEntry[] {
      const upTo = before ?? Number.MAX_SAFE_INTEGER;
      const rows = subjectId === null ? listLatest.all(upTo, limit) : listOfSubject.all(subjectId, upTo, limit);
      return rows.map(toEntry);
    },

    /** Hashes the whole chain again, some ten thousand events a second. */
    check(): TrailCheckResult {
      let last = emptyChain(chain());
      for (
        let rows = listAfter.all(0, CHECK_BATCH);
        rows.length > 0;
        rows = listAfter.all(last.sequence, CHECK_BATCH)
      ) {
        for (const row of rows) {
          const entry = toEntry(row);
          const kind = faultOf(last, entry, sha256);
          if (kind !== null) return { entries: last.sequence, fault: { sequence: last.sequence + 1, kind } };
          last = headOf(entry);
        }
      }
      const isWhole = countUnlinked.get()?.n === 0 && last.sequence === head().sequence;
      return {
        entries: last.sequence,
        fault: isWhole ? null : { sequence: last.sequence + 1, kind: 'unlinked-event' },
      };
    },
  };
}

/**
 * Made from the row every time, so that a row that was changed behind the triggers' back no longer has its hash. Parsed
 * nowhere: what an earlier version wrote must get its place too, or the store would not open.
 */
function toEvent(row: EventRow, deviceId: string): AuditEvent {
  const event = {
    id: row.event_id,
    occurredAt: row.occurred_at,
    accountId: row.account_id,
    roles: JSON.parse(row.roles),
    deviceId,
    act: row.act,
    subjectId: row.subject_id,
    details: withoutWords(JSON.parse(row.details)),
    textHashes: JSON.parse(row.text_hashes),
  };
  return event as AuditEvent;
}
