import type { LiveEvent } from '#contract/service.ts';
import { fullJitterMs } from './backoff.ts';
import type { Timers } from './timers.ts';

/** A stream without a byte for this long is dead, whatever TCP believes; in milliseconds. */
const SILENCE_MS = 40_000;

/** A stream that lived this long had no trouble connecting, so the next wait begins small again; in milliseconds. */
const STEADY_MS = 10_000;

export interface LiveEventsOptions {
  /** Opens the stream; `onBytes` must be told of every piece, comments included. */
  readonly open: (signal: AbortSignal, onBytes: () => void) => Promise<AsyncIterable<LiveEvent>>;
  readonly timers: Timers;
  readonly random: () => number;
  /** There is something to pull, or there may be because the stream was away. */
  readonly onSomething: () => void;
  /** Who is at which question; only while a stream is open. */
  readonly onPresence: (event: Extract<LiveEvent, { type: 'presence' }>) => void;
  readonly onOpen: () => void;
  readonly onClosed: () => void;
  /** The stream ended or could not be opened. */
  readonly onLost: (error: unknown) => void;
}

export interface LiveEvents {
  /** Opens the stream and keeps it open; does nothing when it does so already. */
  start(): void;
  /** Closes the stream; resolves when nothing is running. */
  stop(): Promise<void>;
  /** Whether a stream is open now. */
  isOpen(): boolean;
}

/** Keeps a stream of events open, which says that there is something to pull and who is where; it never carries data. */
export function createLiveEvents(options: LiveEventsOptions): LiveEvents {
  const { timers, random } = options;
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;
  /** The streams that are ending or have ended. */
  let ended: Promise<unknown> = Promise.resolve();
  /** The stream that is open now, known by its signal; an earlier one may still be ending. */
  let open: AbortSignal | null = null;

  async function keepOpen(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      let steady = false;
      const cancelSteady = timers.schedule(STEADY_MS, () => {
        steady = true;
      });
      const error = await followOnce(stop);
      cancelSteady();
      if (stop.aborted) return;
      failures = steady ? 1 : failures + 1;
      options.onLost(error);
      await wait(fullJitterMs(failures, random), stop);
    }
  }

  /** Follows one stream to its end and gives what ended it; null for a proper end. */
  async function followOnce(stop: AbortSignal): Promise<unknown> {
    const ending = new AbortController();
    const { signal } = ending;
    const end = () => ending.abort();
    stop.addEventListener('abort', end);
    let cancelSilence = () => {};
    const heard = () => {
      cancelSilence();
      if (!signal.aborted) cancelSilence = timers.schedule(SILENCE_MS, () => end());
    };
    heard();
    try {
      const events = await options.open(signal, heard);
      open = signal;
      options.onOpen();
      options.onSomething();
      for await (const event of events) {
        if (event.type === 'changed') options.onSomething();
        else if (event.type === 'presence') options.onPresence(event);
      }
      return null;
    } catch (error) {
      return error;
    } finally {
      if (open === signal) {
        open = null;
        options.onClosed();
      }
      // Frees the socket of a stream whose iterator threw half-way, and ends the watch over silence.
      end();
      stop.removeEventListener('abort', end);
      cancelSilence();
    }
  }

  async function wait(delayMs: number, stop: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const finish = () => {
        cancel();
        stop.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = timers.schedule(delayMs, finish);
      stop.addEventListener('abort', finish);
    });
  }

  return {
    start() {
      if (running !== null) return;
      const stop = new AbortController();
      running = { stop, done: keepOpen(stop.signal) };
    },
    async stop() {
      if (running !== null) {
        running.stop.abort();
        ended = Promise.all([ended, running.done]);
        running = null;
      }
      await ended;
    },
    isOpen: () => open !== null,
  };
}
