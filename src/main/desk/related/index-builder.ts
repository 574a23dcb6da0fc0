import type { Store } from '../store/store.ts';

/** Records for which the index is built in one transaction; some milliseconds, so that a keystroke's save never waits. */
const RECORDS_PER_STEP = 100;

/** Whether related answers come from a finished index, and how far a new one is. */
export type IndexStatus =
  | { readonly state: 'ready' }
  | {
      readonly state: 'building';
      /** Share that is done, between 0 and 1. */
      readonly done: number;
    };

export interface IndexBuilder {
  /** Resolves when nothing of it is running; what was built stays for the next time. */
  stop(): Promise<void>;
}

export function indexStatusOf(store: Store): IndexStatus {
  const through = store.relatedIndex.builtThrough();
  if (through === null) return { state: 'ready' };
  const all = Math.max(1, store.answeredQuestions.count());
  return { state: 'building', done: Math.min(1, store.answeredQuestions.countThrough(through) / all) };
}

/**
 * Builds the index of related answers in the background where it is missing or made by an earlier program. A kill at
 * any moment leaves it as far as it was.
 */
export function startIndexBuilder(
  store: Store,
  {
    onProgress = () => {},
    onError = () => {},
  }: { readonly onProgress?: () => void; readonly onError?: (error: unknown) => void } = {},
): IndexBuilder {
  let isStopped = false;

  async function run(): Promise<void> {
    let steps = 0;
    while (!isStopped && store.transaction(() => store.relatedIndex.buildOn(RECORDS_PER_STEP))) {
      steps += 1;
      if (steps % 20 === 0) onProgress();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!isStopped) onProgress();
  }

  const running = store.relatedIndex.builtThrough() === null ? Promise.resolve() : run().catch(onError);
  return {
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
