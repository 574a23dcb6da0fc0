/** The passing of time as the sync folder sees it; tests put a hand-moved one in its place. */
export interface Timers {
  /**
   * Calls back once after `delayMs`, unless the returned function was called before. Measured by a clock that does
   * not jump when somebody sets the machine's.
   */
  schedule(delayMs: number, callback: () => void): () => void;
  /** Milliseconds since some moment, by that same clock. */
  monotonicMs(): number;
}

/** Node's timers; they never keep the process alive. */
export const systemTimers: Timers = {
  schedule(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  monotonicMs: () => performance.now(),
};
