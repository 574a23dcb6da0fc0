import type { ChangeTopic } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';

export interface Change {
  readonly topics: ChangeTopic[];
  readonly questionIds: QuestionId[];
}

/** Tells every window what may look different now. */
export interface ChangeHub {
  tell(topics: readonly ChangeTopic[], questionIds?: readonly QuestionId[]): void;
  /** Calls back at every change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void;
  /** Changes from now on; ends with the signal. Changes that come faster than they are read are joined. */
  stream(signal: AbortSignal): AsyncGenerator<Change>;
}

export function createChangeHub(): ChangeHub {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell(topics, questionIds = []) {
      for (const listener of listeners) listener({ topics: [...topics], questionIds: [...questionIds] });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async *stream(signal) {
      const topics = new Set<ChangeTopic>();
      const questionIds = new Set<QuestionId>();
      let wake: () => void = () => {};
      const listener = (change: Change): void => {
        for (const topic of change.topics) topics.add(topic);
        for (const id of change.questionIds) questionIds.add(id);
        wake();
      };
      const end = (): void => wake();
      listeners.add(listener);
      signal.addEventListener('abort', end);
      try {
        while (!signal.aborted) {
          if (topics.size === 0) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            continue;
          }
          const change = { topics: [...topics], questionIds: [...questionIds] };
          topics.clear();
          questionIds.clear();
          yield change;
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', end);
      }
    },
  };
}
