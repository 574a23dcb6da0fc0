import type { DueQuestion } from '#desk/store/repositories/question-flags.ts';
import type { Store } from '#desk/store/store.ts';
import type { Timers } from '#desk/sync/timers.ts';
import { type QuestionId, questionIdSchema } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { QuestionFlags } from '#domain/question-flags.ts';
import type { RedFlags } from './load-red-flags.ts';

/** Longest that the rules keep the thread in one go, and the least that others have it in between; in milliseconds. */
const SLICE_MS = 8;
const PAUSE_MS = 4;

/** Results that are written together, because each write waits for the disk. */
const BATCH = 64;

/** Of what arrives together, how many questions are read at once, and of what length each; the rest in the background. */
const MAX_ARRIVED_AT_ONCE = 25;
const MAX_ARRIVED_LENGTH = 20_000;

export interface FlagEvaluatorOptions {
  readonly store: Store;
  readonly redFlags: RedFlags;
  readonly timers: Timers;
  /** Told after each batch which questions the rules read in the background; `anew` are those that were here before. */
  readonly onEvaluated: (questionIds: readonly QuestionId[], anew: readonly QuestionId[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Reads questions for red flags: what just arrived at once, everything else a little at a time. */
export interface FlagEvaluator {
  /** Takes up what waits, after a restart too; everything, when the rules are not those of last time. */
  start(): void;
  /** Something may wait. */
  wake(): void;
  stop(): void;
  /** Reads what is not read yet; part of the caller's transaction. */
  evaluateNow(questionIds: Iterable<QuestionId>): void;
  /** The same for what a page brought, as far as it is little. */
  evaluateArrived(questionIds: Iterable<QuestionId>): void;
}

export function createFlagEvaluator(options: FlagEvaluatorOptions): FlagEvaluator {
  const { store, timers, onEvaluated, onError } = options;
  const { flagQuestion, RULES_VERSION } = options.redFlags;
  /** Arrived, and too much to be read at once. */
  const arrived = new Set<QuestionId>();
  /** On which the rules failed; tried again with the next session. Their place in the queue stays as it was. */
  const unreadable = new Set<string>();
  let running = false;
  let cancel: (() => void) | null = null;
  let waiting: DueQuestion[] = [];
  let results: { readonly due: DueQuestion; readonly flags: QuestionFlags }[] = [];

  /** Null when the rules fail on it, which must keep nobody from opening it and no other question from being read. */
  function read(question: Question): QuestionFlags | null {
    try {
      return flagQuestion(question);
    } catch (error) {
      if (!unreadable.has(question.id)) onError(error);
      unreadable.add(question.id);
      return null;
    }
  }

  /** False when it is too long. */
  function evaluate(questionId: QuestionId, maxLength: number): boolean {
    const known = store.questionFlags.find(questionId);
    if (known?.rulesVersion === RULES_VERSION) return true;
    const question = store.questions.find(questionId);
    if (question === null || question.status !== 'pending') return true;
    const length = question.followUps.reduce((sum, { text }) => sum + text.length, question.body.length);
    if (length > maxLength) return false;
    const flags = read(question);
    if (flags !== null) store.questionFlags.put(questionId, question.textRevision, flags);
    return true;
  }

  function write(): void {
    const done = results;
    results = [];
    if (done.length === 0) return;
    store.transaction(() => {
      for (const { due, flags } of done) store.questionFlags.put(due.id, due.textRevision, flags);
    });
    const ids = done.map(({ due }) => questionIdSchema.parse(due.id));
    onEvaluated(
      ids,
      ids.filter((id) => !arrived.delete(id)),
    );
  }

  function slice(): void {
    cancel = null;
    try {
      if (waiting.length === 0) {
        write();
        const due = store.questionFlags.listDue(BATCH + unreadable.size);
        waiting = due.filter(({ id }) => !unreadable.has(id)).reverse();
        if (waiting.length === 0) return;
      }
      const untilMs = timers.monotonicMs() + SLICE_MS;
      do {
        const due = waiting.pop();
        if (due === undefined) break;
        const question = store.questions.find(questionIdSchema.parse(due.id));
        if (question?.textRevision !== due.textRevision) continue;
        const flags = read(question);
        if (flags !== null) results.push({ due, flags });
      } while (timers.monotonicMs() < untilMs);
      schedule();
    } catch (error) {
      // What waits is taken up at the next occasion.
      waiting = [];
      results = [];
      onError(error);
    }
  }

  function schedule(): void {
    if (running) cancel ??= timers.schedule(PAUSE_MS, slice);
  }

  return {
    start() {
      running = true;
      store.questionFlags.expireOtherThan(RULES_VERSION);
      schedule();
    },
    wake() {
      if (cancel === null && store.questionFlags.isAnythingDue()) schedule();
    },
    stop() {
      running = false;
      cancel?.();
      cancel = null;
      waiting = [];
      results = [];
    },
    evaluateNow(questionIds) {
      for (const id of questionIds) evaluate(id, Number.POSITIVE_INFINITY);
    },
    evaluateArrived(questionIds) {
      for (const [index, id] of [...questionIds].entries()) {
        if (index >= MAX_ARRIVED_AT_ONCE || !evaluate(id, MAX_ARRIVED_LENGTH)) arrived.add(id);
      }
    },
  };
}
