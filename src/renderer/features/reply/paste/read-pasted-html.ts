import { readableSigns, UNREADABLE_SIGN } from '#domain/pasted-text.ts';
import { type Block, type Inline, type ListItem, linkTargetSchema, type TextMark } from '#domain/rich-text.ts';
import { tableBlocks } from '../document-bridge.ts';
import { isHidden, type PastedStyle, PLAIN_STYLE, raisedText, styleValue, styleWithin } from './pasted-style.ts';

/** What a paste had that a reply cannot have. */
export interface LeftOut {
  readonly pictures: number;
  /** Films, forms, frames, formulas. */
  readonly embedded: number;
  /** Signs that could not be read and stand as U+FFFD. */
  readonly signs: number;
}

export interface PastedBlocks {
  readonly blocks: Block[];
  readonly leftOut: LeftOut;
}

const PICTURES = new Set(['img', 'svg', 'picture', 'canvas']);
const EMBEDDED = new Set([
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'math',
  'input',
  'select',
  'textarea',
  'button',
  'applet',
]);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'meta', 'link', 'title', 'map', 'rp', 'rt']);
const BLOCKS = new Set(
  'address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html legend main nav p pre section summary'.split(
    ' ',
  ),
);
const MARK_ORDER: readonly TextMark[] = ['bold', 'italic', 'underline', 'strikethrough'];

/** Where the next text goes. */
type Place =
  | { readonly kind: 'paragraph' | 'quote' }
  | { readonly kind: 'heading'; readonly level: 2 | 3 }
  | { readonly kind: 'item'; readonly ordered: boolean; readonly depth: number };

/**
 * What a reply can keep of a pasted page: words, headings, lists, quotes, tables, links and the four marks. The page is
 * never put into the window; it is read as an inert document, in which nothing runs and nothing is fetched. Null when it
 * is longer than that; it is then not read to its end.
 */
export function readPastedHtml(document: Document, mostCharacters: number): PastedBlocks | null {
  const reader = new PastedReader({ left: mostCharacters });
  reader.readChildren(document.body, PLAIN_STYLE, { kind: 'paragraph' });
  const blocks = reader.finish();
  if (reader.budget.left < 0) return null;
  const signs = JSON.stringify(blocks).split(UNREADABLE_SIGN).length - 1;
  return { blocks, leftOut: { pictures: reader.pictures, embedded: reader.embedded, signs } };
}

class PastedReader {
  pictures = 0;
  embedded = 0;
  readonly budget: { left: number };
  readonly #blocks: Block[] = [];
  #inlines: Inline[] = [];
  #place: Place = { kind: 'paragraph' };

  constructor(budget: { left: number }) {
    this.budget = budget;
  }

  readChildren(parent: Element, style: PastedStyle, place: Place): void {
    for (const node of parent.childNodes) {
      if (this.budget.left < 0) return;
      if (node.nodeType === 3) this.#addText(node.nodeValue ?? '', style);
      else if (node.nodeType === 1) this.#readElement(node as Element, style, place);
    }
  }

  finish(): Block[] {
    this.#begin({ kind: 'paragraph' });
    return this.#blocks;
  }

