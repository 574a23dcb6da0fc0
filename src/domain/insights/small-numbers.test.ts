import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileOf, wilsonInterval } from './small-numbers.ts';

describe('wilsonInterval', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3 (score, without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is between %f and %f', (count, of, low, high) => {
    const interval = wilsonInterval({ count, of });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('says nothing of nothing, and refuses what is no share', () => {
    expect(wilsonInterval({ count: 0, of: 0 })).toBeNull();
    expect(() => wilsonInterval({ count: 3, of: 2 })).toThrow(RangeError);
  });

  it('holds the share between its ends, which stay between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (count, others) => {
        const of = count + others;
        const interval = wilsonInterval({ count, of });
        if (interval === null) return of === 0;
        const share = count / of;
        return (
          interval.low >= 0 && interval.low <= share + 1e-12 && interval.high >= share - 1e-12 && interval.high <= 1
        );
      }),
    );
  });
});

describe('quantileOf', () => {
  const one = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));
  it('is a value that occurred', () => {
    expect(quantileOf(one([4, 1, 3, 2]), 0.5, 1)).toBe(2);
    expect(quantileOf(one([5, 1, 3, 2, 4]), 0.5, 1)).toBe(3);
    expect(
      quantileOf(
        [
          { value: 9, count: 1 },
          { value: 1, count: 9 },
        ],
        0.9,
        1,
      ),
    ).toBe(1);
    expect(
      quantileOf(
        [
          { value: 9, count: 2 },
          { value: 1, count: 8 },
        ],
        0.9,
        1,
      ),
    ).toBe(9);
  });
  it('is not told of fewer than it takes', () => {
    expect(quantileOf(one([1, 2, 3]), 0.5, 4)).toBeNull();
    expect(quantileOf([], 0.5, 0)).toBeNull();
  });
});
