import type { ChangeTopic } from '#contract/desk.ts';
import type { FeedKind, FeedRecord } from '#contract/service.ts';
import type { Store } from '#desk/store/store.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { isKnownKind, type KnownRecord, readFeedRecord } from './feed-record.ts';
import { type Mirrors, mirrorsOf } from './mirrors.ts';
import type { ShownAhead } from './shown-ahead.ts';

/** Most of a malformed record that is kept for looking into it, in characters. */
const MAX_RAW_LENGTH = 1_000_000;

const TOPICS: Readonly<Record<FeedKind, readonly ChangeTopic[]>> = {
  department: ['directory'],
  colleague: ['directory'],
  question: ['queue', 'question'],
  reply: ['question'],
  template: ['template'],
  'template-version': ['template'],
  'template-statistics': ['template'],
  'answered-question': ['related'],
  'faq-topic': ['related'],
  'handed-draft': ['question'],
  snooze: ['queue', 'question'],
  note: ['question'],
  scorecard: ['review'],
  review: ['review'],
  'review-feedback': ['review'],
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
  apply(records: readonly FeedRecord[], receivedAt: Instant, options: { readonly anew: boolean }): AppliedChanges;
  /** Removes what a feed that was pulled from its beginning did not bring; also part of the caller's transaction. */
  sweep(): AppliedChanges;
}

export function createFeedApplier(store: Store, ahead: ShownAhead): FeedApplier {
  const mirrors = mirrorsOf(store, ahead);
  // Most pages arrive while nothing is shown ahead of the service; then a question is stored without a look.
  const plainMirrors: Mirrors = {
    ...mirrors,
    question: {
      findRevision: (id) => store.questions.findRevision(id),
      upsert: (question, revision, isNew) => store.questions.upsert(question, revision, isNew),
      remove: (id) => store.questions.remove(id),
    },
  };

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

  return {
    apply(records, receivedAt, { anew }) {
      const changes: AppliedChanges = { topics: new Set(), questionIds: new Set() };
      const into = store.outbox.isAnythingAhead() ? mirrors : plainMirrors;
      const troubled = store.quarantine.count() > 0;
      for (const record of records) {
        const read = readFeedRecord(record);
        if (read.state === 'unknown-kind') continue;
        if (read.state === 'malformed') {
          setAside(record, read.problem, receivedAt);
          // It is still there, only not readable: what is here of it must not be swept away.
          if (anew && isKnownKind(record.kind)) store.resync.mark(record.kind, record.id);
          continue;
        }
        if (anew && read.data !== null) store.resync.mark(read.kind, read.id);
        if (anew && read.data === null) store.resync.unmark(read.kind, read.id);
        const applied = keep(into, read);
        if (!applied) continue;
        if (troubled) store.quarantine.remove(record.kind, record.id);
        noteChange(changes, read);
      }
      return changes;
    },
    sweep() {
      const changes: AppliedChanges = { topics: new Set(), questionIds: new Set() };
      for (const kind of Object.keys(mirrors) as FeedKind[]) {
        for (const id of store.resync.listUnseen(kind)) {
          mirrors[kind].remove(id as never);
          for (const topic of TOPICS[kind]) changes.topics.add(topic);
          if (kind === 'question') changes.questionIds.add(id as QuestionId);
        }
      }
      // Moved out of sight by a command of ours, it has no row of its own.
      for (const id of store.questionBases.listIds()) if (!store.resync.isMarked('question', id)) ahead.left(id);
      store.resync.clear();
      return changes;
    },
  };
}

function noteChange(changes: AppliedChanges, record: KnownRecord): void {
  for (const topic of TOPICS[record.kind]) changes.topics.add(topic);
  const questionId = questionIdOf(record);
  if (questionId !== null) changes.questionIds.add(questionId);
}

/** False when what is here is newer. A deletion at the very revision that is here counts: rights end without a change. */
function keep<K extends FeedKind>(mirrors: Mirrors, record: KnownRecord<K>): boolean {
  const mirror: Mirrors[K] = mirrors[record.kind];
  const known = mirror.findRevision(record.id);
  if (known !== null && known > record.revision) return false;
  if (record.data === null) mirror.remove(record.id);
  else mirror.upsert(record.data, record.revision, known === null);
  return true;
}

function questionIdOf(record: KnownRecord): QuestionId | null {
  // A snooze is named by its question.
  if (record.kind === 'question' || record.kind === 'snooze') return record.id;
  return (record.kind === 'reply' || record.kind === 'handed-draft' || record.kind === 'note') && record.data !== null
    ? record.data.questionId
    : null;
}
