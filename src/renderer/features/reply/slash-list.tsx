import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Portal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
  type NodeKey,
} from 'lexical';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#domain/template.ts';
import { rankTemplates, type TemplateSituation } from '../../components/template-picker/rank-templates.ts';
import { desk } from '../../lib/desk-queries.ts';
import classes from './slash-list.module.css';

/** Rows beyond these are found by typing another letter. */
const MOST_ROWS = 12;
/** Longer than any title that somebody would type; then it was no search. */
const LONGEST_SEARCH = 40;
const LIST_HEIGHT_PX = 320;

export interface SlashListProps {
  readonly situation: TemplateSituation;
  /**
   * Makes a template ready to insert; null when it was refused, and nothing in the draft changes then. The returned
   * function inserts it at the cursor.
   */
  readonly prepare: (template: Template) => (() => void) | null;
}

interface Opened {
  readonly typed: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** The list of templates that a slash opens at the cursor. What is typed after the slash stays in the text until one is taken. */
export function SlashList({ situation, prepare }: SlashListProps) {
  const { t } = useTranslation('templates');
  const [editor] = useLexicalComposerContext();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const templates = useQuery(desk.template.list.queryOptions());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [place, setPlace] = useState(0);
  /** The slash in the text; `null` as a key until the editor has it. */
  const slash = useRef<{ key: NodeKey | null; offset: number } | null>(null);
  const ranked = useMemo(
    () => (opened === null ? [] : rankTemplates(templates.data ?? [], opened.typed, situation)),
    [opened, templates.data, situation],
  );
  const rows = ranked.slice(0, MOST_ROWS);
  const activePlace = Math.min(place, rows.length - 1);
  const isOpen = opened !== null && rows.length > 0;

  // What every template is found by is made now, not at the press of the key.
  useEffect(() => {
    rankTemplates(templates.data ?? [], '', situation);
  }, [templates.data, situation]);

  function close(): void {
    slash.current = null;
    setOpened(null);
  }

  function take(template: Template): void {
    const insert = prepare(template);
    const at = slash.current;
    close();
    if (insert === null || at?.key == null) return;
    const { key, offset } = at;
    editor.update(
      () => {
        const node = $getNodeByKey(key);
        const selection = $getSelection();
        if (!$isTextNode(node) || !$isRangeSelection(selection)) return;
        node.select(offset, selection.anchor.key === key ? selection.anchor.offset : offset + 1).removeText();
      },
      { onUpdate: insert },
    );
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    if (slash.current === null || !isOpen) {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === '/' && isPlain && $isAtWordStart()) {
        slash.current = { key: null, offset: 0 };
        setPlace(0);
        setOpened({ typed: '', ...caretPlace(editor.getRootElement()) });
      }
      return false;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const active = rows[activePlace];
    if (step !== 0) setPlace((activePlace + step + rows.length) % rows.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && active !== undefined)
      take(active);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    return true;
  }

  /** Follows what is typed after the slash; anything else closes the list and leaves the text as it is. */
  function follow(): void {
    const at = slash.current;
    if (at === null) return;
    const typed = editor.getEditorState().read(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
      const { anchor } = selection;
      const node = anchor.getNode();
      if (!$isTextNode(node)) return null;
      const text = node.getTextContent();
      if (at.key === null) {
        at.key = anchor.key;
        at.offset = anchor.offset - 1;
      }
      if (at.key !== anchor.key || anchor.offset <= at.offset || text[at.offset] !== '/') return null;
      return text.slice(at.offset + 1, anchor.offset);
    });
    if (typed === null || typed.startsWith(' ') || typed.length > LONGEST_SEARCH) close();
    else if (typed !== opened?.typed) {
      setPlace(0);
      setOpened((before) => (before === null ? null : { ...before, typed }));
    }
  }

  const latest = useRef({ onKey, follow, close });
  latest.current = { onKey, follow, close };
  useEffect(
    () => editor.registerCommand(KEY_DOWN_COMMAND, (event) => latest.current.onKey(event), COMMAND_PRIORITY_CRITICAL),
    [editor],
  );
  useEffect(() => editor.registerUpdateListener(() => latest.current.follow()), [editor]);
  useEffect(
    () =>
      editor.registerRootListener((root) => {
        const onBlur = (): void => latest.current.close();
        root?.addEventListener('blur', onBlur);
        return () => root?.removeEventListener('blur', onBlur);
      }),
    [editor],
  );

  // The field keeps the focus; it tells assistive technology which row is meant.
  useEffect(() => {
    const root = editor.getRootElement();
    if (root === null || !isOpen) return;
    root.setAttribute('aria-controls', listId);
    root.setAttribute('aria-activedescendant', `${listId}-${activePlace}`);
    return () => {
      root.removeAttribute('aria-controls');
      root.removeAttribute('aria-activedescendant');
    };
  }, [editor, isOpen, listId, activePlace]);
  useEffect(() => {
    if (isOpen) list.current?.children[activePlace]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, activePlace]);

  if (!isOpen) return null;
  const isAbove =
    opened.bottom + LIST_HEIGHT_PX > window.innerHeight && opened.top > window.innerHeight - opened.bottom;
  return (
    <Portal>
      <div
        className={classes.box}
        style={{
          left: Math.min(opened.left, window.innerWidth - 380),
          ...(isAbove ? { bottom: window.innerHeight - opened.top + 4 } : { top: opened.bottom + 4 }),
        }}
      >
        <div ref={list} id={listId} role="listbox" aria-label={t('list')} className={classes.list}>
          {rows.map((template, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and handles the keys.
            <div
              key={template.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === activePlace}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setPlace(index)}
              onClick={() => take(template)}
            >
              <span className={classes.title} dir="auto">
                {template.title}
              </span>
              <span className={classes.kind}>{t(`kinds.${template.kind}`)}</span>
            </div>
          ))}
        </div>
        <p className={classes.hint}>
          {ranked.length > rows.length ? t('slash.more', { count: ranked.length - rows.length }) : t('slash.keys')}
        </p>
      </div>
    </Portal>
  );
}

/** Templates open where a word could begin, so that a slash within one (24/7, km/h) stays a slash. */
function $isAtWordStart(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  const before = anchor.type === 'text' ? anchor.getNode().getTextContent().slice(0, anchor.offset) : '';
  // Chinese has no spaces between words.
  return before === '' || /[\s\p{P}\p{Script=Han}]$/u.test(before);
}

/** Where the cursor stands in the window, in pixels. */
function caretPlace(root: HTMLElement | null): Omit<Opened, 'typed'> {
  const selection = window.getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const rect = range?.getClientRects()[0];
  // An empty line has no rectangle of its own.
  const around = range?.startContainer instanceof Element ? range.startContainer : range?.startContainer.parentElement;
  const { left, top, bottom } = rect ?? (around ?? root)?.getBoundingClientRect() ?? new DOMRect();
  return { left, top, bottom };
}
