import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import { $findTableNode } from '@lexical/table';
import { mergeRegister } from '@lexical/utils';
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  HISTORY_MERGE_TAG,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { useEffect, useMemo, useRef, useState } from 'react';
import { linkTargetSchema, type RichText } from '#domain/rich-text.ts';
import type { UndoSteps } from '#domain/undo-history.ts';
import { $fillEditor, REPLY_NODES } from './document-bridge.ts';
import { $goToCursorMark, OPEN_SLOT_COMMAND } from './insertions.ts';
import { type PasteResult, registerPaste } from './paste/register-paste.ts';
import classes from './rich-text-field.module.css';
import { SlashList, type SlashListProps } from './slash-list.tsx';
import { type SlotFocus, SlotFocusContext, type Standing } from './slot-focus.tsx';
import { $isSlotNode, SlotNode } from './slot-node.tsx';
import { $blanksInOrder, $slotBesideCursor, $slotsInOrder, standingOf } from './slot-walk.ts';
import { SpellingPlugin } from './spelling/spelling-plugin.tsx';
import { UndoJournal } from './undo-journal.ts';

export interface RichTextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly initial: RichText;
  /** Where undo leads to, from before the window was opened. */
  readonly steps: UndoSteps;
  readonly onEditor: (editor: LexicalEditor, journal: UndoJournal) => void;
  readonly onChange: () => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  /** Templates at the cursor after a slash. */
  readonly slash: SlashListProps;
  readonly onPicker: () => void;
  readonly onFind: () => void;
  readonly onLink: () => void;
  readonly onPaste: (result: PasteResult) => void;
  readonly onLeave: () => void;
}

const EDITOR_THEME = {
  text: {
    bold: classes.bold ?? '',
    italic: classes.italic ?? '',
    underline: classes.underline ?? '',
    strikethrough: classes.strikethrough ?? '',
  },
  quote: classes.quote ?? '',
  heading: { h2: classes.heading ?? '', h3: classes.subheading ?? '' },
  list: { nested: { listitem: classes.nested ?? '' } },
  link: classes.link ?? '',
  table: classes.table ?? '',
  tableCell: classes.cell ?? '',
  tableCellHeader: classes.headerCell ?? '',
  tableCellSelected: classes.selectedCell ?? '',
};

/** One formatted text that is written with Lexical and read and written as the domain's document. */
export function RichTextField(props: RichTextFieldProps) {
  const initial = useRef(props.initial);
  const config = useMemo(
    () => ({
      namespace: 'replydesk',
      nodes: REPLY_NODES,
      theme: EDITOR_THEME,
      editorState: () => $fillEditor(initial.current),
      onError: (error: Error) => {
        throw error;
      },
    }),
    [],
  );
  return (
    <LexicalComposer initialConfig={config}>
      <FieldBody {...props} />
    </LexicalComposer>
  );
}

function FieldBody(props: RichTextFieldProps) {
  const [editor] = useLexicalComposerContext();
  const slotFocus = useSlots(editor);
  const latest = useRef(props);
  const steps = useRef(props.steps);
  latest.current = props;

  useEffect(() => {
    const journal = new UndoJournal(editor, steps.current);
    latest.current.onEditor(editor, journal);
    const stop = mergeRegister(
      journal.register(),
      registerPaste(editor, (result) => latest.current.onPaste(result)),
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if ((dirtyElements.size > 0 || dirtyLeaves.size > 0) && !tags.has(HISTORY_MERGE_TAG)) latest.current.onChange();
      }),
      editor.registerCommand(KEY_DOWN_COMMAND, (event) => onKey(event, latest.current), COMMAND_PRIORITY_CRITICAL),
    );
    // The editor stays readable after it is gone from the page: the last save reads it then.
    return stop;
  }, [editor]);

  return (
    <SlotFocusContext value={slotFocus}>
      <div className={classes.field}>
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className={classes.editable}
              aria-label={props.label}
              aria-multiline
              aria-placeholder={props.placeholder}
              placeholder={<div className={classes.placeholder}>{props.placeholder}</div>}
              // The field has a spell check of its own, the same on every machine.
              spellCheck={false}
              dir="auto"
              onFocus={props.onFocus}
              onBlur={props.onBlur}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
        <SlashList {...props.slash} />
        <ListPlugin />
        <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} />
        <SpellingPlugin />
        <LinkPlugin validateUrl={(url) => linkTargetSchema.safeParse(url).success} />
      </div>
    </SlotFocusContext>
  );
}

