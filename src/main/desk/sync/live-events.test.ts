import { expect, it, onTestFinished } from 'vitest';
import { fullJitterMs } from './backoff.ts';
import { createHandMovedTimers } from './hand-moved-timers.test-support.ts';
import { createLiveEvents } from './live-events.ts';

type Event = { type: 'changed' | 'alive'; serverTime: string };

const NOW = '2026-11-24T08:30:00.000Z';

/** A stream whose other end the test holds. */
function fakeStream(signal: AbortSignal) {
  const waiting: { resolve: (result: IteratorResult<Event>) => void; reject: (error: unknown) => void }[] = [];
  signal.addEventListener('abort', () => waiting.shift()?.reject(signal.reason));
  return {
    emit: (event: Event) => waiting.shift()?.resolve({ done: false, value: event }),
    end: () => waiting.shift()?.resolve({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => ({
      next: () =>
        new Promise<IteratorResult<Event>>((resolve, reject) => {
          if (signal.aborted) reject(signal.reason);
          waiting.push({ resolve, reject });
        }),
    }),
  };
}

function setUp(refuse = false) {
  const timers = createHandMovedTimers();
  const streams: { stream: ReturnType<typeof fakeStream>; onBytes: () => void; signal: AbortSignal }[] = [];
  const told = { something: 0, lost: 0, open: 0 };
  let refusing = refuse;
  const live = createLiveEvents({
    open: async (signal, onBytes) => {
      if (refusing) throw new Error('refused');
      const stream = fakeStream(signal);
      streams.push({ stream, onBytes, signal });
      return stream;
    },
    timers,
    random: () => 0.5,
    onSomething: () => {
      told.something += 1;
    },
    onOpen: () => {
      told.open += 1;
    },
    onClosed: () => {
      told.open -= 1;
    },
    onPresence: () => {},
    onLost: () => {
      told.lost += 1;
    },
  });
  onTestFinished(() => live.stop());
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const latest = () => {
    const last = streams.at(-1);
    if (last === undefined) throw new Error('no stream was opened');
    return last;
  };
  return { timers, streams, told, live, settle, latest, refuse: (on: boolean) => (refusing = on) };
}

it('pulls when a stream opens and when it says changed, and not for a sign of life', async () => {
  const { live, told, settle, latest } = setUp();
  live.start();
  live.start();
  await settle();
  expect(live.isOpen()).toBe(true);
  expect(told.something).toBe(1);
  latest().stream.emit({ type: 'alive', serverTime: NOW });
  await settle();
  expect(told.something).toBe(1);
  latest().stream.emit({ type: 'changed', serverTime: NOW });
  await settle();
  expect(told.something).toBe(2);
});

it('takes 40 silent seconds for death, and any byte for life', async () => {
  const { live, told, timers, streams, settle, latest } = setUp();
  live.start();
  await settle();
  await timers.advance(39_000);
  latest().onBytes();
  await timers.advance(39_000);
  expect(live.isOpen()).toBe(true);
  await timers.advance(1000);
  expect(latest().signal.aborted).toBe(true);
  expect(told.lost).toBe(1);
  await timers.advance(500);
  expect(streams).toHaveLength(2);
  expect(live.isOpen()).toBe(true);
});

it('waits longer with each failure, and little again after a stream that lived', async () => {
  const { live, told, timers, streams, settle, latest, refuse } = setUp(true);
  live.start();
  await settle();
  const waits: number[] = [];
  for (let failure = 1; failure <= 8; failure += 1) {
    const wait = timers.waiting()[0] ?? 0;
    waits.push(wait);
    await timers.advance(wait);
    expect(told.lost).toBe(failure + 1);
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  refuse(false);
  await timers.advance(30_000);
  expect(streams).toHaveLength(1);
  await timers.advance(10_000);
  latest().stream.end();
  await settle();
  expect(timers.waiting()).toEqual([500]);
});

it('leaves nothing behind when it stops', async () => {
  const { live, timers, settle, latest, told } = setUp();
  live.start();
  await settle();
  await live.stop();
  expect(latest().signal.aborted).toBe(true);
  expect(timers.waiting()).toEqual([]);
  expect(told.lost).toBe(0);
});

it('keeps the wait between nothing and a doubling bound of at most a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map((failures) => fullJitterMs(failures, () => 0.999_999))).toEqual([
    999, 1999, 3999, 31_999, 59_999, 59_999,
  ]);
  expect(fullJitterMs(9, () => 0)).toBe(0);
});
