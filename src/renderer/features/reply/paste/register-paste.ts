import { $toggleLink } from '@lexical/link';
import { $findTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
} from 'lexical';
import { blocksOfPastedText } from '#domain/pasted-text.ts';
import { type Block, linkTargetSchema, plainTextOf, RICH_TEXT_FORMAT, richTextSchema } from '#domain/rich-text.ts';
import { $nodesOfBlocks, $nodesOfInlines } from '../document-bridge.ts';
import { isNestedTooDeep } from './nesting.ts';
import { flattened, type LeftOut, readPastedHtml } from './read-pasted-html.ts';

/** Longest text that is pasted at once, in UTF-16 code units; some thirty printed pages. */
export const LONGEST_PASTE = 100_000;
/** Longest source that is looked at, in UTF-16 code units. Most of a long one are pictures and styles. */
const LONGEST_SOURCE = 30_000_000;
/** Most blocks that are pasted at once. */
export const MOST_BLOCKS = 2000;
/** What a field may grow to by pasting; far below what a reply's document may hold, so that a draft can always be saved. */
const LONGEST_FIELD = 400_000;
const MOST_FIELD_BLOCKS = 4000;
/** How long after Ctrl+Shift+V the paste may come, in milliseconds. */
const PLAIN_KEY_MS = 1000;
const NOTHING_LEFT_OUT: LeftOut = { pictures: 0, embedded: 0, signs: 0 };

/** What became of a paste. */
export type PasteResult =
  | { readonly kind: 'pasted'; readonly leftOut: LeftOut }
  | { readonly kind: 'too-long' }
  /** The field would become longer than a reply may be. */
  | { readonly kind: 'full' }
  | { readonly kind: 'nothing'; readonly leftOut: LeftOut };

/** Takes over what is pasted or dropped into an editor. */
export function registerPaste(editor: LexicalEditor, onPaste: (result: PasteResult) => void): () => void {
  let plainUntilMs = 0;
  const take = (data: DataTransfer, plain: boolean): void => {
    const { blocks, outcome } = readTransfer(data, plain);
    const isFull = !hasRoom(editor, plainTextOf({ format: RICH_TEXT_FORMAT, blocks }).length, blocks.length);
    onPaste(isFull ? { kind: 'full' } : outcome);
    if (isFull) return;
    if (blocks.length > 0) editor.update(() => $insertPasted(blocks), { tag: PASTE_TAG });
  };
  return mergeRegister(
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const isPlain = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v';
        plainUntilMs = isPlain ? performance.now() + PLAIN_KEY_MS : 0;
        return false;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        if (!(event instanceof ClipboardEvent) || event.clipboardData === null) return false;
        const plain = performance.now() < plainUntilMs;
        plainUntilMs = 0;
        const { length } = event.clipboardData.getData('text/plain');
        if (!plain && isOurs(event.clipboardData, editor) && hasRoom(editor, length, 0)) return false;
        event.preventDefault();
        take(event.clipboardData, plain);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => {
        // What is dropped comes this way.
        if (typeof event === 'string' || event.dataTransfer === null || isOurs(event.dataTransfer, editor))
          return false;
        take(event.dataTransfer, false);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

function hasRoom(editor: LexicalEditor, characters: number, blocks: number): boolean {
  if (characters === 0) return true;
  return editor.getEditorState().read(() => {
    const root = $getRoot();
    return (
      root.getTextContentSize() + characters <= LONGEST_FIELD && root.getChildrenSize() + blocks <= MOST_FIELD_BLOCKS
    );
  });
}

/** Copied from a reply: Lexical's own form keeps the blanks. A page that claims to be one is read as a page. */
function isOurs(data: DataTransfer, editor: LexicalEditor): boolean {
  const own = data.getData('application/x-lexical-editor');
  if (own === '' || own.length > LONGEST_PASTE * 10) return false;
  try {
    const { namespace } = JSON.parse(own) as { namespace?: unknown };
    // A link that runs something is none of ours, and neither is what stands beside it.
    return namespace === editor._config.namespace && !/"url":\s*"(?!https?:|mailto:)/iu.test(own);
  } catch {
    return false;
  }
}

interface ReadPaste {
  readonly blocks: Block[];
  readonly outcome: PasteResult;
}

function readTransfer(data: DataTransfer, plain: boolean): ReadPaste {
  const text = data.getData('text/plain');
  const html = plain ? '' : data.getData('text/html');
  if (html.length > LONGEST_SOURCE) return TOO_LONG;
  if (html !== '' && !isNestedTooDeep(html)) {
    // A document of its own that is never shown: no script of it runs and no picture of it is fetched.
    const read = readPastedHtml(new DOMParser().parseFromString(html, 'text/html'), LONGEST_PASTE);
    if (read === null) return TOO_LONG;
    const { blocks, leftOut } = read;
    if (blocks.length > 0) return checked(blocks, leftOut);
    if (text.trim() === '') return { blocks: [], outcome: { kind: 'nothing', leftOut } };
  }
  if (text.length > LONGEST_PASTE) return TOO_LONG;
  if (text === '' && data.files.length > 0) {
    return { blocks: [], outcome: { kind: 'nothing', leftOut: { ...NOTHING_LEFT_OUT, pictures: data.files.length } } };
  }
  // A page that cannot be read and has no plain form beside it.
  if (text === '' && html !== '') return TOO_LONG;
  return checked(blocksOfPastedText(text), NOTHING_LEFT_OUT);
}

function checked(blocks: Block[], leftOut: LeftOut): ReadPaste {
  const document = { format: RICH_TEXT_FORMAT, blocks } as const;
  const isTaken = blocks.length <= MOST_BLOCKS && richTextSchema.safeParse(document).success;
  return isTaken ? { blocks, outcome: { kind: 'pasted', leftOut } } : TOO_LONG;
}

const TOO_LONG: ReadPaste = { blocks: [], outcome: { kind: 'too-long' } };

/** Puts blocks at the cursor: a few words into the line, anything else as what it is. */
export function $insertPasted(blocks: readonly Block[]): void {
  if (!$isRangeSelection($getSelection())) $getRoot().selectEnd();
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const [first] = blocks;
  if (first === undefined) return;
  const plain = plainTextOf({ format: RICH_TEXT_FORMAT, blocks: [...blocks] });
  if (!selection.isCollapsed() && blocks.length === 1 && linkTargetSchema.safeParse(plain).success) {
    // An address on chosen words is meant for them.
    $toggleLink(plain);
    return;
  }
  if ($findTableNode(selection.anchor.getNode()) !== null) {
    selection.insertNodes($nodesOfInlines(flattened(blocks)));
    return;
  }
  if (blocks.length === 1 && first.type === 'paragraph') {
    selection.insertNodes($nodesOfInlines(first.children));
    return;
  }
  const nodes = $nodesOfBlocks(blocks);
  // Behind a table there must be a place to write on.
  if (blocks.at(-1)?.type === 'table') nodes.push($createParagraphNode());
  const only = $getRoot().getChildrenSize() === 1 ? $getRoot().getFirstChild() : null;
  if ($isElementNode(only) && $isParagraphNode(only) && only.isEmpty()) {
    $getRoot()
      .clear()
      .append(...nodes);
    $getRoot().selectEnd();
    return;
  }
  const target = selection.anchor.getNode().getTopLevelElement();
  // Lexical takes the first block's words into the line with the cursor, which would make a heading plain text.
  if (first.type !== 'paragraph' && $isParagraphNode(target) && !target.isEmpty()) selection.insertParagraph();
  $insertNodes(nodes);
}
