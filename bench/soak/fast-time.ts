import type { Clock } from '#desk/clock.ts';
import type { Timers } from '#desk/sync/timers.ts';

/** How much faster time passes for a workstation here: the ten seconds of undo are a third of a second. */
const SPEED = 30;

/** On a busy machine an answer may take longer than a workstation's patience at full speed. */
const SLOW_SPEED = 4;

/** One machine's time: its timers run fast and steadily, its clock runs fast and can be set. */
export interface FastTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** True time at this speed, in epoch milliseconds: what the service's clock has to say to this machine. */
  now(): number;
  /** Sets the clock, forwards or back, in milliseconds; what is scheduled does not move. */
  setClock(byMs: number): void;
  /** From now on time passes more slowly; what is scheduled already keeps its moment. */
  slowDown(): void;
}

/** @param startedAt epoch milliseconds to begin at. */
export function createFastTime(startedAt = Date.now()): FastTime {
  let speed = SPEED;
  let anchor = { realMs: performance.now(), elapsedMs: 0 };
  let offsetMs = 0;
  const elapsedMs = (): number => anchor.elapsedMs + (performance.now() - anchor.realMs) * speed;
  const now = (): number => Math.floor(startedAt + elapsedMs());
  return {
    clock: { now: () => now() + offsetMs },
    timers: {
      schedule(delayMs, callback) {
        const timer = setTimeout(callback, delayMs / speed);
        return () => clearTimeout(timer);
      },
      monotonicMs: elapsedMs,
    },
    now,
    setClock(byMs) {
      offsetMs += byMs;
    },
    slowDown() {
      anchor = { realMs: performance.now(), elapsedMs: elapsedMs() };
      speed = SLOW_SPEED;
    },
  };
}
