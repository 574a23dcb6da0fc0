import type { ChangeTopic } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Timers } from './timers.ts';

/** Changes closer together than this are told as one, in milliseconds; short enough to look immediate. */
const COALESCE_MS = 50;

/** Told what may look different now. */
export type ChangeListener = (topics: ChangeTopic[], questionIds: QuestionId[]) => void;

export interface ChangeCollector {
  add(topics: Iterable<ChangeTopic>, questionIds?: Iterable<QuestionId>): void;
  /** Tells at once what is still waiting to be told. */
  flush(): void;
}

/** Gathers changes, so that a first sync of many pages does not make the window ask again for each record. */
export function createChangeCollector(timers: Timers, listener: ChangeListener): ChangeCollector {
  const topics = new Set<ChangeTopic>();
  const questionIds = new Set<QuestionId>();
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    if (topics.size === 0) return;
    const told: [ChangeTopic[], QuestionId[]] = [[...topics], [...questionIds]];
    topics.clear();
    questionIds.clear();
    listener(...told);
  }

  return {
    add(newTopics, newQuestionIds = []) {
      for (const topic of newTopics) topics.add(topic);
      for (const id of newQuestionIds) questionIds.add(id);
      if (topics.size > 0) cancel ??= timers.schedule(COALESCE_MS, flush);
    },
    flush,
  };
}
