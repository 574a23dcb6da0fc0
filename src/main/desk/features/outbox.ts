import { uuidv7 } from 'uuidv7';
import { type OutboxItem, UNDO_SEND_SECONDS } from '#contract/desk.ts';
import { type Command, sendReplyPayloadSchema } from '#contract/service.ts';
import { excerptOf } from '#domain/answered-question.ts';
import { type CommandId, commandIdSchema, type QuestionId, replyIdSchema } from '#domain/ids.ts';
import { finishedContent, problemsOf, type ReplyProblem } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import type { Clock } from '../clock.ts';
import type { OutboxEntry } from '../store/repositories/outbox.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/** How long a sent reply stays on the outbox's list, in milliseconds. */
const SHOW_SENT_MS = 24 * 60 * 60_000;
const EXCERPT_LENGTH = 160;

type SendReplyCommand = Extract<Command, { kind: 'send-reply' }>;

/** Why the outbox did not do what was asked. */
export class OutboxRefusal extends Error {
  readonly code: 'NOT_FOUND' | 'ALREADY_SENT' | 'ALREADY_QUEUED' | 'NOT_READY';
  readonly problems: readonly ReplyProblem[];
  constructor(code: OutboxRefusal['code'], problems: readonly ReplyProblem[] = []) {
    super(`outbox: ${code}`);
    this.name = 'OutboxRefusal';
    this.code = code;
    this.problems = problems;
  }
}

