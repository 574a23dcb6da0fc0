import type { PersonPresent, PresenceActivity } from '#contract/service.ts';
import type { AccountId, QuestionId } from '#domain/ids.ts';
import type { ChangeCollector } from './change-collector.ts';
import type { Timers } from './timers.ts';

/** Moving through the queue with the arrow keys should not tell of every question passed; in milliseconds. */
const SETTLE_MS = 400;

/** The wait after telling failed, in milliseconds. */
const RETRY_MS = 15_000;

export interface WhereIAm {
  readonly questionId: QuestionId | null;
  readonly activity: PresenceActivity;
}

export interface PresenceOptions {
  readonly timers: Timers;
  readonly changes: ChangeCollector;
  readonly accountId: AccountId;
  /** Tells the service, and learns for how long it believes it. */
  readonly tell: (where: WhereIAm, signal: AbortSignal) => Promise<{ readonly expiresInSeconds: number }>;
}

export interface Presence {
  /** What is on the screen now. */
  set(where: WhereIAm): void;
  /** Colleagues at a question; empty while nothing is known. */
  at(questionId: QuestionId): PersonPresent[];
  /** A live event: everybody who is at the question now. */
  heard(questionId: QuestionId, people: readonly PersonPresent[]): void;
  /** The stream is open: tell where I am. */
  connected(): void;
  /** Nothing is known of anybody any more, and nothing can be told. */
  disconnected(): void;
}

/** Tells colleagues which question is open here, and remembers which are open elsewhere. Best effort by design. */
export function createPresence({ timers, changes, accountId, tell }: PresenceOptions): Presence {
  const people = new Map<QuestionId, readonly PersonPresent[]>();
  let where: WhereIAm = { questionId: null, activity: 'viewing' };
  let toldSomething = false;
  let connection: AbortController | null = null;
  let cancel = () => {};

  function schedule(delayMs: number): void {
    cancel();
    cancel = timers.schedule(delayMs, () => void beat());
  }

  async function beat(): Promise<void> {
    const present = connection;
    if (present === null) return;
    // Nothing open and nothing told: there is nobody to take it back from.
    if (where.questionId === null && !toldSomething) return;
    const telling = where;
    try {
      const { expiresInSeconds } = await tell(telling, present.signal);
      toldSomething = telling.questionId !== null;
      if (connection !== present || telling !== where) return;
      if (toldSomething) schedule(expiresInSeconds * 500);
    } catch {
      if (connection === present) schedule(RETRY_MS);
    }
  }

  return {
    set(next) {
      if (next.questionId === where.questionId && next.activity === where.activity) return;
      where = next;
      if (connection !== null) schedule(SETTLE_MS);
    },
    at: (questionId) => [...(people.get(questionId) ?? [])],
    heard(questionId, present) {
      // Myself, here or on another machine, is no news.
      const others = present.filter((person) => person.accountId !== accountId);
      if (others.length === 0 && !people.has(questionId)) return;
      if (others.length === 0) people.delete(questionId);
      else people.set(questionId, others);
      changes.add(['presence'], [questionId]);
    },
    connected() {
      connection?.abort();
      connection = new AbortController();
      schedule(0);
    },
    disconnected() {
      connection?.abort();
      connection = null;
      cancel();
      toldSomething = false;
      if (people.size === 0) return;
      changes.add(['presence'], [...people.keys()]);
      people.clear();
    },
  };
}
