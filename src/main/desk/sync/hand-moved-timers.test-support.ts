import type { Timers } from './timers.ts';

/** Time that passes only when a test says so. */
export interface HandMovedTimers extends Timers {
  /** Milliseconds that have passed. */
  elapsed(): number;
  /** Delays of what is scheduled, from now, soonest first. */
  waiting(): number[];
  /** Lets time pass, firing what falls due in order, each at its own moment. */
  advance(ms: number): Promise<void>;
}

export function createHandMovedTimers(): HandMovedTimers {
  let elapsed = 0;
  const scheduled = new Set<{ readonly due: number; readonly callback: () => void }>();
  const soonest = () => [...scheduled].sort((one, other) => one.due - other.due)[0];

  return {
    schedule(delayMs, callback) {
      const entry = { due: elapsed + delayMs, callback };
      scheduled.add(entry);
      return () => scheduled.delete(entry);
    },
    elapsed: () => elapsed,
    monotonicMs: () => elapsed,
    waiting: () => [...scheduled].map((entry) => entry.due - elapsed).sort((one, other) => one - other),
    async advance(ms) {
      const until = elapsed + ms;
      for (let entry = soonest(); entry !== undefined && entry.due <= until; entry = soonest()) {
        elapsed = entry.due;
        scheduled.delete(entry);
        entry.callback();
        await new Promise((resolve) => setImmediate(resolve));
      }
      elapsed = until;
    },
  };
}
