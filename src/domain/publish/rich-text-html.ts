import {
  type Block,
  type Inline,
  type ListItem,
  linkTargetSchema,
  type RichText,
  type TextMark,
} from '../rich-text.ts';
import { html, SafeHtml } from './html.ts';

/** A document as HTML. Headings start at the given level so that they fit under what stands above them. */
export function richTextHtml(document: RichText, topHeadingLevel: 3 | 4): SafeHtml {
  return html`${document.blocks.map((block) => blockHtml(block, topHeadingLevel))}`;
}

function blockHtml(block: Block, topHeadingLevel: 3 | 4): SafeHtml {
  switch (block.type) {
    case 'paragraph':
      return html`<p dir="auto">${inlinesHtml(block.children)}</p>\n`;
    case 'heading': {
      const level = topHeadingLevel + (block.level - 2);
      const open = new SafeHtml(`<h${level} dir="auto">`);
      return html`${open}${inlinesHtml(block.children)}${new SafeHtml(`</h${level}>`)}\n`;
    }
    case 'quote':
      return html`<blockquote dir="auto">${inlinesHtml(block.children)}</blockquote>\n`;
    case 'list':
      return listHtml(block.items, block.ordered);
    case 'table':
      return tableHtml(block.rows, block.header);
  }
}

/** Scrolls by itself where it is wider than the page, so that a telephone still shows the text around it. */
function tableHtml(rows: Extract<Block, { type: 'table' }>['rows'], header: boolean): SafeHtml {
  const [first = [], ...others] = rows;
  const row = (cells: typeof first, open: string, close: string): SafeHtml =>
    html`<tr>${cells.map((cell) => html`${new SafeHtml(open)}${inlinesHtml(cell.children)}${new SafeHtml(close)}`)}</tr>`;
  const body = (header ? others : rows).map((cells) => row(cells, '<td dir="auto">', '</td>'));
  return html`<div class="table"><table>${header && html`<thead>${row(first, '<th scope="col" dir="auto">', '</th>')}</thead>`}<tbody>${body}</tbody></table></div>\n`;
}

/** Items carry their depth; deeper ones become a list inside the item before them. */
function listHtml(items: readonly ListItem[], ordered: boolean): SafeHtml {
  const tag = ordered ? 'ol' : 'ul';
  const depth = Math.min(...items.map((item) => item.depth));
  const children: SafeHtml[] = [];
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    let next = index + 1;
    while ((items[next]?.depth ?? -1) > depth) next += 1;
    // A list that begins deeper than its shallowest item has no item of its own to hang the deeper ones on.
    const own = item !== undefined && item.depth === depth;
    const nested = items.slice(own ? index + 1 : index, next);
    children.push(
      html`<li dir="auto">${own && inlinesHtml(item.children)}${nested.length > 0 && listHtml(nested, ordered)}</li>`,
    );
    index = next;
  }
  return html`${new SafeHtml(`<${tag}>`)}${children}${new SafeHtml(`</${tag}>`)}\n`;
}

function inlinesHtml(inlines: readonly Inline[]): SafeHtml {
  return html`${inlines.map(inlineHtml)}`;
}

const MARK_TAGS: Readonly<Record<TextMark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
};

function inlineHtml(inline: Inline): SafeHtml {
  switch (inline.type) {
    case 'line-break':
      return html`<br>`;
    case 'slot':
      return inline.unit === null || inline.value === null
        ? html`${inline.value}`
        : html`${inline.value} ${inline.unit}`;
    case 'text': {
      const marked = inline.marks.reduce(
        (inner, mark) => html`${new SafeHtml(`<${MARK_TAGS[mark]}>`)}${inner}${new SafeHtml(`</${MARK_TAGS[mark]}>`)}`,
        html`${inline.text}`,
      );
      // Parsed again although the schema did: this is the last door before a patient's browser.
      return inline.link !== null && linkTargetSchema.safeParse(inline.link).success
        ? html`<a href="${inline.link}" rel="noopener noreferrer nofollow">${marked}</a>`
        : marked;
    }
  }
}
