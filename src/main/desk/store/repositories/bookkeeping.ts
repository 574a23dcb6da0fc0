import { randomUUID } from 'node:crypto';
import type { FeedKind } from '#contract/service.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** Small facts by name: tokens, the account, the device. All inside the encrypted database. */
export function createMetaRepository(database: Database) {
  const get = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?');
  const set = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM meta WHERE name = ?');
  return {
    /** Null when it was never set. */
    find(name: string): string | null {
      return get.get(name)?.value ?? null;
    },
    set(name: string, value: string): void {
      set.run(name, value);
    },
    remove(name: string): void {
      remove.run(name);
    },
  };
}

export type MetaRepository = ReturnType<typeof createMetaRepository>;

/** Made once for each copy of the account; tells a doctor's machines apart. */
export function deviceIdOf(meta: MetaRepository): string {
  const known = meta.find('device-id');
  if (known !== null) return known;
  const made = randomUUID();
  meta.set('device-id', made);
  return made;
}

/** How far the account's copy reaches. */
export interface SyncState {
  /** Where the next page begins; null before the first one. */
  readonly cursor: string | null;
  readonly firstSyncReceived: number;
  /** Null until the service told it. */
  readonly firstSyncTotal: number | null;
  /** Null while the first sync goes on. */
  readonly firstSyncCompletedAt: Instant | null;
  readonly lastPulledAt: Instant | null;
  readonly workOffline: boolean;
  /** The version of the feed that the copy was pulled with; an older one left things out. */
  readonly feedVersion: number;
  /** The feed is being pulled from its beginning over a copy that is there; what it does not bring is removed after. */
  readonly pullingAnew: boolean;
}

/** The one row about syncing. */
export function createSyncStateRepository(database: Database) {
  const get = database.prepare<
    [],
    {
      cursor: string | null;
      first_sync_received: number;
      first_sync_total: number | null;
      first_sync_completed_at: string | null;
      last_pulled_at: string | null;
      work_offline: 0 | 1;
      feed_version: number;
      pulling_anew: 0 | 1;
    }
  >('SELECT * FROM sync_state');
  const set = database.prepare(`
    UPDATE sync_state SET cursor = :cursor, first_sync_received = :firstSyncReceived, first_sync_total = :firstSyncTotal,
      first_sync_completed_at = :firstSyncCompletedAt, last_pulled_at = :lastPulledAt, work_offline = :workOffline,
      feed_version = :feedVersion, pulling_anew = :pullingAnew`);
  const read = (): SyncState => {
    const row = get.get();
    if (row === undefined) throw new Error('the sync state is missing');
    return {
      cursor: row.cursor,
      firstSyncReceived: row.first_sync_received,
      firstSyncTotal: row.first_sync_total,
      firstSyncCompletedAt: row.first_sync_completed_at,
      lastPulledAt: row.last_pulled_at,
      workOffline: row.work_offline === 1,
      feedVersion: row.feed_version,
      pullingAnew: row.pulling_anew === 1,
    };
  };
  return {
    get: read,
    /** Changes what the patch names. */
    update(patch: Partial<SyncState>): void {
      const next = { ...read(), ...patch };
      set.run({ ...next, workOffline: next.workOffline ? 1 : 0, pullingAnew: next.pullingAnew ? 1 : 0 });
    },
  };
}

/** Where the things of each kind of the feed are kept. */
const TABLES: Readonly<Record<FeedKind, string>> = {
  department: 'department',
  colleague: 'colleague',
  question: 'question',
  reply: 'reply',
  template: 'template',
  'template-version': 'template_version',
  'template-statistics': 'template_statistics',
  'answered-question': 'answered_question',
  'faq-topic': 'faq_topic',
  'handed-draft': 'handed_draft',
  snooze: 'snooze',
  note: 'note',
  scorecard: 'scorecard',
  review: 'review',
  'review-feedback': 'review_feedback',
};

/** What a feed that is pulled anew has brought so far, so that what it no longer has can be told from the rest. */
export function createResyncRepository(database: Database) {
  const mark = database.prepare('INSERT INTO resync_seen (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const unmark = database.prepare('DELETE FROM resync_seen WHERE kind = ? AND id = ?');
  const isMarked = database.prepare('SELECT 1 FROM resync_seen WHERE kind = ? AND id = ?');
  const clear = database.prepare('DELETE FROM resync_seen');
  return {
    mark(kind: FeedKind, id: string): void {
      mark.run(kind, id);
    },
    unmark(kind: FeedKind, id: string): void {
      unmark.run(kind, id);
    },
    isMarked(kind: FeedKind, id: string): boolean {
      return isMarked.get(kind, id) !== undefined;
    },
    clear(): void {
      clear.run();
    },
    /** Ids of a kind that are here and were not brought. */
    listUnseen(kind: FeedKind): string[] {
      return database
        .prepare<[string], { id: string }>(
          `SELECT id FROM ${TABLES[kind]} WHERE id NOT IN (SELECT id FROM resync_seen WHERE kind = ?)`,
        )
        .all(kind)
        .map(({ id }) => id);
    },
  };
}

/** A record of the feed that could not be read. */
export interface QuarantinedRecord {
  readonly kind: string;
  readonly recordId: string;
  readonly revision: number;
  /** Paths and codes of what is wrong; never a value. */
  readonly problem: string;
  readonly raw: string;
  readonly receivedAt: Instant;
}

/** Records that were set aside, so that they can be looked into and read by a later version. */
export function createQuarantineRepository(database: Database) {
  const put = database.prepare(`
    INSERT INTO quarantined_record (kind, record_id, revision, problem, raw, received_at)
    VALUES (:kind, :recordId, :revision, :problem, :raw, :receivedAt)
    ON CONFLICT (kind, record_id) DO UPDATE SET revision = excluded.revision, problem = excluded.problem,
      raw = excluded.raw, received_at = excluded.received_at`);
  const remove = database.prepare('DELETE FROM quarantined_record WHERE kind = ? AND record_id = ?');
  const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM quarantined_record');
  const list = database.prepare<
    [],
    { kind: string; record_id: string; revision: number; problem: string; received_at: string }
  >(
    'SELECT kind, record_id, revision, problem, received_at FROM quarantined_record ORDER BY received_at DESC, id DESC',
  );
  return {
    /** A later bad record of the same thing replaces the earlier one. */
    put(record: QuarantinedRecord): void {
      put.run(record);
    },
    /** A readable record of it came. */
    remove(kind: string, recordId: string): void {
      remove.run(kind, recordId);
    },
    count(): number {
      return count.get()?.n ?? 0;
    },
    /** Newest first, without what the records say. */
    list(): Omit<QuarantinedRecord, 'raw'>[] {
      return list.all().map((row) => ({
        kind: row.kind,
        recordId: row.record_id,
        revision: row.revision,
        problem: row.problem,
        receivedAt: row.received_at,
      }));
    },
  };
}
