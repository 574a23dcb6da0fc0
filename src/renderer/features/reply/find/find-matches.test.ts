import { describe, expect, it } from 'vitest';
import { findMatches, MOST_MATCHES } from './find-matches.ts';

describe('find', () => {
  it('finds every place, whatever the case', () => {
    expect(findMatches('Rest, then rest.', 'rest')).toEqual([
      [0, 4],
      [11, 15],
    ]);
    expect(findMatches('頸部疼痛，頸部', '頸部')).toHaveLength(2);
  });

  it('takes signs for signs and one space for any', () => {
    expect(findMatches('2-3 tablets (two)', '(two)')).toEqual([[12, 17]]);
    expect(findMatches('1.5 mg, 105 mg', '1.5')).toEqual([[0, 3]]);
    expect(findMatches('see\na doctor', 'see a')).toEqual([[0, 5]]);
    expect(findMatches('Rest', '  ')).toEqual([]);
  });

  it('is bounded', () => {
    expect(findMatches('a'.repeat(5000), 'a')).toHaveLength(MOST_MATCHES);
  });
});
