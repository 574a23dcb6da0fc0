import { $isListItemNode, $isListNode, type ListNode } from '@lexical/list';
import { $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import {
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Place } from '#domain/reply-checks/reply-text.ts';
import { slotText } from '#domain/rich-text.ts';
import { $isSlotNode } from './slot-node.tsx';

/** A stretch of a block's text and the node that shows it; null where a list's item ends. */
interface Piece {
  readonly node: LexicalNode | null;
  readonly length: number;
}

/** Puts the selection on a place of the document and the cursor into the field. */
export function selectPlace(editor: LexicalEditor | null, place: Place | null): void {
  editor?.update(() => $selectPlace(place), { onUpdate: () => editor.focus() });
}

/** The end of the text where there is no place. */
export function $selectPlace(place: Place | null): void {
  const selection = place === null ? null : $selectionOf(place);
  if (selection === null) $getRoot().selectEnd();
  else $setSelection(selection);
}

/** Takes the words of a place out, as one step that Undo brings back. The focus stays where it is. */
export function removePlace(editor: LexicalEditor | null, place: Place): void {
  editor?.update(
    () => {
      const selection = $selectionOf(place);
      if (selection === null) return;
      $setSelection(selection);
      selection.removeText();
    },
    { discrete: true, tag: 'skip-dom-selection' },
  );
}

function $selectionOf(place: Place): RangeSelection | null {
  const pieces = $piecesOfBlocks()[place.block];
  if (pieces === undefined) return null;
  const selection = $createRangeSelection();
  // A start at the seam of two pieces belongs to the later one, an end to the earlier.
  const isSet =
    $setPoint(selection, 'anchor', pieces, place.start, false) &&
    $setPoint(selection, 'focus', pieces, place.end, true);
  return isSet ? selection : null;
}

function $setPoint(
  selection: RangeSelection,
  which: 'anchor' | 'focus',
  pieces: readonly Piece[],
  offset: number,
  isEnd: boolean,
): boolean {
  let from = 0;
  let last: { readonly node: LexicalNode; readonly within: number } | null = null;
  for (const { node, length } of pieces) {
    const to = from + length;
    const holds = isEnd ? offset > from && offset <= to : offset >= from && offset < to;
    if (node !== null && (holds || (last === null && offset <= to))) {
      last = { node, within: Math.min(length, offset - from) };
      if (holds) break;
    } else if (node !== null && offset === to) last = { node, within: length };
    from = to;
  }
  if (last === null) return false;
  const { node, within } = last;
  if ($isTextNode(node)) selection[which].set(node.getKey(), within, 'text');
  else {
    const parent = node.getParent();
    if (parent === null) return false;
    selection[which].set(parent.getKey(), node.getIndexWithinParent() + (within > 0 ? 1 : 0), 'element');
  }
  return true;
}

/** The pieces of each block, numbered as `$readEditor` numbers them. */
function $piecesOfBlocks(): Piece[][] {
  const blocks: Piece[][] = [];
  let before: ListNode | null = null;
  for (const node of $getRoot().getChildren()) {
    if (!$isElementNode(node)) continue;
    if ($isTableNode(node)) {
      blocks.push($piecesOfTable(node));
      before = null;
      continue;
    }
    if (!$isListNode(node)) {
      blocks.push($piecesOf(node));
      before = null;
      continue;
    }
    const items = apart($itemsOf(node));
    if ($itemsOf(node).length === 0) continue;
    const isJoined = before !== null && (before.getListType() === 'number') === (node.getListType() === 'number');
    if (isJoined) blocks.at(-1)?.push({ node: null, length: 1 }, ...items);
    else blocks.push(items);
    before = node;
  }
  return blocks;
}

/** Cell after cell, as the check reads them; within a cell line under line. */
function $piecesOfTable(table: TableNode): Piece[] {
  const cells = table
    .getChildren()
    .filter($isTableRowNode)
    .flatMap((row) => row.getChildren().filter($isTableCellNode));
  return apart(cells.map((cell) => apart(cell.getChildren().filter($isElementNode).map($piecesOf))));
}

function apart(groups: readonly Piece[][]): Piece[] {
  return groups.flatMap((group, index) => [...(index > 0 ? [{ node: null, length: 1 }] : []), ...group]);
}

function $itemsOf(list: ListNode): Piece[][] {
  return list.getChildren().flatMap((child) => {
    if (!$isListItemNode(child)) return [];
    const nested = child.getChildren().filter($isListNode);
    const isOwn = nested.length === 0 || child.getChildren().some((grandchild) => !$isListNode(grandchild));
    return [...(isOwn ? [$piecesOf(child)] : []), ...nested.flatMap($itemsOf)];
  });
}

function $piecesOf(element: ElementNode): Piece[] {
  return element.getChildren().flatMap((node): Piece[] => {
    if ($isListNode(node)) return [];
    if ($isLineBreakNode(node)) return [{ node, length: 1 }];
    if ($isSlotNode(node)) return [{ node, length: slotText(node.getSlot()).length }];
    if ($isTextNode(node)) return [{ node, length: node.getTextContentSize() }];
    return $isElementNode(node) ? $piecesOf(node) : [];
  });
}
