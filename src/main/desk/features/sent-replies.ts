import { uuidv7 } from 'uuidv7';
import type { Draft } from '#contract/desk.ts';
import type { Command } from '#contract/service.ts';
import { type CommandId, commandIdSchema, type QuestionId, type ReplyId } from '#domain/ids.ts';
import { isRetracted, replyContentSchema } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { ChangeHub } from './changes.ts';
import { OutboxRefusal } from './outbox.ts';
import type { OpenSession } from './session.ts';

/**
 * Makes the present text of my reply the question's draft, as a correction of it; begun already, it goes on. What was the
 * draft is kept as a revision.
 *
 * @throws {OutboxRefusal} NOT_FOUND unless it is mine and stands, ALREADY_QUEUED.
 */
export function startCorrection(
  { store, account, clock }: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  replyId: ReplyId,
): Draft {
  const started = store.transaction(() => {
    const reply = store.replies.find(replyId);
    const question = store.questions.find(questionId);
    const isMine = reply?.questionId === questionId && reply.authorAccountId === account.id && !isRetracted(reply);
    if (reply === null || question === null || !isMine) throw new OutboxRefusal('NOT_FOUND');
    if (store.outbox.findUnsettledReply(questionId) !== null) throw new OutboxRefusal('ALREADY_QUEUED');
    const begun = store.drafts.find(questionId);
    if (begun?.corrects?.replyId === replyId && begun.corrects.version === reply.version) return begun;
    store.drafts.keepPresent(questionId);
    const draft = store.drafts.save(questionId, replyContentSchema.parse(reply), question.revision, clock.now());
    const corrects = { replyId, version: reply.version, reason: '' };
    store.drafts.setCorrects(questionId, corrects);
    return { ...draft, corrects };
  });
  changes.tell(['draft', 'queue', 'question'], [questionId]);
  return started;
}

/** Why the draft corrects its reply; on disk when it returns. False without a correction. */
export function setCorrectionReason({ store }: OpenSession, questionId: QuestionId, reason: string): boolean {
  return store.transaction(() => {
    const corrects = store.drafts.find(questionId)?.corrects ?? null;
    if (corrects === null) return false;
    store.drafts.setCorrects(questionId, { ...corrects, reason });
    return true;
  });
}

/** The reply stays as it is published; what was written is kept as a revision. False without a correction. */
export function cancelCorrection({ store }: OpenSession, changes: ChangeHub, questionId: QuestionId): boolean {
  const isCancelled = store.transaction(() => {
    if ((store.drafts.find(questionId)?.corrects ?? null) === null) return false;
    store.drafts.keepPresent(questionId);
    store.drafts.remove(questionId);
    return true;
  });
  if (isCancelled) changes.tell(['draft', 'queue', 'question'], [questionId]);
  return isCancelled;
}

/** Asks the author of a reply for a correction, as a reviewer. Null when the reply is not there, or not to be corrected. */
export function requestCorrection(
  { store, account, engine, clock }: OpenSession,
  changes: ChangeHub,
  {
    questionId,
    replyId,
    reason,
  }: { readonly questionId: QuestionId; readonly replyId: ReplyId; readonly reason: string },
): CommandId | null {
  const now = toInstant(clock.now());
  const commandId = store.transaction(() => {
    const reply = store.replies.find(replyId);
    const question = store.questions.find(questionId);
    if (reply === null || question === null || reply.questionId !== questionId || isRetracted(reply)) return null;
    const command: Extract<Command, { kind: 'request-correction' }> = {
      commandId: commandIdSchema.parse(uuidv7()),
      kind: 'request-correction',
      subjectId: questionId,
      baseRevision: question.revision,
      payload: { requestId: crypto.randomUUID(), replyId, baseVersion: reply.version, reason },
      occurredAt: now,
    };
    engine.give(command, now);
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: 'correction-requested',
      subjectId: questionId,
      details: { commandId: command.commandId, replyId },
    });
    return command.commandId;
  });
  if (commandId === null) return null;
  engine.outboxChanged();
  changes.tell(['question', 'sync'], [questionId]);
  return commandId;
}
