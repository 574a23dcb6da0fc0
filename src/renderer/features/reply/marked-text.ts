/** Text of a part of the page with the way back to its places. */
export interface MarkedText {
  /** Lines and cells are parted by line ends, so that no word goes over from one to the next. */
  readonly text: string;
  /** A live range over two places of the text; null when it is not there any more. */
  rangeOf(start: number, end: number): Range | null;
}

const PARTS = new Set(['P', 'LI', 'TD', 'TH', 'H2', 'H3', 'BLOCKQUOTE', 'UL', 'OL', 'TABLE', 'TR']);

/** Reads what stands in an element. Blanks of templates are text to find, but not to spell. */
export function readMarkedText(element: Element, options: { readonly withBlanks: boolean }): MarkedText {
  const nodes: Text[] = [];
  const starts: number[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; ) {
    let isSkipped = false;
    if (node instanceof Text) {
      nodes.push(node);
      starts.push(text.length);
      text += node.data;
    } else if (node instanceof Element) {
      if (node.tagName === 'BR' || PARTS.has(node.tagName)) text += '\n';
      isSkipped = !options.withBlanks && node.hasAttribute('data-lexical-decorator');
      if (isSkipped) text += '\n';
    }
    let next: Node | null = isSkipped ? walker.nextSibling() : walker.nextNode();
    while (next === null && isSkipped) {
      if (walker.parentNode() === null) break;
      next = walker.nextSibling();
    }
    node = next;
  }
  const placeOf = (offset: number, atEnd: boolean): { node: Text; offset: number } | null => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = starts[middle] ?? 0;
      // The end of a stretch belongs to the node that it ends in.
      if (atEnd ? start < offset : start <= offset) low = middle;
      else high = middle - 1;
    }
    const node = nodes[low];
    return node === undefined ? null : { node, offset: Math.min(offset - (starts[low] ?? 0), node.length) };
  };
  return {
    text,
    rangeOf(start, end) {
      const from = placeOf(start, false);
      const to = placeOf(end, true);
      if (from === null || to === null || !from.node.isConnected || !to.node.isConnected) return null;
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
  };
}
