import { type HistoryState, type HistoryStateEntry, registerHistory } from '@lexical/history';
import { $getRoot, $isElementNode, type EditorState, type LexicalEditor } from 'lexical';
import type { RichText } from '#domain/rich-text.ts';
import { MAX_UNDO_STEPS, type UndoSteps } from '#domain/undo-history.ts';
import { $fillEditor, $readEditor } from './document-bridge.ts';

/** How long keys are one step, in milliseconds. */
const STEP_MS = 300;
const EMPTY_STATE = JSON.stringify({
  root: { children: [], direction: null, format: '', indent: 0, type: 'root', version: 1 },
});

/**
 * One field's undo and redo, which outlive the window: each step is known as a document too. Steps from an earlier window
 * become states of the editor when they are gone to, not when the reply is opened.
 */
export class UndoJournal {
  readonly #editor: LexicalEditor;
  readonly #history: HistoryState;
  /** Documents of steps that are not states yet, and of those that are. */
  readonly #ofEntry = new WeakMap<HistoryStateEntry, RichText>();
  readonly #ofState = new WeakMap<EditorState, RichText>();

  constructor(editor: LexicalEditor, steps: UndoSteps) {
    this.#editor = editor;
    this.#history = {
      current: null,
      undoStack: steps.undo.map((document) => this.#entryOf(document)),
      redoStack: steps.redo.map((document) => this.#entryOf(document)),
    };
  }

  /** Listens to the editor until it is told to stop. */
  register(): () => void {
    const editorState = this.#editor.getEditorState();
    // Without it the first change of this window could not be undone.
    if (!editorState.isEmpty()) this.#history.current = { editor: this.#editor, editorState };
    return registerHistory(this.#editor, this.#history, STEP_MS, Date.now, undefined, MAX_UNDO_STEPS);
  }

  /** Changes whenever the steps do; cheap. */
  mark(): readonly unknown[] {
    const { undoStack, redoStack } = this.#history;
    return [undoStack.length, undoStack.at(-1), redoStack.length, redoStack.at(-1)];
  }

  steps(): UndoSteps {
    return {
      undo: this.#history.undoStack.map((entry) => this.#documentOf(entry)),
      redo: this.#history.redoStack.slice(-MAX_UNDO_STEPS).map((entry) => this.#documentOf(entry)),
    };
  }

  #documentOf(entry: HistoryStateEntry): RichText {
    const known = this.#ofEntry.get(entry) ?? this.#ofState.get(entry.editorState);
    if (known !== undefined) return known;
    const document = entry.editorState.read($readEditor);
    this.#ofState.set(entry.editorState, document);
    return document;
  }

  /** An object literal, because Lexical copies entries with their own properties only. */
  #entryOf(document: RichText): HistoryStateEntry {
    let built: EditorState | null = null;
    const build = (): EditorState => {
      built ??= this.#stateOf(document);
      return built;
    };
    const entry: HistoryStateEntry = {
      editor: this.#editor,
      get editorState() {
        return build();
      },
    };
    this.#ofEntry.set(entry, document);
    return entry;
  }

  #stateOf(document: RichText): EditorState {
    const now = this.#editor.getEditorState().read($readEditor);
    const changed = document.blocks.findIndex(
      (block, index) => JSON.stringify(block) !== JSON.stringify(now.blocks[index]),
    );
    const state = this.#editor.parseEditorState(EMPTY_STATE, () => {
      $fillEditor(document);
      const block = $getRoot().getChildAtIndex(changed === -1 ? document.blocks.length - 1 : changed);
      if ($isElementNode(block)) block.selectEnd();
      else $getRoot().selectEnd();
    });
    this.#ofState.set(state, document);
    return state;
  }
}
