import type { AccountId, DepartmentId, QuestionId } from '#domain/ids.ts';
import type { AgeBand, Sex } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from './database.ts';

/** What the queue filters and orders by. */
export interface QueueEntry {
  readonly key: number;
  readonly id: QuestionId;
  /** 0 for T1 to 3 for no red flag. */
  readonly rank: number;
  readonly deadlineAt: Instant;
  readonly askedAt: Instant;
  readonly departmentId: DepartmentId;
  readonly ageBand: AgeBand | null;
  readonly sex: Sex;
  readonly language: string;
  readonly duplicateOf: QuestionId | null;
  readonly claimAccountId: AccountId | null;
  readonly claimExpiresAt: Instant | null;
}

/** Up to so many changed rows are put in their places one by one; more are sorted in together. */
const FEW = 64;

/** Statuses that a scope of the queue shows. */
export type ListedStatus = 'pending' | 'answered' | 'dismissed';

const COLUMNS = `key, id, urgency_rank, deadline_at, asked_at, department_id, age_band, sex, language, duplicate_of,
  claim_account_id, claim_expires_at`;

type EntryRow = [
  key: number,
  id: QuestionId,
  rank: number,
  deadlineAt: Instant,
  askedAt: Instant,
  departmentId: DepartmentId,
  ageBand: AgeBand | null,
  sex: Sex,
  language: string,
  duplicateOf: QuestionId | null,
  claimAccountId: AccountId | null,
  claimExpiresAt: Instant | null,
];

/**
 * The queue in memory, in its order. Counting 100,000 rows under any filter takes SQLite some tens of milliseconds and
 * a loop over them one or two, so a keystroke in the filter never waits for the disk.
 *
 * Triggers name every row that was written, whoever wrote it; those are read anew before the next look. A rolled-back
 * write was only a look too many, so what is here never differs from what is stored.
 */
export function createQueueIndex(database: Database) {
  const lists = new Map<ListedStatus, QueueEntry[]>();
  const byKey = new Map<number, { readonly status: ListedStatus; readonly entry: QueueEntry }>();
  const touched = new Set<number>();
  let version = 0;

  database.function('queue_row_touched', { directOnly: false }, (key: unknown) => {
    touched.add(Number(key));
    version += 1;
    return null;
  });
  database.exec(`
    CREATE TEMP TRIGGER queue_insert AFTER INSERT ON main.question BEGIN SELECT queue_row_touched(new.key); END;
    CREATE TEMP TRIGGER queue_update AFTER UPDATE ON main.question BEGIN SELECT queue_row_touched(new.key); END;
    CREATE TEMP TRIGGER queue_delete AFTER DELETE ON main.question BEGIN SELECT queue_row_touched(old.key); END;`);

  const load = database
    .prepare<[string], EntryRow>(`
      SELECT ${COLUMNS} FROM question INDEXED BY question_by_urgency
      WHERE status = ? ORDER BY urgency_rank, deadline_at, asked_at, id`)
    .raw();
  const read = database
    .prepare<[number], [...EntryRow, status: string]>(`SELECT ${COLUMNS}, status FROM question WHERE key = ?`)
    .raw();
  const textOf = new Map<string, string>();
  /** A hundred thousand rows share few departments and languages. */
  const shared = <T extends string | null>(text: T): T => {
    if (text === null) return text;
    const known = textOf.get(text) as T | undefined;
    if (known !== undefined) return known;
    textOf.set(text, text);
    return text;
  };

  function entryOf(row: EntryRow): QueueEntry {
    return {
      key: row[0],
      id: row[1],
      rank: row[2],
      deadlineAt: row[3],
      askedAt: row[4],
      departmentId: shared(row[5]),
      ageBand: shared(row[6]),
      sex: shared(row[7]),
      language: shared(row[8]),
      duplicateOf: row[9],
      claimAccountId: row[10],
      claimExpiresAt: row[11],
    };
  }

  function loadAll(status: ListedStatus): QueueEntry[] {
    const entries = load.all(status).map(entryOf);
    if (status !== 'pending') entries.sort(latestFirst);
    for (const entry of entries) byKey.set(entry.key, { status, entry });
    lists.set(status, entries);
    return entries;
  }

  /** What was read inside a transaction may yet be rolled back, and is read once more after it. */
  function settle(): void {
    if (!database.inTransaction) touched.clear();
  }

  function catchUp(): void {
    if (touched.size === 0) return;
    // A first sync writes more than it is worth to sort in.
    if (touched.size > 5000 + byKey.size / 4) {
      lists.clear();
      byKey.clear();
      settle();
      return;
    }
    const gone = new Set<QueueEntry>();
    const come = new Map<ListedStatus, QueueEntry[]>();
    for (const key of touched) {
      const known = byKey.get(key);
      if (known !== undefined) {
        gone.add(known.entry);
        byKey.delete(key);
      }
      const row = read.get(key);
      const status = row?.[12] as ListedStatus | undefined;
      if (row === undefined || status === undefined || !lists.has(status)) continue;
      const entry = entryOf(row.slice(0, 12) as EntryRow);
      byKey.set(key, { status, entry });
      const arrivals = come.get(status);
      if (arrivals === undefined) come.set(status, [entry]);
      else arrivals.push(entry);
    }
    settle();
    for (const [status, entries] of lists) {
      const order = status === 'pending' ? mostUrgentFirst : latestFirst;
      const arrivals = come.get(status) ?? [];
      if (gone.size + arrivals.length <= FEW) {
        for (const entry of gone) takeOut(entries, entry, order);
        for (const entry of arrivals) entries.splice(placeOf(entries, entry, order), 0, entry);
        continue;
      }
      const stay = gone.size === 0 ? entries : entries.filter((entry) => !gone.has(entry));
      lists.set(status, merged(stay, arrivals.sort(order), order));
    }
  }

  return {
    /** Everything of a status in the queue's order; not to be changed, and true only until the next write. */
    list(status: ListedStatus): readonly QueueEntry[] {
      catchUp();
      return lists.get(status) ?? loadAll(status);
    },
    /** Changes with every write to a question. */
    version: (): number => version,
  };
}

type Order = (left: QueueEntry, right: QueueEntry) => number;

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** By urgency, then deadline, then age. */
const mostUrgentFirst: Order = (left, right) =>
  left.rank - right.rank ||
  compare(left.deadlineAt, right.deadlineAt) ||
  compare(left.askedAt, right.askedAt) ||
  compare(left.id, right.id);

const latestFirst: Order = (left, right) => compare(right.askedAt, left.askedAt) || compare(right.id, left.id);

/** Where the entry stands, or would stand. */
function placeOf(entries: readonly QueueEntry[], entry: QueueEntry, order: Order): number {
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const candidate = entries[middle];
    if (candidate !== undefined && order(candidate, entry) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function takeOut(entries: QueueEntry[], entry: QueueEntry, order: Order): void {
  const place = placeOf(entries, entry, order);
  if (entries[place] === entry) entries.splice(place, 1);
}

function merged(stay: QueueEntry[], come: readonly QueueEntry[], order: Order): QueueEntry[] {
  if (come.length === 0) return stay;
  const all: QueueEntry[] = [];
  let next = 0;
  for (const entry of stay) {
    for (let candidate = come[next]; candidate !== undefined && order(candidate, entry) < 0; candidate = come[next]) {
      all.push(candidate);
      next += 1;
    }
    all.push(entry);
  }
  for (; next < come.length; next += 1) all.push(come[next] as QueueEntry);
  return all;
}
