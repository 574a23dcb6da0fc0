import { $getRoot, type LexicalEditor, type NodeKey } from 'lexical';
import { useEffect, useRef } from 'react';
import { HighlightLayer } from '../highlights.ts';
import { readMarkedText } from '../marked-text.ts';
import { spellClient } from './spell-client.ts';
import { type WordPlace, wordsToCheck } from './words-to-check.ts';

/** After a change it waits this long for the next one, in milliseconds, so that no key waits for it. */
const QUIET_MS = 400;
/** How long it may look at the text at once, in milliseconds; the rest follows when the window is idle. */
const SLICE_MS = 6;

/** A word that the dictionary does not know, where it stands. */
export interface SpellingMark {
  readonly word: string;
  readonly range: Range;
}

/** Marks of one field; read when somebody asks for the one at a place. */
export interface Spelling {
  marks(): readonly SpellingMark[];
}

/** Marks unknown words of a field while it is written, a changed block at a time. */
export function useSpelling(editor: LexicalEditor): Spelling {
  const marks = useRef(new Map<NodeKey, readonly SpellingMark[]>());
  useEffect(() => {
    const layer = new HighlightLayer('reply-spelling');
    const stale = new Set<NodeKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle: number | undefined;
    let isGone = false;

    const show = (): void => layer.show([...marks.current.values()].flat().map(({ range }) => range));
    const markBlock = (key: NodeKey, unknown: Set<string>): boolean => {
      const element = editor.getElementByKey(key);
      if (element === null) {
        marks.current.delete(key);
        return true;
      }
      const { text, rangeOf } = readMarkedText(element, { withBlanks: false });
      const found: SpellingMark[] = [];
      let isKnown = true;
      for (const place of wordsToCheck(text)) {
        const verdict = spellClient.findVerdict(place.word);
        if (verdict === null) {
          unknown.add(place.word);
          isKnown = false;
        } else if (!verdict) {
          const range = rangeOf(place.start, place.end);
          if (range !== null && !isBeingTyped(range, place)) found.push({ word: place.word, range });
        }
      }
      marks.current.set(key, found);
      return isKnown;
    };
    const work = (): void => {
      idle = undefined;
      const unknown = new Set<string>();
      const waiting: NodeKey[] = [];
      const untilMs = performance.now() + SLICE_MS;
      for (const key of stale) {
        if (performance.now() > untilMs) break;
        stale.delete(key);
        if (!markBlock(key, unknown)) waiting.push(key);
      }
      show();
      if (unknown.size > 0) {
        void spellClient.check([...unknown]).then(() => {
          if (isGone) return;
          for (const key of waiting) stale.add(key);
          soon();
        });
      }
      if (stale.size > 0) soon();
    };
    const soon = (): void => {
      idle ??= requestIdleCallback(work, { timeout: 1000 });
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(soon, QUIET_MS);
    };
    const checkAll = (): void => {
      editor.getEditorState().read(() => {
        for (const key of $getRoot().getChildrenKeys()) stale.add(key);
      });
      later();
    };
    checkAll();
    // Blocks in which a word may be unfinished; they are judged anew when the cursor moves on.
    const unfinished = new Set<NodeKey>();
    const stopEditor = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) {
        if (unfinished.size === 0) return;
        for (const key of unfinished) stale.add(key);
        unfinished.clear();
      }
      for (const key of dirtyElements.keys()) {
        // Blocks stand right under the root; lists and tables are one block each.
        const node = editorState._nodeMap.get(key);
        if (node !== undefined && node.__parent !== 'root') continue;
        stale.add(key);
        unfinished.add(key);
      }
      later();
    });
    const stopOwn = spellClient.watch(checkAll);
    return () => {
      isGone = true;
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
      stopEditor();
      stopOwn();
      layer.show([]);
      marks.current.clear();
    };
  }, [editor]);
  const spelling = useRef<Spelling>({ marks: () => [...marks.current.values()].flat() });
  return spelling.current;
}

/** Whether the cursor stands at the word's end, so that it is perhaps not whole yet. */
function isBeingTyped(range: Range, place: WordPlace): boolean {
  const selection = document.getSelection();
  if (selection === null || !selection.isCollapsed || selection.anchorNode !== range.endContainer) return false;
  return selection.anchorOffset === range.endOffset && place.end > place.start;
}
