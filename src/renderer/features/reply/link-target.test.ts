import { describe, expect, it } from 'vitest';
import { linkTargetOf } from './link-target.ts';

describe('a link target', () => {
  it.each([
    ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
    [' www.example.org ', 'https://www.example.org'],
    ['example.org/page', 'https://example.org/page'],
    ['clinic@example.org', 'mailto:clinic@example.org'],
  ])('is taken from %s', (typed, target) => {
    expect(linkTargetOf(typed)).toBe(target);
  });

  it.each(['', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'rest', 'https://', 'https://a b'])(
    'is not made of %s',
    (typed) => {
      expect(linkTargetOf(typed)).toBeNull();
    },
  );
});
