/** A small seeded generator (mulberry32): the same numbers on every machine, so that assets come out the same. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (limit: number): number => Math.floor(next() * limit),
    shuffle<T>(things: T[]): T[] {
      for (let last = things.length - 1; last > 0; last -= 1) {
        const other = Math.floor(next() * (last + 1));
        [things[last], things[other]] = [things[other] as T, things[last] as T];
      }
      return things;
    },
  };
}

export type Random = ReturnType<typeof createRandom>;
