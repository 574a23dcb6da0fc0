import { describe, expect, it } from 'vitest';
import type { Block, RichText } from '../rich-text.ts';
import { richTextHtml } from './rich-text-html.ts';

const cell = (text: string) => ({ children: [{ type: 'text' as const, text, marks: [], link: null }] });
const written = (block: Block): string => richTextHtml({ format: 1, blocks: [block] } satisfies RichText, 3).markup;

describe('a published table', () => {
  it('says which cells name the columns and escapes what stands in it', () => {
    expect(
      written({
        type: 'table',
        header: true,
        rows: [
          [cell('When'), cell('What')],
          [cell('day 1'), cell('<img src=x onerror=alert(1)>')],
        ],
      }),
    ).toBe(
      '<div class="table"><table><thead><tr><th scope="col" dir="auto">When</th><th scope="col" dir="auto">What</th></tr></thead>' +
        '<tbody><tr><td dir="auto">day 1</td><td dir="auto">&lt;img src=x onerror=alert(1)&gt;</td></tr></tbody></table></div>\n',
    );
  });

  it('has no header row where none was written', () => {
    const html = written({ type: 'table', header: false, rows: [[cell('a')]] });
    expect(html).toContain('<tbody><tr><td dir="auto">a</td></tr></tbody>');
    expect(html).not.toContain('<th');
  });
});
