import { randomUUID } from 'node:crypto';
import { type QueueAction, undoTokenSchema } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { isAwake } from '#domain/triage.ts';
import type { ActionStep } from '../store/repositories/queue-actions.ts';
import type { ChangeHub } from './changes.ts';
import { giveAction, type QuestionAction, tellActed } from './question-actions.ts';
import type { OpenSession } from './session.ts';

/** How long what colleagues would see stays here, so that taking it back leaves no trace with them; in milliseconds. */
const UNDO_MS = 8000;

/** What nobody minds to see come and go, or what must be told soon: claims above all. */
const LEAVES_AT_ONCE: ReadonlySet<QueueAction['kind']> = new Set(['claim', 'release', 'snooze', 'wake']);

/**
 * Does something to several questions in one transaction and returns what takes it back. Null, and nothing is done,
 * when one of them is not there.
 */
export function actOnQuestions(
  session: OpenSession,
  changes: ChangeHub,
  questionIds: readonly QuestionId[],
  action: QueueAction,
) {
  const { store, clock } = session;
  const nowMs = clock.now();
  const notBefore = toInstant(LEAVES_AT_ONCE.has(action.kind) ? nowMs : nowMs + UNDO_MS);
  const undo = undoTokenSchema.parse(randomUUID());
  const given = toQuestionAction(action);
  const isDone = store.transaction(() => {
    const questions = [...new Set(questionIds)].map((id) => store.questions.find(id));
    if (questions.includes(null)) return false;
    const steps = questions.flatMap((question): ActionStep[] => {
      // The original is often among what was selected; it repeats nothing.
      if (question === null || (action.kind === 'mark-duplicate' && action.ofQuestionId === question.id)) return [];
      const opposite = oppositeOf(session, action, question);
      return [{ questionId: question.id, commandId: giveAction(session, question, given, notBefore), opposite }];
    });
    store.queueActions.put(undo, toInstant(nowMs), action.kind, steps);
    return true;
  });
  if (!isDone) return null;
  tellActed(session, changes, questionIds);
  return undo;
}

/**
 * Takes an action back: what has not left is cancelled, what has left is answered by its opposite where there is one.
 * Returns how many questions are as they were, or will be. A second time takes nothing back.
 */
export function undoAction(session: OpenSession, changes: ChangeHub, undo: string): number {
  const { store, account, engine, clock } = session;
  const now = toInstant(clock.now());
  const undone: QuestionId[] = [];
  store.transaction(() => {
    const action = store.queueActions.take(undo);
    if (action === null) return;
    let cancelled = 0;
    for (const { questionId, commandId, opposite } of action.steps) {
      const entry = store.outbox.find(commandId);
      // Not granted by the service: there is nothing to take back.
      if (entry === null || entry.state === 'cancelled') continue;
      if (store.outbox.cancel(commandId, now)) {
        engine.takenBack(entry.command);
        engine.evaluate([questionId]);
        cancelled += 1;
        undone.push(questionId);
      } else if (opposite !== null) {
        const { baseRevision } = entry.command;
        const question = store.questions.find(questionId) ?? { id: questionId, revision: baseRevision };
        giveAction(session, question, opposite as QuestionAction, now);
        undone.push(questionId);
      }
    }
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: 'undo',
      subjectId: action.steps.length === 1 ? (action.steps[0]?.questionId ?? null) : null,
      details: { kind: action.kind, questions: action.steps.length, undone: undone.length, cancelled },
    });
  });
  if (undone.length > 0) tellActed(session, changes, undone);
  return undone.length;
}

function toQuestionAction(action: QueueAction): QuestionAction {
  switch (action.kind) {
    case 'claim':
    case 'release':
    case 'reopen':
    case 'wake':
      return { kind: action.kind, payload: {} };
    case 'transfer': {
      const { toDepartmentId, toAccountId, reason } = action;
      return { kind: 'transfer', payload: { toDepartmentId, toAccountId, reason } };
    }
    case 'dismiss':
      return { kind: 'dismiss', payload: { reason: action.reason } };
    case 'mark-duplicate':
      return { kind: 'mark-duplicate', payload: { ofQuestionId: action.ofQuestionId } };
    case 'override-urgency':
      return { kind: 'override-urgency', payload: action.override };
    case 'snooze':
      return { kind: 'snooze', payload: { until: action.until, orNextMessage: action.orNextMessage } };
  }
}

/** What takes the action back once it has left; null when nothing does, or when it changes nothing. */
function oppositeOf(
  { store, account, clock }: OpenSession,
  action: QueueAction,
  question: Question,
): QuestionAction | null {
  const now = toInstant(clock.now());
  const { claim } = question;
  const isMine = claim !== null && claim.expiresAt > now && claim.accountId === account.id;
  switch (action.kind) {
    case 'claim':
      return isMine ? null : { kind: 'release', payload: {} };
    case 'release':
      return isMine ? { kind: 'claim', payload: {} } : null;
    case 'dismiss':
      return question.status === 'pending' ? { kind: 'reopen', payload: {} } : null;
    case 'mark-duplicate':
      return { kind: 'mark-duplicate', payload: { ofQuestionId: question.duplicateOf } };
    case 'override-urgency': {
      const before = question.urgencyOverride;
      return {
        kind: 'override-urgency',
        payload:
          before === null
            ? { action: 'clear' }
            : { action: 'set', urgency: before.urgency, reason: before.reason.trim() === '' ? '…' : before.reason },
      };
    }
    case 'snooze':
    case 'wake': {
      const before = store.snoozes.find(question.id);
      if (before !== null && !isAwake(before, question.textRevision, now)) {
        return { kind: 'snooze', payload: { until: before.until, orNextMessage: before.unlessTextAbove !== null } };
      }
      return action.kind === 'snooze' ? { kind: 'wake', payload: {} } : null;
    }
    case 'transfer':
      // The other department may be at work with it already.
      return null;
    case 'reopen':
      // Whoever dismissed it gave a reason that is not known here.
      return null;
  }
}
