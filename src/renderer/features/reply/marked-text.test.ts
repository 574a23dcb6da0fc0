// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findMatches } from './find/find-matches.ts';
import { readMarkedText } from './marked-text.ts';

function reading(html: string, withBlanks = true) {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return readMarkedText(root, { withBlanks });
}

describe('text with the way back to its places', () => {
  it('finds a word that is in part bold', () => {
    const marked = reading('<p><span>Please re</span><strong>st</strong><span> now</span></p>');
    const [place] = findMatches(marked.text, 'rest');
    const range = marked.rangeOf(place?.[0] ?? 0, place?.[1] ?? 0);
    expect(range?.toString()).toBe('rest');
    expect(range?.startContainer.textContent).toBe('Please re');
    expect(range?.endContainer.textContent).toBe('st');
  });

  it('lets no word go over from a cell or a line to the next', () => {
    const { text } = reading('<table><tr><td>me</td><td>dicine</td></tr></table><p>re<br>st</p>');
    expect(findMatches(text, 'medicine')).toEqual([]);
    expect(findMatches(text, 'rest')).toEqual([]);
  });

  it('reads the blanks of a template only for whoever looks for them', () => {
    const html = '<p>See <span data-lexical-decorator="true"><button>Neurolgy</button></span> soon</p><p>then</p>';
    expect(findMatches(reading(html).text, 'neurolgy')).toHaveLength(1);
    const { text } = reading(html, false);
    expect(text).not.toContain('Neurolgy');
    expect(text).toContain('soon');
    expect(text).toContain('then');
  });

  it('gives no range over text that is gone', () => {
    const marked = reading('<p>rest</p>');
    document.body.replaceChildren();
    expect(marked.rangeOf(0, 4)).toBeNull();
  });
});
