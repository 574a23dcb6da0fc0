import { $createQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isRangeSelection,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Block } from '#domain/rich-text.ts';
import { $nodesOfBlocks } from './document-bridge.ts';
import { $blanksInOrder, $cursorMark, $slotsInOrder } from './slot-walk.ts';

/** Opens a blank for filling. */
export const OPEN_SLOT_COMMAND: LexicalCommand<NodeKey> = createCommand('OPEN_SLOT');

/** Puts a template's blocks at the cursor and opens its first empty blank. */
export function insertBlocks(editor: LexicalEditor | null, blocks: readonly Block[]): void {
  if (editor === null) return;
  let firstSlot: NodeKey | undefined;
  editor.update(
    () => {
      const before = new Set($slotsInOrder().map((slot) => slot.getKey()));
      const nodes = $nodesOfBlocks(blocks);
      const last = $getRoot().getLastChild();
      if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
      // An empty reply is replaced, so that a template does not begin with an empty line.
      if ($getRoot().getChildrenSize() === 1 && last?.getTextContent() === '' && before.size === 0) {
        $getRoot()
          .clear()
          .append(...nodes);
        $getRoot().selectEnd();
      } else $insertNodes(nodes);
      firstSlot = $blanksInOrder()
        .find((slot) => !before.has(slot.getKey()) && slot.getSlot().value === null)
        ?.getKey();
      if (firstSlot === undefined) $goToCursorMark();
    },
    {
      onUpdate: () => {
        if (firstSlot === undefined) editor.focus();
        else editor.dispatchCommand(OPEN_SLOT_COMMAND, firstSlot);
      },
    },
  );
}

/** Puts the cursor where the snippet wants it, and takes the mark away; false without a mark. */
export function $goToCursorMark(): boolean {
  const mark = $cursorMark();
  if (mark === null) return false;
  mark.selectPrevious();
  mark.remove();
  return true;
}

/** Puts a quotation after the paragraph with the cursor, and the cursor on a new line after it. */
export function insertQuote(editor: LexicalEditor | null, text: string): void {
  editor?.update(
    () => {
      const selection = $getSelection();
      const block = $isRangeSelection(selection)
        ? selection.anchor.getNode().getTopLevelElement()
        : $getRoot().getLastChild();
      const quote = $createQuoteNode().append($createTextNode(text));
      const after = $createParagraphNode();
      if (block === null) $getRoot().append(quote);
      else if (block.getTextContent() === '') block.replace(quote);
      else block.insertAfter(quote);
      quote.insertAfter(after);
      after.select();
    },
    { onUpdate: () => editor.focus() },
  );
}

/** Opens the n-th empty required blank. */
export function openSlotNumber(editor: LexicalEditor | null, place: number): void {
  const key = editor?.getEditorState().read(
    () =>
      $blanksInOrder()
        .filter((slot) => slot.getSlot().required && slot.getSlot().value === null)
        .at(place)
        ?.getKey() ?? null,
  );
  if (editor !== null && key !== null && key !== undefined) editor.dispatchCommand(OPEN_SLOT_COMMAND, key);
}
