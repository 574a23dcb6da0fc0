import { createHeadlessEditor } from '@lexical/headless';
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { describe, expect, it, vi } from 'vitest';
import { plainTextOf, type RichText, richTextFromPlain } from '#domain/rich-text.ts';
import { NO_UNDO_STEPS, packUndoHistory, unpackUndoHistory } from '#domain/undo-history.ts';
import { $fillEditor, $readEditor, REPLY_NODES } from './document-bridge.ts';
import { UndoJournal } from './undo-journal.ts';

function editorWith(document: RichText): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: REPLY_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $fillEditor(document), { discrete: true, tag: 'history-merge' });
  return editor;
}
const textOf = (editor: LexicalEditor): string => plainTextOf(editor.getEditorState().read($readEditor));

function type(editor: LexicalEditor, text: string): void {
  vi.advanceTimersByTime(1000);
  editor.update(
    () => {
      $getRoot().selectEnd();
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(text);
    },
    { discrete: true },
  );
}
function press(editor: LexicalEditor, command: typeof UNDO_COMMAND): void {
  editor.dispatchCommand(command, undefined);
  editor.update(() => {}, { discrete: true });
}

describe('undo over a restart', () => {
  it('goes back through the steps of the window before, and forth again', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const first = editorWith(richTextFromPlain('one'));
      const before = new UndoJournal(first, NO_UNDO_STEPS);
      before.register();
      for (const word of [' two', ' three', ' four']) type(first, word);
      press(first, UNDO_COMMAND);
      expect(textOf(first)).toBe('one two three');
      const kept = unpackUndoHistory(packUndoHistory({ body: before.steps(), moreInformation: NO_UNDO_STEPS }));

      const second = editorWith(first.getEditorState().read($readEditor));
      const after = new UndoJournal(second, kept?.body ?? NO_UNDO_STEPS);
      after.register();
      press(second, UNDO_COMMAND);
      expect(textOf(second)).toBe('one two');
      press(second, UNDO_COMMAND);
      expect(textOf(second)).toBe('one');
      press(second, REDO_COMMAND);
      press(second, REDO_COMMAND);
      press(second, REDO_COMMAND);
      expect(textOf(second)).toBe('one two three four');

      press(second, UNDO_COMMAND);
      type(second, ' FIVE');
      press(second, UNDO_COMMAND);
      expect(textOf(second)).toBe('one two three');
      press(second, UNDO_COMMAND);
      expect(textOf(second)).toBe('one two');
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells when its steps changed', () => {
    const editor = editorWith(richTextFromPlain('one'));
    const journal = new UndoJournal(editor, NO_UNDO_STEPS);
    journal.register();
    const at = journal.mark();
    expect(journal.mark()).toEqual(at);
    editor.update(() => $getRoot().clear(), { discrete: true });
    expect(journal.mark()).not.toEqual(at);
  });
});
