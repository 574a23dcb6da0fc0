import type { QueueFilter, QueueRow, QueueScope } from '#contract/desk.ts';
import type { AccountId, DepartmentId, QuestionId } from '#domain/ids.ts';
import type { AgeBand } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import { rankOf, urgencyOfRank } from '#domain/triage.ts';
import type { Database } from '../database.ts';
import { createQueueIndex, type QueueEntry } from '../queue-index.ts';
import { type Condition, isClaimed, isShown, type Moment, type QueueViewer, SCOPES } from '../queue-scopes.ts';
import { searchQuery } from '../search-terms.ts';
import { beginningOf, createWordFinders, MAX_PASSAGE_SOURCE, passageOf, type WordFinder } from '../word-finder.ts';
import { REPLY_KINDS } from './outbox.ts';

/**
 * A row of the queue as far as the store knows it: who is there now is known to the live events, and what a rule is
 * called to the rules. `topRuleId` is null where no flag counts.
 */
export type StoredQueueRow = Omit<QueueRow, 'present' | 'topFlag'> & { readonly topRuleId: string | null };

export interface QueueWindow {
  readonly filter: QueueFilter;
  readonly offset: number;
  readonly limit: number;
}

/** Values that occur among pending questions, most frequent first. */
export interface QueueFacets {
  readonly ageBands: AgeBand[];
  readonly languages: string[];
  readonly departmentIds: DepartmentId[];
}

interface ListedRow {
  id: QuestionId;
  title: string;
  body: string;
  follow_ups: string | null;
  alias: string | null;
  age_band: string | null;
  sex: QueueRow['sex'];
  department_id: DepartmentId;
  language: string;
  asked_at: Instant;
  status: QueueRow['status'];
  claim_account_id: AccountId | null;
  claim_display_name: string | null;
  claim_claimed_at: Instant | null;
  claim_expires_at: Instant | null;
  urgency_rank: number;
  is_overridden: 0 | 1;
  deadline_at: Instant;
  duplicate_of: QuestionId | null;
  top_rule_id: string | null;
  has_draft: 0 | 1;
  outbox_state: QueueRow['outboxState'];
}

const UNSETTLED = `('waiting', 'sending', 'held', 'refused')`;
const BEGINNING = 320;