  #readElement(element: Element, outer: PastedStyle, place: Place): void {
    const tag = element.tagName.toLowerCase();
    const css = element.getAttribute('style') ?? '';
    if (isHidden(element, css) || SILENT.has(tag)) return;
    if (PICTURES.has(tag)) {
      // A picture of one dot counts who reads the page.
      if (element.getAttribute('width') !== '1') this.pictures += 1;
      return;
    }
    if (EMBEDDED.has(tag)) {
      if (element.getAttribute('type') !== 'hidden') this.embedded += 1;
      return;
    }
    // The bullet or number that Word draws before an item.
    if (styleValue(css, 'mso-list') === 'ignore') return;
    const style = styleWithin(element, tag, css, outer);
    if (tag === 'br') this.#inlines.push({ type: 'line-break' });
    else if (tag === 'a') this.readChildren(element, { ...style, link: linkOf(element) ?? outer.link }, place);
    else if (tag === 'ul' || tag === 'ol') this.#readList(element, style, place, tag === 'ol');
    else if (tag === 'li') this.#readBlock(element, style, itemPlace(place), place);
    else if (tag === 'table') this.#readTable(element, style, place);
    else if (tag === 'blockquote') this.#readBlock(element, style, { kind: 'quote' }, place);
    else if (/^h[1-6]$/u.test(tag)) this.#readHeading(element, style, tag <= 'h2' ? 2 : 3, place);
    else if (tag === 'p' || tag === 'div') this.#readParagraph(element, css, style, place);
    else if (BLOCKS.has(tag) || ['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption'].includes(tag))
      this.#readBlock(element, style, place, place);
    else this.readChildren(element, style, place);
  }

  /** Word writes lists as paragraphs that say in their style which level they are of. */
  #readParagraph(element: Element, css: string, style: PastedStyle, place: Place): void {
    const level = /level(\d)/u.exec(styleValue(css, 'mso-list') ?? '')?.[1];
    const name = element.getAttribute('class') ?? '';
    if (level !== undefined) {
      const marker = [...element.querySelectorAll('span')].find(
        (span) => styleValue(span.getAttribute('style') ?? '', 'mso-list') === 'ignore',
      );
      const ordered = /^\s*[([]?(?:\d|[a-z][.)])/iu.test(marker?.textContent ?? '');
      this.#readBlock(element, style, { kind: 'item', ordered, depth: depthOf(Number(level) - 1) }, place);
    } else if (/^Mso(?:Title|Heading)/u.test(name)) this.#readHeading(element, style, 2, place);
    // Within an item a paragraph is a line of it.
    else if (place.kind === 'item') {
      if (this.#inlines.length > 0) this.#inlines.push({ type: 'line-break' });
      this.readChildren(element, style, place);
    } else this.#readBlock(element, style, place, place);
  }

  #readHeading(element: Element, style: PastedStyle, level: 2 | 3, place: Place): void {
    const marks = new Set([...style.marks].filter((mark) => mark !== 'bold'));
    this.#readBlock(element, { ...style, marks }, { kind: 'heading', level }, place);
  }

  #readList(element: Element, style: PastedStyle, place: Place, ordered: boolean): void {
    const depth = place.kind === 'item' ? depthOf(place.depth + 1) : 0;
    const inner: Place = { kind: 'item', ordered, depth };
    this.#begin(inner);
    this.readChildren(element, style, inner);
    this.#begin(place);
  }

  #readBlock(element: Element, style: PastedStyle, inner: Place, outer: Place): void {
    this.#begin(inner);
    this.readChildren(element, style, inner);
    this.#begin(outer);
  }

  #readTable(table: Element, style: PastedStyle, place: Place): void {
    const rowElements = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
    const cellsOf = (row: Element): Element[] => [...row.children].filter((cell) => /^t[dh]$/iu.test(cell.tagName));
    const isLayout = table.querySelector('table') !== null || rowElements.every((row) => cellsOf(row).length <= 1);
    if (isLayout) {
      this.#readBlock(table, style, place, place);
      return;
    }
    const caption = [...table.children].find((child) => child.tagName.toLowerCase() === 'caption');
    if (caption !== undefined) this.#readBlock(caption, style, { kind: 'paragraph' }, place);
    const grid: { children: Inline[] }[][] = rowElements.map(() => []);
    rowElements.forEach((rowElement, rowIndex) => {
      let column = 0;
      for (const cell of cellsOf(rowElement)) {
        while (grid[rowIndex]?.[column] !== undefined) column += 1;
        const columns = spanOf(cell, 'colspan');
        const rows = Math.min(spanOf(cell, 'rowspan'), rowElements.length - rowIndex);
        for (let down = 0; down < rows; down += 1) {
          for (let across = 0; across < columns; across += 1) {
            const row = grid[rowIndex + down];
            if (row !== undefined) row[column + across] = { children: [] };
          }
        }
        const row = grid[rowIndex];
        if (row !== undefined) row[column] = { children: this.#readCell(cell, style) };
        column += columns;
      }
    });
    const rows = grid
      .map((row) => Array.from(row, (cell) => cell ?? { children: [] }))
      .filter((row) => row.some(({ children }) => children.length > 0));
    const first = rowElements[0];
    const header =
      first !== undefined &&
      (cellsOf(first).every((cell) => cell.tagName.toLowerCase() === 'th') || first.closest('thead') !== null);
    this.#begin(place);
    this.#blocks.push(...tableBlocks(rows, header));
  }

  #readCell(cell: Element, style: PastedStyle): Inline[] {
    const inner = new PastedReader(this.budget);
    inner.readChildren(cell, style, { kind: 'paragraph' });
    const inlines = flattened(inner.finish());
    this.pictures += inner.pictures;
    this.embedded += inner.embedded;
    return inlines;
  }

  /** Ends the present block and says what the next text belongs to. */
  #begin(place: Place): void {
    const children = trimmed(this.#inlines);
    this.#inlines = [];
    if (children.length > 0) {
      this.budget.left -= 1;
      this.#add(children, this.#place);
    }
    this.#place = place;
  }

  #add(children: Inline[], place: Place): void {
    if (place.kind === 'item') {
      const item: ListItem = { depth: place.depth, children };
      const last = this.#blocks.at(-1);
      const fits =
        last?.type === 'list' && (last.ordered === place.ordered || place.depth > 0) && last.items.length < 2000;
      if (fits) last.items.push(item);
      else this.#blocks.push({ type: 'list', ordered: place.ordered, items: [item] });
    } else if (place.kind === 'heading') this.#blocks.push({ type: 'heading', level: place.level, children });
    else this.#blocks.push({ type: place.kind, children });
  }

  #addText(raw: string, style: PastedStyle): void {
    // White space of the page's source is no text of it.
    this.budget.left -= raw.trim().length;
    const signs = readableSigns(raw, style.font);
    if (style.keepsSpace) {
      signs.split('\n').forEach((line, index) => {
        if (index > 0) this.#inlines.push({ type: 'line-break' });
        this.#push(line.replace(/[^\S\n]/gu, ' '), style);
      });
      return;
    }
    // A line end in the source of a Chinese text is no space.
    const flowing = signs
      .replace(
        /(?<=[\p{Script=Han}\u3000-\u303f\uff01-\uff60])[ \t]*\n\s*(?=[\p{Script=Han}\u3000-\u303f\uff01-\uff60])/gu,
        '',
      )
      .replace(/\s+/gu, ' ');
    const last = this.#inlines.at(-1);
    const atStart =
      last === undefined || last.type === 'line-break' || (last.type === 'text' && last.text.endsWith(' '));
    this.#push(atStart ? flowing.replace(/^ /u, '') : flowing, style);
  }

  #push(text: string, style: PastedStyle): void {
    if (text === '') return;
    const { link } = style;
    // A link is underlined as a link.
    const marks = MARK_ORDER.filter((mark) => style.marks.has(mark) && !(mark === 'underline' && link !== null));
    this.#inlines.push({ type: 'text', text: raisedText(text, style.raised), marks, link });
  }
}

