import { $createLinkNode, $isLinkNode, LinkNode } from '@lexical/link';
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  ListItemNode,
  ListNode,
} from '@lexical/list';
import {
  $createHeadingNode,
  $createQuoteNode,
  $isHeadingNode,
  $isQuoteNode,
  HeadingNode,
  QuoteNode,
} from '@lexical/rich-text';
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  TableCellNode,
  TableNode,
  TableRowNode,
} from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextFormatType,
} from 'lexical';
import {
  type Block,
  type Inline,
  type ListItem,
  linkTargetSchema,
  MAX_TABLE_COLUMNS,
  MAX_TABLE_ROWS,
  mapInlines,
  RICH_TEXT_FORMAT,
  type RichText,
  type TextMark,
} from '#domain/rich-text.ts';
import { $createSlotNode, $isSlotNode, SlotNode } from './slot-node.tsx';

/** The nodes that a reply's editor knows. Whatever else is pasted becomes text or goes. */
export const REPLY_NODES = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  LinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  SlotNode,
];

type TableBlock = Extract<Block, { type: 'table' }>;
type TableRow = TableBlock['rows'][number];

const MARKS: readonly TextMark[] = ['bold', 'italic', 'underline', 'strikethrough'];
const MAX_DEPTH = 5;
const MAX_TEXT = 200_000;

/** Puts a document into the editor in place of what it holds. */
export function $fillEditor(document: RichText): void {
  const root = $getRoot();
  root.clear();
  root.append(...(document.blocks.length === 0 ? [$createParagraphNode()] : $nodesOfBlocks(document.blocks)));
}

/** The nodes of some blocks, for example of a template, ready to insert. */
export function $nodesOfBlocks(blocks: readonly Block[]): ElementNode[] {
  return blocks.map($nodeOfBlock);
}

function $nodeOfBlock(block: Block): ElementNode {
  switch (block.type) {
    case 'paragraph':
      return $createParagraphNode().append(...$nodesOfInlines(block.children));
    case 'heading':
      return $createHeadingNode(block.level === 2 ? 'h2' : 'h3').append(...$nodesOfInlines(block.children));
    case 'quote':
      return $createQuoteNode().append(...$nodesOfInlines(block.children));
    case 'list':
      return $listOfItems(block.items, block.ordered, 0);
    case 'table':
      return $tableOfRows(block);
  }
}

function $tableOfRows({ rows, header }: TableBlock): TableNode {
  return $createTableNode().append(
    ...rows.map((row, rowIndex) => {
      const state = header && rowIndex === 0 ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS;
      return $createTableRowNode().append(
        ...row.map((cell) =>
          $createTableCellNode(state).append($createParagraphNode().append(...$nodesOfInlines(cell.children))),
        ),
      );
    }),
  );
}

/** Lexical nests a deeper list in an item of its own. */
function $listOfItems(items: readonly ListItem[], ordered: boolean, depth: number): ListNode {
  const list = $createListNode(ordered ? 'number' : 'bullet');
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (item !== undefined && item.depth <= depth) {
      list.append($createListItemNode().append(...$nodesOfInlines(item.children)));
      index += 1;
      continue;
    }
    let next = index;
    while ((items[next]?.depth ?? -1) > depth) next += 1;
    list.append($createListItemNode().append($listOfItems(items.slice(index, next), ordered, depth + 1)));
    index = next;
  }
  return list;
}

/** The nodes of a stretch of text. */
export function $nodesOfInlines(inlines: readonly Inline[]): LexicalNode[] {
  return inlines.map($nodeOfInline);
}

function $nodeOfInline(inline: Inline): LexicalNode {
  switch (inline.type) {
    case 'line-break':
      return $createLineBreakNode();
    case 'slot':
      return $createSlotNode(inline);
    case 'text': {
      const text = $createTextNode(inline.text);
      for (const mark of inline.marks) text.toggleFormat(mark satisfies TextFormatType);
      return inline.link === null ? text : $createLinkNode(inline.link).append(text);
    }
  }
}

/** The editor's content as a document. Anything that a reply may not contain is left out. */
export function $readEditor(): RichText {
  return { format: RICH_TEXT_FORMAT, blocks: trimBlocks(joinLists($getRoot().getChildren().flatMap($readBlock))) };
}

function $readBlock(node: LexicalNode): Block[] {
  if ($isListNode(node)) return $readList(node);
  if ($isTableNode(node)) return $readTable(node);
  if ($isHeadingNode(node)) {
    return [
      {
        type: 'heading',
        level: node.getTag() === 'h1' || node.getTag() === 'h2' ? 2 : 3,
        children: $readInlines(node, null),
      },
    ];
  }
  if ($isQuoteNode(node)) return [{ type: 'quote', children: $readInlines(node, null) }];
  if ($isElementNode(node)) return [{ type: 'paragraph', children: $readInlines(node, null) }];
  return [];
}

function $readList(list: ListNode): Block[] {
  const items: ListItem[] = [];
  const visit = (inner: ListNode, depth: number): void => {
    for (const child of inner.getChildren()) {
      if (!$isListItemNode(child)) continue;
      const nested = child.getChildren().filter($isListNode);
      if (nested.length === 0 || child.getChildren().some((grandchild) => !$isListNode(grandchild))) {
        items.push({ depth: Math.min(depth, MAX_DEPTH), children: $readInlines(child, null) });
      }
      for (const deeper of nested) visit(deeper, depth + 1);
    }
  };
  visit(list, 0);
  return items.length === 0 ? [] : [{ type: 'list', ordered: list.getListType() === 'number', items }];
}

