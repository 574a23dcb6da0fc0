import { useCallback, useState } from 'react';
import type { QueueAction } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { useAction } from '../../lib/keymap.ts';
import { allows, type Subject } from './apply-action.ts';
import { useAct } from './use-act.ts';

/** The actions that ask something first. */
export type Asking = 'transfer' | 'snooze' | 'mark-duplicate' | 'dismiss' | 'override-urgency';

export interface QueueActions {
  /** What the next action is about: the selected questions, else the one at the cursor. */
  readonly subjects: readonly Subject[];
  /** The open dialog; it keeps to the questions that it was opened for. */
  readonly asking: { readonly about: Asking; readonly subjects: readonly Subject[] } | null;
  can(kind: QueueAction['kind']): boolean;
  do(action: QueueAction): void;
  ask(about: Asking): void;
  /** Does what the open dialog was about. */
  answer(action: QueueAction): void;
  close(): void;
  undo(): boolean;
}

interface Options {
  readonly account: Account;
  readonly subjects: readonly Subject[];
  readonly enabled: boolean;
  readonly onActed: (ids: readonly QuestionId[], action: QueueAction) => void;
  readonly onUndone: (first: QuestionId) => void;
  readonly onClosed: () => void;
}

/** What can be done to questions from the queue, by button, by key and from the palette. */
export function useQueueActions({ account, subjects, enabled, onActed, onUndone, onClosed }: Options): QueueActions {
  const [asking, setAsking] = useState<QueueActions['asking']>(null);
  const { act, undo } = useAct(account, onUndone);
  const can = useCallback(
    (kind: QueueAction['kind']): boolean => enabled && subjects.some((subject) => allows(subject, kind)),
    [enabled, subjects],
  );
  function actOn(on: readonly Subject[], action: QueueAction): void {
    const ids = act(on, action);
    if (ids.length > 0) onActed(ids, action);
  }
  const actions: QueueActions = {
    subjects,
    asking,
    can,
    do: (action) => actOn(subjects, action),
    ask: (about) => setAsking({ about, subjects: subjects.filter((subject) => allows(subject, about)) }),
    answer(action) {
      if (asking !== null) actOn(asking.subjects, action);
      setAsking(null);
      onClosed();
    },
    close() {
      setAsking(null);
      onClosed();
    },
    undo,
  };
  const has = { enabled: enabled && subjects.length > 0 };
  useAction('claim', () => actions.do({ kind: 'claim' }), has);
  useAction('release', () => actions.do({ kind: 'release' }), has);
  useAction('transfer', () => can('transfer') && actions.ask('transfer'), has);
  useAction('snooze', () => runToggle(actions, 'snooze'), has);
  useAction('markDuplicate', () => runToggle(actions, 'mark-duplicate'), has);
  useAction('dismiss', () => runToggle(actions, 'dismiss'), has);
  useAction('setUrgency', () => can('override-urgency') && actions.ask('override-urgency'), has);
  useAction('undo', undo, { enabled });
  return actions;
}

/** Asks what an action needs to know; where it was done already, takes it back. */
export function runToggle(actions: QueueActions, about: 'snooze' | 'mark-duplicate' | 'dismiss'): void {
  const back = backOf(actions, about);
  if (back !== null) actions.do(back);
  else if (actions.can(about)) actions.ask(about);
}

/** The opposite, where all of the questions are in that state. */
export function backOf(actions: QueueActions, about: 'snooze' | 'mark-duplicate' | 'dismiss'): QueueAction | null {
  const { subjects } = actions;
  if (subjects.length === 0) return null;
  switch (about) {
    case 'snooze':
      return subjects.every(({ isSnoozed }) => isSnoozed) ? { kind: 'wake' } : null;
    case 'mark-duplicate':
      return subjects.every(({ duplicateOf }) => duplicateOf !== null)
        ? { kind: 'mark-duplicate', ofQuestionId: null }
        : null;
    case 'dismiss':
      return subjects.every(({ status }) => status === 'dismissed') ? { kind: 'reopen' } : null;
  }
}
