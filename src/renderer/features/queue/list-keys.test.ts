import { describe, expect, it } from 'vitest';
import { nextPlace } from './list-keys.ts';

describe('nextPlace', () => {
  it.each([
    ['j', null, 5, 0],
    ['j', 4, 5, 4],
    ['ArrowDown', 1, 5, 2],
    ['k', 0, 5, 0],
    ['Home', 3, 5, 0],
    ['End', 0, 5, 4],
    ['PageDown', 1, 5, 4],
    ['PageUp', 2, 50, 0],
    ['x', 2, 5, null],
    ['j', null, 0, null],
    ['j', 2.5, 5, 3],
    ['k', 2.5, 5, 2],
    ['j', -0.5, 5, 0],
    ['k', 4.5, 5, 4],
  ] as const)('%s from %s of %s leads to %s', (key, current, total, place) => {
    expect(nextPlace(key, current, total, 10)).toBe(place);
  });
});
