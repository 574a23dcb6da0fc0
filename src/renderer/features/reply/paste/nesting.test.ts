import { describe, expect, it } from 'vitest';
import { isNestedTooDeep } from './nesting.ts';

describe('nesting of a pasted page', () => {
  it('is told from length', () => {
    expect(isNestedTooDeep('<div><p>one</p></div>'.repeat(50_000))).toBe(false);
    expect(isNestedTooDeep('<li>one<p>two'.repeat(50_000))).toBe(false);
    expect(isNestedTooDeep('<div>'.repeat(2001))).toBe(true);
    expect(isNestedTooDeep('<b><i>x</i>'.repeat(3000))).toBe(true);
  });
});
