import { uuidv7 } from 'uuidv7';
import type { Command } from '#contract/service.ts';
import { type CommandId, commandIdSchema, type QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/** What a doctor does to a question, apart from answering it. */
export type QuestionAction =
  Extract<Command, { kind: 'claim' | 'release' | 'ask-for-question' | 'transfer' | 'dismiss' }> extends infer C
    ? C extends { kind: infer K; payload: infer P }
      ? { readonly kind: K; readonly payload: P }
      : never
    : never;

/**
 * Does it at once here and tells the service when it can. Null when the question is not there. The audit trail names
 * codes and ids; a colleague's words stay in the command.
 */
export function actOnQuestion(
  { store, account, engine, clock }: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  action: QuestionAction,
): CommandId | null {
  const question = store.questions.find(questionId);
  if (question === null) return null;
  const now = toInstant(clock.now());
  const commandId = commandIdSchema.parse(uuidv7());
  store.transaction(() => {
    const command = { ...action, commandId, subjectId: questionId, baseRevision: question.revision, occurredAt: now };
    engine.give(command as Command, now);
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: action.kind,
      subjectId: questionId,
      details: { commandId, ...codesOf(action) },
    });
  });
  engine.outboxChanged();
  changes.tell(['queue', 'question', 'sync', 'outbox'], [questionId]);
  return commandId;
}

function codesOf(action: QuestionAction): Record<string, string | null> {
  switch (action.kind) {
    case 'transfer':
      return { toDepartmentId: action.payload.toDepartmentId, toAccountId: action.payload.toAccountId };
    case 'dismiss':
      return { reason: action.payload.reason };
    default:
      return {};
  }
}