function itemPlace(place: Place): Place {
  return place.kind === 'item' ? place : { kind: 'item', ordered: false, depth: 0 };
}

function depthOf(depth: number): number {
  return Math.min(5, Math.max(0, depth));
}

function linkOf(element: Element): string | null {
  const target = linkTargetSchema.safeParse(URL.parse(element.getAttribute('href') ?? '')?.href);
  return target.success ? target.data : null;
}

function spanOf(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.getAttribute(attribute) ?? '1', 10);
  return Number.isFinite(span) ? Math.min(Math.max(1, span), 100) : 1;
}

/** Without spaces and line ends at both ends, runs of the same style joined. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const isEmpty = (inline: Inline): boolean =>
    inline.type === 'line-break' || (inline.type === 'text' && inline.text.trim() === '');
  const start = inlines.findIndex((inline) => !isEmpty(inline));
  if (start === -1) return [];
  const joined: Inline[] = [];
  for (const inline of inlines.slice(start, inlines.findLastIndex((one) => !isEmpty(one)) + 1)) {
    const last = joined.at(-1);
    if (
      inline.type === 'text' &&
      last?.type === 'text' &&
      last.link === inline.link &&
      last.marks.join() === inline.marks.join()
    )
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined.flatMap((inline, index): Inline[] => {
    if (inline.type !== 'text') return [inline];
    const text =
      index === joined.length - 1 || joined[index + 1]?.type === 'line-break' ? inline.text.trimEnd() : inline.text;
    const tidy = index === 0 ? text.trimStart() : text;
    return tidy === '' ? [] : [{ ...inline, text: tidy }];
  });
}

/** Blocks as lines of one stretch of text, for a place that can hold no blocks. */
export function flattened(blocks: readonly Block[]): Inline[] {
  const text = (words: string): Inline => ({ type: 'text', text: words, marks: [], link: null });
  const lines = blocks.flatMap((block): Inline[][] => {
    if (block.type === 'list') {
      return block.items.map((item, index) => [text(block.ordered ? `${index + 1}. ` : '• '), ...item.children]);
    }
    if (block.type === 'table') {
      return block.rows.map((row) =>
        row.flatMap((cell, index) => [...(index > 0 ? [text(' ')] : []), ...cell.children]),
      );
    }
    return [block.children];
  });
  return lines.flatMap((line, index): Inline[] => [...(index > 0 ? [{ type: 'line-break' } as const] : []), ...line]);
}