/** Everything that may be done with replies on their way out. Each step is one transaction. */
export function createOutboxFeature(clock: Clock, changes: ChangeHub) {
  const changed = (session: OpenSession, questionId: QuestionId): void => {
    session.engine.outboxChanged();
    changes.tell(['outbox', 'queue', 'draft', 'sync'], [questionId]);
  };

  function audit({ store, account }: OpenSession, act: string, command: SendReplyCommand): void {
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act,
      subjectId: command.subjectId,
      details: { commandId: command.commandId, replyId: command.payload.replyId, kind: command.payload.kind },
    });
  }

  function getReply({ store }: OpenSession, commandId: CommandId): OutboxEntry & { command: SendReplyCommand } {
    const entry = store.outbox.find(commandId);
    if (entry === null || entry.command.kind !== 'send-reply') throw new OutboxRefusal('NOT_FOUND');
    return { ...entry, command: entry.command };
  }

  function toItem(session: OpenSession, entry: OutboxEntry): OutboxItem {
    const { command } = entry;
    const { replyId, kind, content } = sendReplyPayloadSchema.parse(command.payload);
    const now = toInstant(clock.now());
    const undoable = entry.state === 'waiting' && entry.notBefore > now;
    const question = session.store.questions.find(command.subjectId) ?? entry.heldCurrent?.question ?? null;
    return {
      commandId: command.commandId,
      replyId,
      questionId: command.subjectId,
      questionTitle: question?.title ?? '',
      kind,
      excerpt: excerptOf(plainTextOf(content.body), EXCERPT_LENGTH - 1),
      state: undoable ? 'undoable' : stateOf(entry),
      undoUntil: undoable ? entry.notBefore : null,
      queuedAt: command.occurredAt,
      sentAt: entry.state === 'applied' ? entry.settledAt : null,
      attempts: entry.attempts,
      heldReason: entry.heldReason,
      heldBy: heldBy(entry),
      refusedCode: entry.refusedCode,
    };
  }

  /** Takes a reply out of the outbox; its text becomes the question's draft, what was the draft a revision. */
  function backToDraft(session: OpenSession, commandId: CommandId, act: string): { questionId: QuestionId } {
    const { store } = session;
    const { command } = getReply(session, commandId);
    store.transaction(() => {
      const nowMs = clock.now();
      if (!store.outbox.cancel(commandId, toInstant(nowMs))) throw new OutboxRefusal('ALREADY_SENT');
      store.drafts.keepPresent(command.subjectId);
      store.drafts.save(command.subjectId, command.payload.content, command.baseRevision, nowMs);
      audit(session, act, command);
    });
    changed(session, command.subjectId);
    return { questionId: command.subjectId };
  }

  function enqueue(session: OpenSession, command: SendReplyCommand, act: string): void {
    session.store.outbox.enqueue(command, toInstant(clock.now() + UNDO_SEND_SECONDS * 1000));
    audit(session, act, command);
  }

  return {
    /** Newest first. */
    list(session: OpenSession): OutboxItem[] {
      return session.store.outbox
        .listReplies(toInstant(clock.now() - SHOW_SENT_MS))
        .map((entry) => toItem(session, entry));
    },

    /**
     * Queues the question's draft. It leaves after the undo time, when the machine is online.
     *
     * @throws {OutboxRefusal} NOT_FOUND without a draft, NOT_READY with what blocks, ALREADY_QUEUED.
     */
    send(session: OpenSession, questionId: QuestionId, questionRevision: number): OutboxItem {
      const { store } = session;
      const draft = store.drafts.find(questionId);
      if (draft === null) throw new OutboxRefusal('NOT_READY', [{ kind: 'empty' }]);
      const problems = problemsOf(draft.content);
      if (problems.length > 0) throw new OutboxRefusal('NOT_READY', problems);
      const command: SendReplyCommand = {
        commandId: commandIdSchema.parse(uuidv7()),
        kind: 'send-reply',
        subjectId: questionId,
        baseRevision: questionRevision,
        payload: {
          replyId: replyIdSchema.parse(uuidv7()),
          kind: 'answer',
          content: finishedContent(draft.content),
        },
        occurredAt: toInstant(clock.now()),
      };
      store.transaction(() => {
        if (store.outbox.findUnsettledReply(questionId) !== null) throw new OutboxRefusal('ALREADY_QUEUED');
        store.drafts.keepPresent(questionId);
        store.drafts.remove(questionId);
        enqueue(session, command, 'reply-queued');
      });
      changed(session, questionId);
      return toItem(session, getReply(session, command.commandId));
    },

    /** @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it may have left. */
    takeBack(session: OpenSession, commandId: CommandId): { questionId: QuestionId } {
      return backToDraft(session, commandId, 'reply-taken-back');
    },

    /** @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it may have left. */
    cancel(session: OpenSession, commandId: CommandId): { questionId: QuestionId } {
      return backToDraft(session, commandId, 'reply-cancelled');
    },

    /**
     * Queues a held reply again beside the answer that came meanwhile.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it is not held.
     */
    sendAsSecondOpinion(session: OpenSession, commandId: CommandId): OutboxItem {
      const { store } = session;
      const { command: held, state, heldCurrent } = getReply(session, commandId);
      if (state !== 'held') throw new OutboxRefusal('ALREADY_SENT');
      const present = store.questions.find(held.subjectId) ?? heldCurrent?.question ?? null;
      const command: SendReplyCommand = {
        ...held,
        commandId: commandIdSchema.parse(uuidv7()),
        baseRevision: present?.revision ?? held.baseRevision,
        payload: { ...held.payload, kind: 'second-opinion' },
        occurredAt: toInstant(clock.now()),
      };
      store.transaction(() => {
        if (!store.outbox.cancel(commandId, command.occurredAt)) throw new OutboxRefusal('ALREADY_SENT');
        enqueue(session, command, 'reply-queued-as-second-opinion');
      });
      changed(session, held.subjectId);
      return toItem(session, getReply(session, command.commandId));
    },

    /**
     * Throws a reply away on the doctor's word; its text stays among the draft's revisions.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it may have left.
     */
    discard(session: OpenSession, commandId: CommandId): { questionId: QuestionId } {
      const { store } = session;
      const { command } = getReply(session, commandId);
      store.transaction(() => {
        const nowMs = clock.now();
        if (!store.outbox.cancel(commandId, toInstant(nowMs))) throw new OutboxRefusal('ALREADY_SENT');
        store.drafts.keepContent(command.subjectId, command.payload.content, command.baseRevision, nowMs);
        audit(session, 'reply-discarded', command);
      });
      changed(session, command.subjectId);
      return { questionId: command.subjectId };
    },
  };
}

export type OutboxFeature = ReturnType<typeof createOutboxFeature>;

function stateOf(entry: OutboxEntry): OutboxItem['state'] {
  switch (entry.state) {
    case 'applied':
    case 'cancelled':
      return 'sent';
    default:
      return entry.state;
  }
}

/** Who stands in the way: the one who answered, else the one who claimed. */
function heldBy(entry: OutboxEntry): string | null {
  if (entry.heldReason === 'answered-meanwhile') return entry.heldCurrent?.replies.at(-1)?.authorName ?? null;
  if (entry.heldReason === 'claimed-by-other') return entry.heldCurrent?.question?.claim?.displayName ?? null;
  return null;
}
