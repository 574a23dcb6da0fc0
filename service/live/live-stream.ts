import type { LiveEvent } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { FeedScope } from '../feed/feed.ts';
import type { PresenceAtQuestion } from './presence-rows.ts';

/** Longest silence of a stream; workstations take one without a byte for 40 s for dead. */
const ALIVE_EVERY_MS = 15_000;
/**
 * Who is where is told in batches that are so far apart. In a large department somebody comes or goes all the time, and
 * everybody is told of everybody: what changed twice meanwhile is told once, and a batch is one write.
 */
const PRESENCE_EVERY_MS = 1000;

/** Whose stream it is, and what it may be told. */
export interface Viewer {
  readonly accountId: string;
  /** The session that the stream lives on. */
  readonly familyId: string;
  readonly scopes: ReadonlySet<FeedScope>;
}

/**
 * What one workstation is told, coalesced: however much happens while it is slow to read, at most one `changed` and one
 * `presence` a question wait for it, and presence at most once a second.
 */
export class LiveStream {
  viewer: Viewer;
  #changedAtMs: number | null = null;
  #notBeforeMs = 0;
  readonly #presence = new Map<QuestionId, PresenceAtQuestion>();
  #presenceNotBeforeMs = 0;
  /** Where somebody is, and who, as it was last told. */
  readonly #told = new Map<QuestionId, string>();
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }

  /**
   * There is something to pull. Told after `delayMs`, so that not everybody pulls at the same moment, and not before
   * `intervalMs` after the last time.
   */
  tellChanged(delayMs: number, intervalMs: number): void {
    if (this.#changedAtMs !== null) return;
    const nowMs = Date.now();
    this.#changedAtMs = Math.max(nowMs + delayMs, this.#notBeforeMs);
    this.#notBeforeMs = this.#changedAtMs + intervalMs;
    this.#wake?.();
  }

  /** Who is at a question that the viewer may see; nothing when it was told so already. */
  tellPresence(at: PresenceAtQuestion): void {
    if (peopleOf(at) === (this.#told.get(at.questionId) ?? '')) {
      this.#presence.delete(at.questionId);
      return;
    }
    this.#presence.set(at.questionId, at);
    this.#wake?.();
  }

  /** The whole present state: what was told before and is not in it any more is told as empty. */
  tellAllPresence(all: readonly PresenceAtQuestion[]): void {
    const visible = all.filter(({ scope }) => this.viewer.scopes.has(scope));
    const present = new Set(visible.map(({ questionId }) => questionId));
    for (const questionId of new Set([...this.#told.keys(), ...this.#presence.keys()])) {
      if (!present.has(questionId)) this.tellPresence({ questionId, scope: 'all', people: [] });
    }
    for (const at of visible) this.tellPresence(at);
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Ends when `signal` does, or by `end()`. */
  async *events(signal: AbortSignal): AsyncGenerator<LiveEvent> {
    const onAbort = (): void => this.end();
    signal.addEventListener('abort', onAbort);
    try {
      if (signal.aborted) return;
      yield { type: 'alive', serverTime: toInstant(Date.now()) };
      let aliveAtMs = Date.now() + ALIVE_EVERY_MS;
      while (!this.#ended) {
        const nowMs = Date.now();
        const serverTime = toInstant(nowMs);
        if (this.#presence.size > 0 && this.#presenceNotBeforeMs <= nowMs) {
          this.#presenceNotBeforeMs = nowMs + PRESENCE_EVERY_MS;
          for (const at of this.#takePresence()) {
            yield { type: 'presence', serverTime, questionId: at.questionId, people: [...at.people] };
          }
        } else if (this.#changedAtMs !== null && this.#changedAtMs <= nowMs) {
          this.#changedAtMs = null;
          yield { type: 'changed', serverTime };
        } else if (aliveAtMs <= nowMs) {
          yield { type: 'alive', serverTime };
        } else {
          const presenceAtMs = this.#presence.size > 0 ? this.#presenceNotBeforeMs : aliveAtMs;
          await this.#somethingOr(Math.min(aliveAtMs, presenceAtMs, this.#changedAtMs ?? aliveAtMs));
          continue;
        }
        aliveAtMs = Date.now() + ALIVE_EVERY_MS;
      }
    } finally {
      this.#ended = true;
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** What waits to be told, as told from now on. */
  #takePresence(): PresenceAtQuestion[] {
    const waiting = [...this.#presence.values()];
    this.#presence.clear();
    for (const at of waiting) {
      const people = peopleOf(at);
      if (people === '') this.#told.delete(at.questionId);
      else this.#told.set(at.questionId, people);
    }
    return waiting;
  }

  #somethingOr(momentMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, Math.max(1, momentMs - Date.now()));
      const stream = this;
      function finish(): void {
        clearTimeout(timer);
        stream.#wake = null;
        resolve();
      }
      this.#wake = finish;
    });
  }
}

/** Who is there, so that it can be compared; the same for all streams. */
const peopleByPlace = new WeakMap<PresenceAtQuestion, string>();
function peopleOf(at: PresenceAtQuestion): string {
  let people = peopleByPlace.get(at);
  if (people === undefined) {
    people = at.people.map(({ accountId, activity }) => `${accountId} ${activity}`).join();
    peopleByPlace.set(at, people);
  }
  return people;
}
