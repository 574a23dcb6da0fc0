import {
  $createRangeSelection,
  $getNearestNodeFromDOMNode,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';

/** Selects what a range of the page covers; null where it is no text of the editor. */
export function $selectPageRange(range: AbstractRange): RangeSelection | null {
  const from = $getNearestNodeFromDOMNode(range.startContainer);
  const to = $getNearestNodeFromDOMNode(range.endContainer);
  if (!$isTextNode(from) || !$isTextNode(to)) return null;
  const selection = $createRangeSelection();
  selection.anchor.set(from.getKey(), Math.min(range.startOffset, from.getTextContentSize()), 'text');
  selection.focus.set(to.getKey(), Math.min(range.endOffset, to.getTextContentSize()), 'text');
  $setSelection(selection);
  return selection;
}

/** The same for whoever is outside of the editor; gives it the focus. */
export function selectPageRange(editor: LexicalEditor, range: AbstractRange): void {
  editor.update(() => void $selectPageRange(range), { onUpdate: () => editor.focus() });
}
