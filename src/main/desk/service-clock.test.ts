import { expect, it } from 'vitest';
import { type ClockMemory, createServiceClock } from './service-clock.ts';

const TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60_000;

function setUp(remembered: ClockMemory | null = null) {
  const machine = { ms: Date.parse('2026-11-24T08:30:00.000Z') };
  const monotonic = { ms: 5000 };
  const memories: ClockMemory[] = [];
  const clock = createServiceClock({
    machine: { now: () => machine.ms },
    monotonicMs: () => monotonic.ms,
    remembered,
    remember: (memory) => memories.push(memory),
  });
  return { machine, monotonic, memories, clock, at: () => new Date(clock.now()).toISOString() };
}

it('is the machine’s clock until the service was heard, and the service’s from then on', () => {
  const { clock, monotonic, at } = setUp();
  expect(at()).toBe('2026-11-24T08:30:00.000Z');
  clock.heard('2026-11-24T08:32:00.000Z');
  monotonic.ms += 1500;
  expect(at()).toBe('2026-11-24T08:32:01.500Z');
});

it.each([TEN_YEARS_MS, -TEN_YEARS_MS])('does not notice that somebody set the machine’s clock by %i ms', (jumpMs) => {
  const { clock, machine, monotonic, at } = setUp();
  clock.heard('2026-11-24T08:30:00.000Z');
  machine.ms += jumpMs;
  monotonic.ms += 60_000;
  expect(at()).toBe('2026-11-24T08:31:00.000Z');
});

it('corrects the machine’s clock after a restart without a network, and never falls behind what was heard', () => {
  const first = setUp();
  first.clock.heard('2026-11-24T09:30:00.000Z');
  expect(first.memories).toEqual([{ offsetMs: 3_600_000, latest: '2026-11-24T09:30:00.000Z' }]);
  const again = setUp(first.memories[0]);
  expect(again.at()).toBe('2026-11-24T09:30:00.000Z');
  again.machine.ms -= TEN_YEARS_MS;
  expect(again.at()).toBe('2026-11-24T09:30:00.000Z');
});

it('remembers now and then, not with every answer', () => {
  const { clock, memories } = setUp();
  for (let second = 0; second < 90; second += 1) {
    clock.heard(new Date(Date.parse('2026-11-24T08:30:00.000Z') + second * 1000).toISOString());
  }
  expect(memories).toHaveLength(2);
});
