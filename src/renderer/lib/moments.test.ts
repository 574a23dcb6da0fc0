import { describe, expect, it } from 'vitest';
import { relativeTime } from './moments.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-24T11:59:40.000Z', 'this minute'],
    ['2026-11-24T11:18:00.000Z', '42 min. ago'],
    ['2026-11-24T07:30:00.000Z', '4 hr. ago'],
    ['2026-11-23T11:00:00.000Z', 'yesterday'],
    ['2026-11-20T11:00:00.000Z', '4 days ago'],
    ['2015-11-29T00:00:00.000Z', 'Nov 29, 2015'],
  ])('%s is %s', (instant, expected) => expect(relativeTime(instant, now, 'en-US')).toBe(expected));

  it('does not hide that a machine’s clock is behind', () => {
    expect(relativeTime('2026-11-24T14:00:00.000Z', now, 'en-US')).toBe('in 2 hr.');
  });
});
