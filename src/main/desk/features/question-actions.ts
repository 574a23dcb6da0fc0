import { uuidv7 } from 'uuidv7';
import type { Command } from '#contract/service.ts';
import { type CommandId, commandIdSchema, noteIdSchema, type QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { Note } from '#domain/triage.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

type ActionKind =
  | 'claim'
  | 'release'
  | 'ask-for-question'
  | 'transfer'
  | 'dismiss'
  | 'reopen'
  | 'mark-duplicate'
  | 'override-urgency'
  | 'snooze'
  | 'wake';

/** What a doctor does to a question, apart from answering it. */
export type QuestionAction =
  Extract<Command, { kind: ActionKind }> extends infer C
    ? C extends { kind: infer K; payload: infer P }
      ? { readonly kind: K; readonly payload: P }
      : never
    : never;

/**
 * Does it at once here and tells the service when it can, not before `notBefore`; part of the caller's transaction. The
 * audit trail names codes and ids; a colleague's words stay in the command.
 */
export function giveAction(
  { store, account, engine, clock }: OpenSession,
  question: Pick<Question, 'id' | 'revision'>,
  action: QuestionAction,
  notBefore: Instant,
): CommandId {
  const now = toInstant(clock.now());
  const commandId = commandIdSchema.parse(uuidv7());
  const command = { ...action, commandId, subjectId: question.id, baseRevision: question.revision, occurredAt: now };
  engine.give(command as Command, notBefore);
  store.auditEvents.append({
    occurredAt: now,
    accountId: account.id,
    act: action.kind,
    subjectId: question.id,
    details: { commandId, ...codesOf(action) },
  });
  return commandId;
}

/** Does it to one question and lets it leave at once. Null when the question is not there. */
export function actOnQuestion(
  session: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  action: QuestionAction,
): CommandId | null {
  const { store, clock } = session;
  const commandId = store.transaction(() => {
    const question = store.questions.find(questionId);
    return question === null ? null : giveAction(session, question, action, toInstant(clock.now()));
  });
  if (commandId === null) return null;
  tellActed(session, changes, [questionId]);
  return commandId;
}

/** Tells the window and the outbox that something was done to questions. */
export function tellActed({ engine }: OpenSession, changes: ChangeHub, questionIds: readonly QuestionId[]): void {
  engine.outboxChanged();
  changes.tell(['queue', 'question', 'sync', 'outbox'], questionIds);
}

/** Writes words to colleagues beside the question. Null when the question is not there. */
export function addNote(session: OpenSession, changes: ChangeHub, questionId: QuestionId, text: string): Note | null {
  const { store, account, engine, clock } = session;
  const now = toInstant(clock.now());
  const note = store.transaction((): Note | null => {
    const question = store.questions.find(questionId);
    if (question === null) return null;
    const commandId = commandIdSchema.parse(uuidv7());
    const noteId = noteIdSchema.parse(crypto.randomUUID());
    const common = { commandId, subjectId: questionId, baseRevision: question.revision, occurredAt: now };
    engine.give({ ...common, kind: 'add-note', payload: { noteId, text } }, now);
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: 'add-note',
      subjectId: questionId,
      details: { commandId, noteId },
    });
    return store.notes.listOfQuestion(questionId).find(({ id }) => id === noteId) ?? null;
  });
  if (note !== null) tellActed(session, changes, [questionId]);
  return note;
}

function codesOf(action: QuestionAction): Record<string, string | boolean | null> {
  switch (action.kind) {
    case 'transfer':
      return { toDepartmentId: action.payload.toDepartmentId, toAccountId: action.payload.toAccountId };
    case 'dismiss':
      return { reason: action.payload.reason };
    case 'mark-duplicate':
      return { ofQuestionId: action.payload.ofQuestionId };
    case 'override-urgency':
      return action.payload.action === 'set'
        ? { action: 'set', urgency: action.payload.urgency }
        : { action: 'clear', urgency: null };
    case 'snooze':
      return { until: action.payload.until, orNextMessage: action.payload.orNextMessage };
    default:
      return {};
  }
}