/** Cells that span columns leave empty ones behind them, so that all rows are of one length. */
function $readTable(table: TableNode): Block[] {
  const tableRows = table.getChildren().filter($isTableRowNode);
  const rows = tableRows.map((row) =>
    row
      .getChildren()
      .filter($isTableCellNode)
      .flatMap(
        (cell): TableRow => [
          { children: $readCell(cell) },
          ...Array.from({ length: Math.max(0, cell.getColSpan() - 1) }, () => ({ children: [] })),
        ],
      ),
  );
  const firstCells = tableRows[0]?.getChildren().filter($isTableCellNode) ?? [];
  const header = firstCells.length > 0 && firstCells.every((cell) => cell.hasHeaderState(TableCellHeaderStates.ROW));
  return tableBlocks(rows, header);
}

/** What stands in a cell, line under line. */
function $readCell(cell: TableCellNode): Inline[] {
  const lines = cell.getChildren().flatMap((child): (readonly Inline[])[] => {
    if ($isTableNode(child) || $isListNode(child)) {
      return child.getAllTextNodes().map((text) => textInlines(text.getTextContent(), [], null));
    }
    return $isElementNode(child) ? [$readInlines(child, null)] : [];
  });
  return lines.flatMap((line, index): Inline[] => [...(index > 0 ? [{ type: 'line-break' } as const] : []), ...line]);
}

/**
 * A table within the limits of a reply: short rows are filled up, what is too wide stands in the last column, and more
 * rows than one table may have go on in another. Nothing that can be read is left out.
 */
export function tableBlocks(rows: readonly TableRow[], header: boolean): Block[] {
  const columns = Math.min(MAX_TABLE_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  if (columns === 0) return [];
  const even = rows.map((row): TableRow => {
    const kept = row.slice(0, columns);
    const rest = row.slice(columns).filter(({ children }) => children.length > 0);
    if (rest.length > 0) {
      const last = kept[columns - 1]?.children ?? [];
      kept[columns - 1] = { children: [...last, ...rest.flatMap(({ children }) => [SPACE, ...children])] };
    }
    while (kept.length < columns) kept.push({ children: [] });
    return kept;
  });
  const blocks: Block[] = [];
  for (let index = 0; index < even.length; index += MAX_TABLE_ROWS) {
    blocks.push({ type: 'table', header: header && index === 0, rows: even.slice(index, index + MAX_TABLE_ROWS) });
  }
  return blocks;
}

const SPACE: Inline = { type: 'text', text: ' ', marks: [], link: null };

function $readInlines(element: ElementNode, link: string | null): Inline[] {
  const inlines: Inline[] = [];
  for (const node of element.getChildren()) {
    if ($isLineBreakNode(node)) inlines.push({ type: 'line-break' });
    else if ($isSlotNode(node)) inlines.push(node.getSlot());
    else if ($isTextNode(node))
      inlines.push(
        ...textInlines(
          node.getTextContent(),
          MARKS.filter((mark) => node.hasFormat(mark)),
          link,
        ),
      );
    else if ($isListNode(node)) continue;
    else if ($isElementNode(node)) {
      const target = $isLinkNode(node) ? linkTargetSchema.safeParse(node.getURL()) : null;
      inlines.push(...$readInlines(node, target?.success === true ? target.data : link));
    }
  }
  return joinRuns(inlines);
}

/** A longer run than the document allows is several; nothing of it is cut off. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < line.length; ) {
    const end = start + MAX_TEXT;
    const splitsPair = end < line.length && (line.charCodeAt(end - 1) & 0xfc00) === 0xd800;
    const until = splitsPair ? end - 1 : end;
    pieces.push(line.slice(start, until));
    start = until;
  }
  return pieces;
}

/** A run's own line ends become line breaks, as they look. */
function textInlines(text: string, marks: TextMark[], link: string | null): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'line-break' } as const] : []),
      ...piecesOf(line).map((piece) => ({ type: 'text' as const, text: piece, marks: [...marks], link })),
    ]);
}

/** Neighbouring runs that look the same are one run, however often they were typed apart. */
function joinRuns(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (
      inline.type === 'text' &&
      last?.type === 'text' &&
      last.link === inline.link &&
      last.marks.join() === inline.marks.join() &&
      last.text.length + inline.text.length <= MAX_TEXT
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}

/** Two lists of one kind in a row look like one, and Lexical makes them one. */
function joinLists(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'list' && last?.type === 'list' && last.ordered === block.ordered) {
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else joined.push(block);
  }
  return joined;
}

/** Empty paragraphs at the end are where the cursor waits, not what was written. */
function trimBlocks(blocks: readonly Block[]): Block[] {
  const end = blocks.findLastIndex((block) => block.type !== 'paragraph' || block.children.length > 0);
  return blocks.slice(0, end + 1);
}

/** A document in the one form that the bridge gives back: runs joined, line ends as breaks, marks in order. */
export function normaliseDocument(document: RichText): RichText {
  const inlines = (children: readonly Inline[]): Inline[] =>
    joinRuns(
      children.flatMap((inline) =>
        inline.type === 'text'
          ? textInlines(
              inline.text,
              MARKS.filter((mark) => inline.marks.includes(mark)),
              inline.link,
            )
          : [inline],
      ),
    );
  return {
    format: document.format,
    blocks: trimBlocks(mapInlines(joinLists(document.blocks), inlines)),
  };
}
