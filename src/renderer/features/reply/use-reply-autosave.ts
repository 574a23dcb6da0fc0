import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '#contract/desk.ts';
import type { Question } from '#domain/question.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { type ReadingLevel, readingLevelOf } from '#domain/reply-checks/reading-level.ts';
import { type Block, isBlank, plainTextOf } from '#domain/rich-text.ts';
import { deskClient } from '../../lib/clients.ts';
import { useReplySession } from '../../lib/reply-session.tsx';
import { DraftAutosave, type SaveState } from './draft-autosave.ts';

export interface ReplyAutosaveOptions {
  readonly question: Question;
  /** As it was when the editor was made; afterwards the editor is ahead of it. */
  readonly draft: Draft | null;
  /** What the two fields hold now. */
  readonly readContent: () => Pick<ReplyContent, 'body' | 'moreInformation' | 'askTicks'>;
  /** Where undo leads to, packed, when it changed since `noteUndoSaved`; else undefined. */
  readonly readUndoHistory: () => string | undefined;
  /** What was read last is on disk. */
  readonly noteUndoSaved: () => void;
  /** Puts a quotation at the cursor. */
  readonly quote: (text: string) => void;
  /** Puts blocks at the cursor. */
  readonly insert: (blocks: readonly Block[]) => void;
  readonly onDirty: (isDirty: boolean) => void;
  /** What the editor itself brought to disk. */
  readonly onSaved: (content: ReplyContent) => void;
  /** The editor goes away; resolves or rejects with its last save. */
  readonly onClosed: (saved: Promise<void>) => void;
  readonly onWriting: () => void;
}

export interface ReplyAutosave {
  readonly autosave: DraftAutosave;
  readonly saveState: SaveState;
  readonly level: ReadingLevel;
  /** The question's revision whose words the doctor has read. */
  readonly readRevision: number;
  /** To be called at every change of the fields. */
  changed(): void;
}

/** Brings a reply to disk while it is written, and tells what is beside it how far it is. */
export function useReplyAutosave(options: ReplyAutosaveOptions): ReplyAutosave {
  const { question, draft, onDirty } = options;
  const session = useReplySession();
  const [saveState, setSaveState] = useState<SaveState>({ state: draft === null ? 'none' : 'saved' });
  const [level, setLevel] = useState(() =>
    readingLevelOf(draft === null ? '' : plainTextOf(draft.content.body), question.language),
  );
  const { setTyped, setCitations, setWriting, setQuoter, setInserter, setReadRevision, setFlusher } = session;
  // A reply answers the words that its author has read, also when the patient changes them meanwhile.
  const readRevision = session.readRevision ?? draft?.questionRevision ?? question.revision;
  // Read at the moment of saving, so that no key between two saves is left out.
  const latest = useRef({ ...options, readRevision, citations: session.citations });
  latest.current = { ...options, readRevision, citations: session.citations };

  const autosave = useMemo(
    () =>
      new DraftAutosave({
        questionId: question.id,
        hasDraft: draft !== null,
        read: () => {
          const { citations, readContent } = latest.current;
          const { body, moreInformation, askTicks } = readContent();
          const plain = plainTextOf(body);
          whenIdle(() => {
            setLevel(readingLevelOf(plain, latest.current.question.language));
            setTyped(plain);
          });
          return {
            body,
            moreInformation: moreInformation === null || isBlank(moreInformation) ? null : moreInformation,
            citedAnswerIds: [...citations.answerIds],
            citedTopicIds: [...citations.topicIds],
            overrides: [],
            askTicks,
          };
        },
        save: async (questionId, content) => {
          const undoHistory = latest.current.readUndoHistory();
          const questionRevision = latest.current.readRevision;
          await deskClient.draft.save({
            questionId,
            content,
            questionRevision,
            ...(undoHistory === undefined ? {} : { undoHistory }),
          });
          if (undoHistory !== undefined) latest.current.noteUndoSaved();
          latest.current.onSaved(content);
        },
        onState: setSaveState,
      }),
    [question.id, draft, setTyped],
  );

  useEffect(() => {
    onDirty(saveState.state === 'saving' || saveState.state === 'failed');
  }, [saveState, onDirty]);

  useEffect(() => {
    autosave.open();
    setCitations({
      answerIds: draft?.content.citedAnswerIds ?? [],
      topicIds: draft?.content.citedTopicIds ?? [],
    });
    setTyped(draft === null ? '' : plainTextOf(draft.content.body));
    setWriting(true);
    setReadRevision(draft?.questionRevision ?? latest.current.question.revision);
    setFlusher(() => autosave.flush());
    setQuoter((text) => latest.current.quote(text));
    setInserter((blocks) => latest.current.insert(blocks));
    const flush = (): void => void autosave.flush().catch(() => undefined);
    const flushWhenHidden = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flushWhenHidden);
      const saved = autosave.close();
      latest.current.onClosed(saved);
      saved.catch(() => undefined);
      setWriting(false);
      setReadRevision(null);
      setFlusher(null);
      setQuoter(null);
      setInserter(null);
      setTyped('');
      setCitations({ answerIds: [], topicIds: [] });
    };
  }, [autosave, draft, setCitations, setTyped, setWriting, setQuoter, setInserter, setReadRevision, setFlusher]);

  // A citation is part of the draft as much as a word is.
  const known = useRef(session.citations);
  useEffect(() => {
    const before = known.current;
    known.current = session.citations;
    const stored = draft?.content;
    const asStored =
      session.citations.answerIds.join() === (stored?.citedAnswerIds ?? []).join() &&
      session.citations.topicIds.join() === (stored?.citedTopicIds ?? []).join();
    if (before !== session.citations && !asStored) autosave.changed();
  }, [session.citations, autosave, draft]);

  const changed = useCallback(() => {
    onDirty(true);
    latest.current.onWriting();
    autosave.changed();
  }, [autosave, onDirty]);

  return { autosave, saveState, level, readRevision, changed };
}

/** Counting and looking up what is related must not stand before the next key. */
function whenIdle(work: () => void): void {
  requestIdleCallback(work, { timeout: 1000 });
}