/** The queue: what a doctor sees of the questions, filtered and in order. */
export function createQueueRepository(
  database: Database,
  snoozes: { listAsleep(now: Instant): Map<number, Instant | null> },
) {
  const index = createQueueIndex(database);
  const finderOf = createWordFinders(database);
  const listWorked = database
    .prepare<[], string>(`
      SELECT question_id FROM draft
      UNION SELECT subject_id FROM outbox_command WHERE kind IN ${REPLY_KINDS} AND state IN ${UNSETTLED}`)
    .pluck();
  const search = database
    .prepare<{ match: string }, number>(`
      SELECT rowid FROM question_fts WHERE question_fts MATCH :match
      UNION ALL SELECT question.key FROM note_fts JOIN note ON note.key = note_fts.rowid
        JOIN question ON question.id = note.question_id WHERE note_fts MATCH :match`)
    .pluck();
  const greatestKey = database.prepare<[], number>('SELECT max(key) FROM question').pluck();
  const find = database.prepare<{ key: number; length: number; searched: 0 | 1 }, ListedRow>(`
    SELECT id, title, substr(body, 1, :length) AS body, iif(:searched, follow_ups, NULL) AS follow_ups, alias, age_band,
      sex, department_id, language, question.asked_at, status, claim_account_id, claim_display_name, claim_claimed_at,
      claim_expires_at, urgency_rank, deadline_at, duplicate_of, top_rule_id,
      urgency_override IS NOT NULL AND urgency_rank = CASE urgency_override ->> 'urgency'
        WHEN 'T1' THEN 0 WHEN 'T2' THEN 1 WHEN 'T3' THEN 2 ELSE 3 END AS is_overridden,
      EXISTS (SELECT 1 FROM draft WHERE draft.question_id = question.id) AS has_draft,
      (SELECT state FROM outbox_command
        WHERE subject_id = question.id AND kind IN ${REPLY_KINDS} AND state IN ${UNSETTLED}
        ORDER BY sequence DESC LIMIT 1) AS outbox_state
    FROM question LEFT JOIN question_flags ON question_key = key WHERE key = :key`);
  const listNotes = database.prepare<[string], { text: string }>(
    `SELECT data ->> 'text' AS text FROM note WHERE question_id = ? ORDER BY written_at`,
  );
  let facets: { readonly version: number; readonly value: QueueFacets } | null = null;

  const momentOf = (viewer: QueueViewer): Moment => ({
    ...viewer,
    asleep: snoozes.listAsleep(viewer.now),
    worked: new Set(listWorked.all()),
  });

  /** Null when nothing can match. */
  function conditionOf(filter: QueueFilter): Condition | null {
    const conditions: Condition[] = [SCOPES[filter.scope].holds];
    const among = <T>(chosen: readonly T[], pick: (entry: QueueEntry) => T | null): void => {
      if (chosen.length === 0) return;
      const values = new Set<T | null>(chosen);
      conditions.push((entry) => values.has(pick(entry)));
    };
    among(filter.departmentIds, (entry) => entry.departmentId);
    among(
      filter.urgencies.map((urgency) => rankOf(urgency === 'none' ? null : urgency)),
      (entry) => entry.rank,
    );
    among(filter.ageBands, (entry) => entry.ageBand);
    among(filter.sexes, (entry) => entry.sex);
    among(filter.languages, (entry) => entry.language);
    const { askedSince } = filter;
    if (askedSince !== null) conditions.push((entry) => entry.askedAt >= askedSince);
    if (filter.search.trim() !== '') {
      const match = searchQuery(filter.search);
      if (match === null) return null;
      // A common word is in tens of thousands; bits are filled and asked faster than a set.
      const found = new Uint8Array((greatestKey.get() ?? 0) + 1);
      for (const key of search.all({ match })) found[key] = 1;
      // First, because it leaves out most.
      conditions.unshift(({ key }) => found[key] === 1);
    }
    return (entry, moment) => {
      for (const condition of conditions) if (!condition(entry, moment)) return false;
      return true;
    };
  }

  function rowOf(key: number, moment: Moment, finder: WordFinder | null): StoredQueueRow[] {
    const length = finder === null ? BEGINNING : MAX_PASSAGE_SOURCE;
    const row = find.get({ key, length, searched: finder === null ? 0 : 1 });
    if (row === undefined) return [];
    const passage = finder === null ? null : passageIn(row, finder);
    const asleep = moment.asleep.get(key);
    const isRunning = row.claim_expires_at !== null && row.claim_expires_at > moment.now;
    return [
      {
        id: row.id,
        title: row.title,
        excerpt: passage?.excerpt ?? beginningOf(row.body),
        alias: row.alias,
        ageBand: row.age_band,
        sex: row.sex,
        departmentId: row.department_id,
        language: row.language,
        askedAt: row.asked_at,
        status: row.status,
        claim:
          isRunning && row.claim_account_id !== null && row.claim_claimed_at !== null && row.claim_expires_at !== null
            ? {
                accountId: row.claim_account_id,
                displayName: row.claim_display_name ?? '',
                claimedAt: row.claim_claimed_at,
                expiresAt: row.claim_expires_at,
              }
            : null,
        claimedByMe: isRunning && row.claim_account_id === moment.accountId,
        hasDraft: row.has_draft === 1,
        outboxState: row.outbox_state,
        urgency: urgencyOfRank(row.urgency_rank),
        urgencyIsOverridden: row.is_overridden === 1,
        topRuleId: row.top_rule_id,
        deadlineAt: row.deadline_at,
        snoozedUntil: asleep ?? null,
        isSnoozed: asleep !== undefined,
        duplicateOf: row.duplicate_of,
        titleMarks: finder?.marksIn(row.title) ?? [],
        excerptMarks: passage?.marks ?? [],
      },
    ];
  }

  /** Where the search found something: in the body, what the patient added, or a colleague's note. */
  function passageIn(row: ListedRow, finder: WordFinder): ReturnType<typeof passageOf> {
    const inBody = passageOf(row.body, finder);
    if (inBody !== null) return inBody;
    const followUps = JSON.parse(row.follow_ups ?? '[]') as { text: string }[];
    for (const { text } of [...followUps, ...listNotes.all(row.id)]) {
      const passage = passageOf(text, finder);
      if (passage !== null) return passage;
    }
    return null;
  }

  return {
    /** A window onto the queue and how long the whole is. */
    list({ filter, offset, limit }: QueueWindow, viewer: QueueViewer): { total: number; rows: StoredQueueRow[] } {
      const condition = conditionOf(filter);
      if (condition === null) return { total: 0, rows: [] };
      const moment = momentOf(viewer);
      const keys: number[] = [];
      let total = 0;
      for (const entry of index.list(SCOPES[filter.scope].status)) {
        if (!condition(entry, moment)) continue;
        if (total >= offset && keys.length < limit) keys.push(entry.key);
        total += 1;
      }
      const finder = filter.search.trim() === '' ? null : finderOf(filter.search);
      return { total, rows: keys.flatMap((key) => rowOf(key, moment, finder)) };
    },

    /** How many questions the filter leaves. */
    count(filter: QueueFilter, viewer: QueueViewer): number {
      const condition = conditionOf(filter);
      if (condition === null) return 0;
      const moment = momentOf(viewer);
      let total = 0;
      for (const entry of index.list(SCOPES[filter.scope].status)) if (condition(entry, moment)) total += 1;
      return total;
    },

    /** How many questions each scope holds. */
    counts(viewer: QueueViewer): Record<QueueScope, number> {
      const moment = momentOf(viewer);
      const counts = Object.fromEntries(Object.keys(SCOPES).map((scope) => [scope, 0])) as Record<QueueScope, number>;
      // The scopes' conditions, each asked once.
      for (const entry of index.list('pending')) {
        const isAsleep = moment.asleep.has(entry.key);
        if (isAsleep) counts.snoozed += 1;
        if (entry.duplicateOf !== null) counts.duplicates += 1;
        if (isAsleep || entry.duplicateOf !== null) continue;
        counts.open += 1;
        if (entry.rank < 3) counts.urgent += 1;
        if (entry.deadlineAt <= moment.now) counts.overdue += 1;
        const claimed = isClaimed(entry, moment);
        if (!claimed) counts.unclaimed += 1;
        if ((claimed && entry.claimAccountId === moment.accountId) || moment.worked.has(entry.id)) counts.mine += 1;
      }
      counts.answered = index.list('answered').length;
      counts.dismissed = index.list('dismissed').length;
      return counts;
    },

    /** Values that occur among pending questions, most frequent first. */
    facets(): QueueFacets {
      const version = index.version();
      if (facets?.version === version) return facets.value;
      const entries = index.list('pending');
      const value = {
        ageBands: mostFrequent(entries, (entry) => entry.ageBand),
        languages: mostFrequent(entries, (entry) => entry.language),
        departmentIds: mostFrequent(entries, (entry) => entry.departmentId),
      };
      facets = { version, value };
      return value;
    },

    /** Open questions of T1 and T2 in the departments; with none named, in all. */
    listUrgent(departmentIds: readonly DepartmentId[], viewer: QueueViewer): QuestionId[] {
      const moment = momentOf(viewer);
      const ids: QuestionId[] = [];
      for (const entry of index.list('pending')) {
        if (entry.rank > 1) break;
        const isMine = departmentIds.length === 0 || departmentIds.includes(entry.departmentId);
        if (isMine && isShown(entry, moment)) ids.push(entry.id);
      }
      return ids;
    },
  };
}

function mostFrequent<T extends string>(entries: readonly QueueEntry[], pick: (entry: QueueEntry) => T | null): T[] {
  const times = new Map<T, number>();
  for (const entry of entries) {
    const value = pick(entry);
    if (value !== null) times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...times]
    .sort(([left, leftTimes], [right, rightTimes]) => rightTimes - leftTimes || (left < right ? -1 : 1))
    .map(([value]) => value);
}
