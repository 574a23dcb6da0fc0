import type { Instant } from '#domain/time.ts';
import type { Clock } from './clock.ts';

/** What is remembered from one start of the app to the next. */
export interface ClockMemory {
  /** How far the service's clock was ahead of the machine's, in milliseconds. */
  readonly offsetMs: number;
  /** The latest time that the service told. */
  readonly latest: Instant;
}

export interface ServiceClock extends Clock {
  /** An answer of the service carried its time. */
  heard(serverTime: Instant): void;
}

export interface ServiceClockOptions {
  readonly machine: Clock;
  /** Milliseconds by a clock that nobody can set. */
  readonly monotonicMs: () => number;
  /** Null before the service was ever heard. */
  readonly remembered: ClockMemory | null;
  /** Called now and then, when there is something new to remember. */
  readonly remember: (memory: ClockMemory) => void;
}

/** Times closer together than this are not worth a write, in milliseconds. */
const REMEMBER_EVERY_MS = 60_000;

/**
 * The service's time as well as this machine can know it, so that somebody setting the machine's clock moves neither
 * leases nor undo times. Once the service was heard, time runs by the monotonic clock from there. Before that it is the
 * machine's clock corrected by what was remembered, and never earlier than the latest time the service told.
 */
export function createServiceClock({ machine, monotonicMs, remembered, remember }: ServiceClockOptions): ServiceClock {
  let anchor: { readonly serverMs: number; readonly monotonicMs: number } | null = null;
  let rememberedAtMs = remembered === null ? Number.NEGATIVE_INFINITY : Date.parse(remembered.latest);

  function now(): number {
    if (anchor !== null) return Math.round(anchor.serverMs + (monotonicMs() - anchor.monotonicMs));
    if (remembered === null) return machine.now();
    return Math.max(machine.now() + remembered.offsetMs, Date.parse(remembered.latest));
  }

  return {
    now,
    heard(serverTime) {
      const serverMs = Date.parse(serverTime);
      anchor = { serverMs, monotonicMs: monotonicMs() };
      if (Math.abs(serverMs - rememberedAtMs) < REMEMBER_EVERY_MS) return;
      rememberedAtMs = serverMs;
      remember({ offsetMs: serverMs - machine.now(), latest: serverTime });
    },
  };
}
