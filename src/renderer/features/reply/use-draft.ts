import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { type ReplyContent, replyContentSchema } from '#domain/reply.ts';
import { type UndoHistory, unpackUndoHistory } from '#domain/undo-history.ts';
import { deskClient } from '../../lib/clients.ts';
import { onDeskChange } from '../../lib/desk-changes.ts';

interface DraftOnDisk {
  readonly draft: Draft | null | 'loading';
  /** Where undo leads to from the draft; null where nothing is kept. */
  readonly undoHistory: UndoHistory | null;
  /** Raised when the draft became another one, so that the editor is made anew. */
  readonly generation: number;
  /** The editor tells what it brought to disk itself. */
  noteSaved(content: ReplyContent): void;
}

/**
 * The question's draft as it is on disk. It is read anew when something other than the editor changed it (taken back from
 * the outbox, restored, taken up), unless the editor holds text that is not on disk yet. An editor that shows the same
 * words already stays as it is, with its cursor and its undo.
 */
export function useDraft(questionId: QuestionId, isDirty: boolean): DraftOnDisk {
  const [state, setState] = useState<{
    questionId: QuestionId;
    draft: Draft | null;
    undoHistory: UndoHistory | null;
    generation: number;
  } | null>(null);
  const shown = useRef<ReplyContent | null>(null);
  const load = useCallback(async () => {
    const [draft, { history }] = await Promise.all([
      deskClient.draft.find({ questionId }),
      deskClient.draft.findUndoHistory({ questionId }),
    ]);
    const undoHistory = history === null ? null : unpackUndoHistory(history);
    setState((before) => {
      const isShown = before?.questionId === questionId && before.draft !== null && sameContent(draft, shown.current);
      if (!isShown) shown.current = draft?.content ?? null;
      return { questionId, draft, undoHistory, generation: (before?.generation ?? 0) + (isShown ? 0 : 1) };
    });
  }, [questionId]);
  useEffect(() => {
    load().catch(() => undefined);
  }, [load]);
  useEffect(
    () =>
      onDeskChange(({ topics, questionIds }) => {
        const touches =
          topics.includes('draft') && (questionIds.length === 0 ? state === null : questionIds.includes(questionId));
        if (touches && !isDirty) load().catch(() => undefined);
      }),
    [load, questionId, isDirty, state],
  );
  const noteSaved = useCallback((content: ReplyContent) => {
    shown.current = content;
  }, []);
  return state === null || state.questionId !== questionId
    ? { draft: 'loading', undoHistory: null, generation: 0, noteSaved }
    : { draft: state.draft, undoHistory: state.undoHistory, generation: state.generation, noteSaved };
}

function sameContent(draft: Draft | null, shown: ReplyContent | null): boolean {
  if (draft === null || shown === null) return false;
  // Parsing puts the fields of both in the schema's order.
  return JSON.stringify(draft.content) === JSON.stringify(replyContentSchema.parse(shown));
}