function onKey(event: KeyboardEvent, props: RichTextFieldProps): boolean {
  if (event.isComposing) return false;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key === ';') {
    event.preventDefault();
    props.onPicker();
    return true;
  }
  const letter = event.key.toLowerCase();
  if (control && !event.altKey && letter === (event.shiftKey ? 'k' : 'f')) {
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) props.onLink();
    else props.onFind();
    return true;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    props.onLeave();
    return true;
  }
  return false;
}

/** Which blank of the editor is open, and the ways between them. */
function useSlots(editor: LexicalEditor): SlotFocus {
  const [openKey, setOpenKey] = useState<NodeKey | null>(null);
  const [standing, setStanding] = useState<ReadonlyMap<NodeKey, Standing>>(new Map());
  useEffect(
    () =>
      mergeRegister(
        // Told only when a blank changed, so that typing around them costs nothing.
        editor.registerMutationListener(SlotNode, () => {
          const now = editor.getEditorState().read(() => standingOf($slotsInOrder()));
          setStanding((before) => (sameEntries(before, now) ? before : now));
        }),
        editor.registerCommand(
          OPEN_SLOT_COMMAND,
          (key) => {
            setOpenKey(key);
            return true;
          },
          COMMAND_PRIORITY_HIGH,
        ),
        editor.registerCommand(
          KEY_TAB_COMMAND,
          (event) => {
            const selection = $getSelection();
            // In a table the key goes to the next cell.
            if ($isRangeSelection(selection) && $findTableNode(selection.anchor.getNode()) !== null) return false;
            const slot = $slotBesideCursor(event.shiftKey ? -1 : 1);
            if (slot === null) return false;
            event.preventDefault();
            setOpenKey(slot.getKey());
            return true;
          },
          COMMAND_PRIORITY_HIGH,
        ),
      ),
    [editor],
  );
  return useMemo(() => {
    /** Leaves the blanks: the cursor goes to the snippet's mark, else to the end of its paragraph. */
    const backToText = (from: NodeKey): void => {
      setOpenKey(null);
      editor.update(
        () => {
          if (!$goToCursorMark()) $getNodeByKey(from)?.getTopLevelElement()?.selectEnd();
        },
        { onUpdate: () => editor.focus() },
      );
    };
    return {
      openKey,
      open: setOpenKey,
      fill(key, value) {
        let next: NodeKey | undefined;
        editor.update(
          () => {
            const node = $getNodeByKey(key);
            const tidy = value?.trim() ?? '';
            if (!$isSlotNode(node)) return;
            const { instanceId, name, kind } = node.getSlot();
            // One name is one blank, wherever it stands in the snippet.
            for (const slot of kind === 'fixed' ? [node] : $slotsInOrder()) {
              const other = slot.getSlot();
              if (other.instanceId === instanceId && other.name === name && other.kind === kind) {
                slot.setValue(tidy === '' ? null : tidy);
              }
            }
            const slots = $blanksInOrder();
            const at = slots.findIndex((slot) => slot.getKey() === key);
            next = slots
              .slice(at + 1)
              .find((slot) => slot.getSlot().value === null)
              ?.getKey();
          },
          { onUpdate: () => (next === undefined ? backToText(key) : setOpenKey(next)) },
        );
      },
      walk(from, direction) {
        const keys = editor.getEditorState().read(() => $blanksInOrder().map((slot) => slot.getKey()));
        const next = keys[keys.indexOf(from) + direction];
        if (next === undefined) backToText(from);
        else setOpenKey(next);
      },
      standingOf: (key) => standing.get(key) ?? 'stands',
    };
  }, [editor, openKey, standing]);
}

function sameEntries<K, V>(left: ReadonlyMap<K, V>, right: ReadonlyMap<K, V>): boolean {
  return left.size === right.size && [...left].every(([key, value]) => right.get(key) === value);
}
