import { uuidv7 } from 'uuidv7';
import type { Command, ConflictReason } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { OutboxEntry } from '#desk/store/repositories/outbox.ts';
import type { Store } from '#desk/store/store.ts';
import { type AccountId, commandIdSchema, type QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { isRetracted, type ReplyKind } from '#domain/reply.ts';
import { type Instant, toInstant } from '#domain/time.ts';

/** What carries a doctor's words to the public, or takes them back. */
export type ReplyCommand = Extract<Command, { kind: 'send-reply' | 'correct-reply' | 'retract-reply' }>;

export function isReplyCommand(command: Command): command is ReplyCommand {
  return command.kind === 'send-reply' || command.kind === 'correct-reply' || command.kind === 'retract-reply';
}

/** What a held reply meets now, which may be something else than what it was held for. */
export interface Obstacle {
  /** Null when nothing stands in the way any more. */
  readonly reason: ConflictReason | null;
  /** The question as it is now; null when the account does not see it. */
  readonly question: Question | null;
}

/**
 * What stands in a held reply's way at this moment, by the copy that is here. Where the copy cannot tell (the question
 * left the view), what the service said when it held the reply stays true.
 */
export function obstacleOf(store: Store, entry: OutboxEntry, accountId: AccountId, now: Instant): Obstacle {
  const question = store.questions.find(entry.command.subjectId);
  if (question === null) return { reason: entry.heldReason ?? 'left-your-departments', question: null };
  const { command } = entry;
  if (command.kind === 'correct-reply' || command.kind === 'retract-reply') {
    return { reason: obstacleToChange(store, entry, question), question };
  }
  const isSecondOpinion = entry.command.kind === 'send-reply' && entry.command.payload.kind === 'second-opinion';
  switch (question.status) {
    case 'withdrawn':
      return { reason: 'question-withdrawn', question };
    case 'dismissed':
      return { reason: 'question-dismissed', question };
    case 'answered':
      if (!isSecondOpinion) return { reason: 'answered-meanwhile', question };
      break;
    case 'pending':
      break;
  }
  if (question.textRevision > entry.command.baseRevision) return { reason: 'question-changed', question };
  const claim = question.claim;
  if (!isSecondOpinion && claim !== null && claim.expiresAt > now && claim.accountId !== accountId) {
    return { reason: 'claimed-by-other', question };
  }
  return { reason: null, question };
}

/** What stands in the way of another version of a published reply. */
function obstacleToChange(
  store: Store,
  { command, heldReason }: OutboxEntry,
  question: Question,
): ConflictReason | null {
  if (command.kind !== 'correct-reply' && command.kind !== 'retract-reply') return null;
  const reply = store.replies.find(command.payload.replyId);
  if (reply === null) return heldReason;
  if (isRetracted(reply)) return 'reply-retracted';
  if (reply.version !== command.payload.baseVersion) return 'reply-corrected';
  if (command.kind === 'retract-reply') return null;
  if (question.status === 'withdrawn') return 'question-withdrawn';
  return question.textRevision > command.baseRevision ? 'question-changed' : null;
}

export interface Requeue {
  /** As what a reply is published now; it means nothing to a correction or a retraction. */
  readonly kind: ReplyKind;
  /** The question's revision that the reply is an answer to now. */
  readonly baseRevision: number;
  readonly notBefore: Instant;
  /** How the audit trail names it. */
  readonly act: string;
}

/**
 * Puts a held reply into the outbox once more, under a new command id, because the service keeps the outcome of the old
 * one for good; the reply's own id stays. Part of the caller's transaction. Null when it is not held or refused any more.
 */
export function requeueReply(
  store: Store,
  accountId: AccountId,
  clock: Clock,
  held: ReplyCommand,
  { kind, baseRevision, notBefore, act }: Requeue,
): ReplyCommand | null {
  const occurredAt = toInstant(clock.now());
  if (!store.outbox.cancel(held.commandId, occurredAt)) return null;
  const again = { commandId: commandIdSchema.parse(uuidv7()), baseRevision, occurredAt };
  // The doctor has seen the version that is there now, and wants theirs in its place.
  const baseVersion = (before: number): number => store.replies.find(held.payload.replyId)?.version ?? before;
  const command = ((): ReplyCommand => {
    switch (held.kind) {
      case 'send-reply':
        return { ...held, ...again, payload: { ...held.payload, kind } };
      case 'correct-reply':
        return { ...held, ...again, payload: { ...held.payload, baseVersion: baseVersion(held.payload.baseVersion) } };
      case 'retract-reply':
        return { ...held, ...again, payload: { ...held.payload, baseVersion: baseVersion(held.payload.baseVersion) } };
    }
  })();
  store.templateInsertions.follow(held.commandId, command.commandId);
  store.outbox.enqueue(command, notBefore);
  store.auditEvents.append({
    occurredAt,
    accountId,
    act,
    subjectId: command.subjectId,
    details: { commandId: command.commandId, heldCommandId: held.commandId, replyId: command.payload.replyId, kind },
  });
  return command;
}

/**
 * Sends on their way the held replies that were to wait for a colleague's claim to end, and whose way is free now.
 * Returns their questions. A reply that meets something else meanwhile stays held.
 */
export function releaseFreedReplies(store: Store, accountId: AccountId, clock: Clock): QuestionId[] {
  const waiting = store.outbox.listHeld().filter(({ waitsForClaim }) => waitsForClaim);
  if (waiting.length === 0) return [];
  const now = toInstant(clock.now());
  return store.transaction(() =>
    waiting.flatMap((entry) => {
      const { command } = entry;
      if (command.kind !== 'send-reply') return [];
      const { reason, question } = obstacleOf(store, entry, accountId, now);
      if (reason !== null || question === null) return [];
      const requeued = requeueReply(store, accountId, clock, command, {
        kind: command.payload.kind,
        baseRevision: question.revision,
        notBefore: now,
        act: 'reply-queued-when-free',
      });
      return requeued === null ? [] : [command.subjectId];
    }),
  );
}
