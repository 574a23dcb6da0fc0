import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND } from 'lexical';
import { useEffect, useState } from 'react';
import { $selectPageRange, selectPageRange } from '../select-range.ts';
import { spellClient } from './spell-client.ts';
import { SpellingMenu } from './spelling-menu.tsx';
import { type SpellingMark, useSpelling } from './use-spelling.ts';
import { wordsToCheck } from './words-to-check.ts';

/** Spell check of the field around it: marks, a menu at a marked word, and F7 from one to the next. */
export function SpellingPlugin() {
  const [editor] = useLexicalComposerContext();
  const spelling = useSpelling(editor);
  const [open, setOpen] = useState<SpellingMark | null>(null);

  useEffect(() => {
    void spellClient.loadOwn().catch(() => undefined);
  }, []);

  useEffect(() => {
    const openNext = (): void => {
      const marks = spelling.marks().filter(({ range }) => !range.collapsed);
      const ordered = [...marks].sort((left, right) =>
        left.range.compareBoundaryPoints(Range.START_TO_START, right.range),
      );
      const selection = document.getSelection();
      const cursor = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
      const next =
        cursor === null
          ? undefined
          : ordered.find(({ range }) => range.compareBoundaryPoints(Range.START_TO_START, cursor) > 0);
      const mark = next ?? ordered[0];
      if (mark === undefined) return;
      mark.range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      selectPageRange(editor, mark.range);
      setOpen(mark);
    };
    const stopKey = editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        if (event.key !== 'F7') return false;
        event.preventDefault();
        openNext();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    );
    const onMenu = (event: MouseEvent): void => {
      const place = placeOf(event);
      const mark =
        place === null
          ? undefined
          : (spelling.marks().find(({ range }) => range.isPointInRange(place.node, place.offset)) ?? ownWordAt(place));
      if (mark === undefined) return;
      event.preventDefault();
      setOpen(mark);
    };
    const stopRoot = editor.registerRootListener((root, before) => {
      before?.removeEventListener('contextmenu', onMenu);
      root?.addEventListener('contextmenu', onMenu);
    });
    return () => {
      stopKey();
      stopRoot();
      editor.getRootElement()?.removeEventListener('contextmenu', onMenu);
    };
  }, [editor, spelling]);

  return (
    <SpellingMenu
      mark={open}
      onReplace={(mark, word) => {
        setOpen(null);
        editor.update(() => void $selectPageRange(mark.range)?.insertText(word), { onUpdate: () => editor.focus() });
      }}
      onClose={() => {
        setOpen(null);
        editor.focus();
      }}
    />
  );
}

interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** Where the pointer is, or the cursor when the menu was asked for by a key. */
function placeOf(event: MouseEvent): Place | null {
  const isKey = event.button !== 2 && !(event.ctrlKey && event.button === 0);
  const selection = document.getSelection();
  if (isKey && selection !== null && selection.anchorNode !== null) {
    return { node: selection.anchorNode, offset: selection.anchorOffset };
  }
  const at = document.caretPositionFromPoint(event.clientX, event.clientY);
  return at === null ? null : { node: at.offsetNode, offset: at.offset };
}

/** A word that stands only because the doctor said so, to take that back. */
function ownWordAt({ node, offset }: Place): SpellingMark | undefined {
  if (!(node instanceof Text)) return undefined;
  const place = wordsToCheck(node.data).find(({ start, end }) => start <= offset && offset <= end);
  if (place === undefined || !spellClient.isOwn(place.word)) return undefined;
  const range = document.createRange();
  range.setStart(node, place.start);
  range.setEnd(node, place.end);
  return { word: place.word, range };
}
