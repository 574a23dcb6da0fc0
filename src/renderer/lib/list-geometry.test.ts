import { describe, expect, it } from 'vitest';
import { heightOf, type ListGeometry, rowAtHeight, topOf } from './list-geometry.ts';

const plain: ListGeometry = { total: 100_000, rowHeight: 50, headingHeight: 26, sections: [] };
const split: ListGeometry = {
  ...plain,
  sections: [
    { name: 'urgent', start: 0, count: 3 },
    { name: 'waiting', start: 3, count: 99_997 },
  ],
};

describe('the list', () => {
  it('is as high as its rows and headings', () => {
    expect([heightOf(plain), heightOf(split)]).toEqual([5_000_000, 5_000_052]);
  });
  it('puts a heading above the first row of its section', () => {
    expect([0, 2, 3, 4].map((index) => topOf(split, index))).toEqual([26, 126, 202, 252]);
  });
  it.each([plain, split])('finds at every height the row that stands there', (geometry) => {
    for (const index of [0, 1, 2, 3, 4, 77, 50_000, 99_999]) {
      const top = topOf(geometry, index);
      expect([rowAtHeight(geometry, top), rowAtHeight(geometry, top + 49)]).toEqual([index, index]);
    }
  });
  it('finds the row below a heading, and never one beyond the ends', () => {
    expect(rowAtHeight(split, 176 + 10)).toBe(3);
    expect([rowAtHeight(split, 0), rowAtHeight(split, 9e9)]).toEqual([0, 99_999]);
  });
});
