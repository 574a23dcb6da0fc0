import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Draft } from '#contract/desk.ts';
import type { Command } from '#contract/service.ts';
import {
  type CommandId,
  commandIdSchema,
  type HandedDraftId,
  handedDraftIdSchema,
  type QuestionId,
} from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/**
 * Saves a draft; on disk when it returns. A draft that was written for the patient's earlier words stays one for those
 * until the doctor confirms the new ones, whatever the window shows by now. Without an undo history the kept one stays.
 */
export function saveDraft(
  session: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  content: ReplyContent,
  shownRevision: number,
  undoHistory?: string,
): Draft {
  const { store, clock, engine } = session;
  const before = store.drafts.find(questionId);
  const textRevision = store.questions.findTextRevision(questionId);
  const isUnconfirmed =
    before !== null &&
    textRevision !== null &&
    before.questionRevision < textRevision &&
    before.questionRevision < shownRevision;
  const revision = isUnconfirmed ? before.questionRevision : shownRevision;
  const saved = store.transaction(() => {
    if (undoHistory !== undefined) store.drafts.saveUndoHistory(questionId, undoHistory);
    return store.drafts.save(questionId, content, revision, clock.now());
  });
  engine.worked(questionId);
  // The queue shows only whether there is a draft, so most saves change nothing that a window lists.
  if (before === null) changes.tell(['queue'], [questionId]);
  return saved;
}

/** The doctor has read the question as it is at the revision. Null without a draft. */
export function confirmQuestion(
  { store, account, clock }: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  questionRevision: number,
): Draft | null {
  const now = toInstant(clock.now());
  const confirmed = store.transaction(() => {
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: 'changed-question-read',
      subjectId: questionId,
      details: { questionRevision },
    });
    return store.drafts.confirmRevision(questionId, questionRevision);
  });
  changes.tell(['draft'], [questionId]);
  return confirmed;
}

/** Puts a hand-over into the outbox; part of the caller's transaction. */
export function giveHandOver(
  { store, account, engine, clock }: OpenSession,
  questionId: QuestionId,
  content: ReplyContent,
  questionRevision: number,
  note: string,
): CommandId {
  const now = toInstant(clock.now());
  const command: Extract<Command, { kind: 'hand-over-draft' }> = {
    commandId: commandIdSchema.parse(uuidv7()),
    kind: 'hand-over-draft',
    subjectId: questionId,
    baseRevision: questionRevision,
    payload: { handedDraftId: handedDraftIdSchema.parse(randomUUID()), content, note },
    occurredAt: now,
  };
  engine.give(command, now);
  store.auditEvents.append({
    occurredAt: now,
    accountId: account.id,
    act: 'draft-handed-over',
    subjectId: questionId,
    details: { commandId: command.commandId, handedDraftId: command.payload.handedDraftId },
  });
  return command.commandId;
}

/** Gives the draft to whoever answers the question now; it stays here among the revisions. Null without a draft. */
export function handOverDraft(
  session: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  note: string,
): CommandId | null {
  const { store, engine } = session;
  const commandId = store.transaction(() => {
    const draft = store.drafts.find(questionId);
    // A correction is its author's alone.
    if (draft === null || draft.corrects !== null) return null;
    store.drafts.keepPresent(questionId);
    store.drafts.remove(questionId);
    return giveHandOver(session, questionId, draft.content, draft.questionRevision, note);
  });
  if (commandId === null) return null;
  engine.outboxChanged();
  changes.tell(['draft', 'queue', 'question', 'outbox', 'sync'], [questionId]);
  return commandId;
}

/**
 * Makes a handed draft the question's draft here; what was the draft is kept as a revision. Null when it is not there
 * any more, because somebody else took it up.
 */
export function takeUpDraft(
  { store, account, engine, clock }: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  handedDraftId: HandedDraftId,
): Draft | null {
  const nowMs = clock.now();
  const now = toInstant(nowMs);
  const taken = store.transaction(() => {
    const handed = store.handedDrafts.find(handedDraftId);
    const question = store.questions.find(questionId);
    if (handed === null || question === null || handed.questionId !== questionId) return null;
    const commandId = commandIdSchema.parse(uuidv7());
    const common = { commandId, subjectId: questionId, baseRevision: question.revision, occurredAt: now };
    engine.give({ ...common, kind: 'take-up-draft', payload: { handedDraftId } }, now);
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: 'draft-taken-up',
      subjectId: questionId,
      details: { commandId, handedDraftId },
    });
    store.drafts.keepPresent(questionId);
    const saved = store.drafts.save(questionId, handed.content, question.revision, nowMs);
    store.drafts.setCorrects(questionId, null);
    return { ...saved, corrects: null };
  });
  if (taken === null) return null;
  engine.outboxChanged();
  changes.tell(['draft', 'queue', 'question', 'sync'], [questionId]);
  return taken;
}
