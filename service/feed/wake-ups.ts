import type { Pool } from '../database/connection.ts';
import { FEED_CHANNEL } from './feed.ts';

const ALIVE_EVERY_MS = 15_000;

/** Wakes the event streams of this instance when any instance changed the feed. */
export interface WakeUps {
  /** Yields `changed` after changes (several in quick succession count as one) and `alive` when nothing happens. */
  stream(signal: AbortSignal): AsyncGenerator<'changed' | 'alive'>;
  close(): Promise<void>;
}

/** Listens on one connection for the whole instance. */
export async function listenForChanges(pool: Pool): Promise<WakeUps> {
  const waiting = new Set<() => void>();
  const closing = new AbortController();
  let changes = 0;
  const wakeAll = (): void => {
    changes += 1;
    for (const wake of waiting) wake();
  };
  // A lost connection may have lost notifications, so everybody is woken once it is back.
  const subscription = await pool.listen(FEED_CHANNEL, wakeAll, wakeAll);
  return {
    async *stream(signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      let seen = changes;
      yield 'alive';
      while (!ended.aborted) {
        if (changes === seen) await nextChange(waiting, ended);
        if (ended.aborted) return;
        const changed = changes !== seen;
        seen = changes;
        yield changed ? 'changed' : 'alive';
      }
    },
    async close() {
      closing.abort();
      await subscription.unlisten();
    },
  };
}

/** Resolves at the next change, when the stream ends, or when it is time for a sign of life. */
function nextChange(waiting: Set<() => void>, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      waiting.delete(finish);
      clearTimeout(timer);
      ended.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ALIVE_EVERY_MS);
    ended.addEventListener('abort', finish);
    waiting.add(finish);
  });
}
