import type { Timers } from '#desk/sync/timers.ts';
import { questionIdSchema } from '#domain/ids.ts';
import type { Store } from '../store/store.ts';

/** The first screen has the machine to itself for this long; in milliseconds. */
const START_AFTER_MS = 3000;
/** Longest that facts keep the thread in one go, and how long others have it in between; in milliseconds. */
const SLICE_MS = 8;
const PAUSE_MS = 16;
/** Most questions of one go. */
const BATCH = 64;
/** How often the window is told while much is made. */
const TELL_EVERY = 2048;

/** What replies come to; heavy with word lists, so it is read when the first facts are made. */
type Facts = typeof import('#domain/insights/reply-facts.ts');

export interface FactBuilderOptions {
  readonly store: Store;
  readonly timers: Timers;
  /** Told now and then while facts are made, and when all are. */
  readonly onProgress: () => void;
  readonly onError?: (error: unknown) => void;
}

/** Makes facts of questions and replies, a little at a time. */
export interface FactBuilder {
  start(): void;
  /** Something may be due. */
  wake(): void;
  stop(): void;
}

/** A question's facts, ready to be written. */
interface Built {
  readonly put: () => void;
}

/**
 * Keeps the facts of insights in step with what is synced. What is due stands in the store, so a kill at any moment leaves
 * it as far as it was; a question that cannot be read keeps no other from being counted.
 */
export function createFactBuilder({ store, timers, onProgress, onError = () => {} }: FactBuilderOptions): FactBuilder {
  let running = false;
  let cancel: (() => void) | null = null;
  let facts: Facts | null = null;
  let untold = 0;

  function schedule(delayMs: number): void {
    if (running) cancel ??= timers.schedule(delayMs, () => void turn());
  }

  async function turn(): Promise<void> {
    try {
      if (facts === null) {
        facts = await import('#domain/insights/reply-facts.ts');
        expireOtherThan(facts.FACTS_BASIS);
      }
      cancel = null;
      if (running && slice(facts)) schedule(PAUSE_MS);
    } catch (error) {
      // What is due is taken up at the next occasion.
      cancel = null;
      onError(error);
    }
  }

  function expireOtherThan(basis: string): void {
    if (!running || store.meta.find('facts-basis') === basis) return;
    store.transaction(() => {
      store.insights.markAll();
      store.meta.set('facts-basis', basis);
    });
  }

  /**
   * Makes and writes what it has time for, in one go so that nothing that arrives meanwhile is taken for done. False when
   * nothing is due any more.
   */
  function slice(known: Facts): boolean {
    const waiting = store.insights.listDue(BATCH);
    if (waiting.length === 0) {
      if (untold > 0) tell();
      return false;
    }
    const untilMs = timers.monotonicMs() + SLICE_MS;
    const built: Built[] = [];
    for (const due of waiting) {
      built.push(build(known, due));
      if (timers.monotonicMs() >= untilMs) break;
    }
    store.transaction(() => {
      for (const { put } of built) put();
    });
    untold += built.length;
    if (untold >= TELL_EVERY) tell();
    return true;
  }

  function build(known: Facts, { key, id }: { readonly key: number; readonly id: string | null }): Built {
    const nothing: Built = { put: () => store.insights.settle(key) };
    if (id === null) return nothing;
    const questionId = questionIdSchema.parse(id);
    try {
      const question = store.questions.find(questionId);
      if (question === null) return nothing;
      const replies = known.replyFactsOf(question, store.replies.listOfQuestion(questionId));
      const { departmentId, askedAt } = question;
      const language = known.primaryLanguageOf(question.language);
      return { put: () => store.insights.put(key, { departmentId, askedAt, language }, replies) };
    } catch (error) {
      onError(error);
      return nothing;
    }
  }

  function tell(): void {
    untold = 0;
    onProgress();
  }

  return {
    start() {
      running = true;
      schedule(START_AFTER_MS);
    },
    wake() {
      if (cancel === null && store.insights.countDue() > 0) schedule(PAUSE_MS);
    },
    stop() {
      running = false;
      cancel?.();
      cancel = null;
    },
  };
}
