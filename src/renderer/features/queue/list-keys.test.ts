import { describe, expect, it } from 'vitest';
import { nextPlace } from './list-keys.ts';

describe('nextPlace', () => {
  it.each([
    ['ArrowDown', null, 5, 0],
    ['ArrowDown', 4, 5, 4],
    ['ArrowDown', 1, 5, 2],
    ['ArrowUp', 0, 5, 0],
    ['Home', 3, 5, 0],
    ['End', 0, 5, 4],
    ['PageDown', 1, 5, 4],
    ['PageUp', 2, 50, 0],
    ['x', 2, 5, null],
    ['ArrowDown', null, 0, null],
    ['ArrowDown', 2.5, 5, 3],
    ['ArrowUp', 2.5, 5, 2],
    ['ArrowDown', -0.5, 5, 0],
    ['ArrowUp', 4.5, 5, 4],
  ] as const)('%s from %s of %s leads to %s', (key, current, total, place) => {
    expect(nextPlace(key, current, total, 10)).toBe(place);
  });
});
