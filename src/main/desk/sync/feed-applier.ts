import type { ChangeTopic } from '#contract/desk.ts';
import type { FeedKind, FeedRecord } from '#contract/service.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId, QuestionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { type KnownRecord, readFeedRecord } from './feed-record.ts';
import { type Mirrors, mirrorsOf } from './mirrors.ts';
import { withOptimisticClaim } from './optimistic-claim.ts';

/** Most of a malformed record that is kept for looking into it, in characters. */
const MAX_RAW_LENGTH = 1_000_000;

const TOPICS: Readonly<Record<FeedKind, readonly ChangeTopic[]>> = {
  department: ['directory'],
  colleague: ['directory'],
  question: ['queue', 'question'],
  reply: ['question'],
  template: ['template'],
  'answered-question': ['related'],
  'faq-topic': ['related'],
};

/** What a page changed, for the window. */
export interface AppliedChanges {
  readonly topics: Set<ChangeTopic>;
  readonly questionIds: Set<QuestionId>;
}

export interface FeedApplier {
  /**
   * Applies records in their order; call it inside the transaction that also stores the cursor. A record older than
   * what is here changes nothing, one that cannot be read goes into quarantine, one of an unknown kind is left out.
   */
  apply(records: readonly FeedRecord[], receivedAt: Instant): AppliedChanges;
}

export function createFeedApplier(store: Store, accountId: AccountId): FeedApplier {
  const mirrors = mirrorsOf(store);

  function setAside(record: FeedRecord, problem: string, receivedAt: Instant): void {
    store.quarantine.put({
      kind: record.kind,
      recordId: record.id,
      revision: record.revision,
      problem,
      raw: (JSON.stringify(record.data) ?? 'null').slice(0, MAX_RAW_LENGTH),
      receivedAt,
    });
  }

  /** The record as it should be stored while commands of this machine are on their way. */
  function asShown(record: KnownRecord, now: Instant): KnownRecord {
    return record.kind === 'question' && record.data !== null
      ? { ...record, data: withOptimisticClaim(store, accountId, record.data, now) }
      : record;
  }

  return {
    apply(records, receivedAt) {
      const changes: AppliedChanges = { topics: new Set(), questionIds: new Set() };
      const onTheirWay = store.outbox.counts().waiting > 0;
      const troubled = store.quarantine.count() > 0;
      for (const record of records) {
        const read = readFeedRecord(record);
        if (read.state === 'unknown-kind') continue;
        if (read.state === 'malformed') {
          setAside(record, read.problem, receivedAt);
          continue;
        }
        const applied = keep(mirrors, onTheirWay ? asShown(read, receivedAt) : read);
        if (!applied) continue;
        if (troubled) store.quarantine.remove(record.kind, record.id);
        for (const topic of TOPICS[read.kind]) changes.topics.add(topic);
        const questionId = questionIdOf(read);
        if (questionId !== null) changes.questionIds.add(questionId);
      }
      return changes;
    },
  };
}

/** False when what is here is newer. A deletion at the very revision that is here counts: rights end without a change. */
function keep<K extends FeedKind>(mirrors: Mirrors, record: KnownRecord<K>): boolean {
  const mirror: Mirrors[K] = mirrors[record.kind];
  const known = mirror.findRevision(record.id);
  if (known !== null && known > record.revision) return false;
  if (record.data === null) mirror.remove(record.id);
  else mirror.upsert(record.data, record.revision);
  return true;
}

function questionIdOf(record: KnownRecord): QuestionId | null {
  if (record.kind === 'question') return record.id;
  return record.kind === 'reply' && record.data !== null ? record.data.questionId : null;
}
