import { uuidv7 } from 'uuidv7';
import { type OutboxItem, UNDO_SEND_SECONDS } from '#contract/desk.ts';
import { sendReplyPayloadSchema } from '#contract/service.ts';
import { excerptOf } from '#domain/answered-question.ts';
import { type CommandId, commandIdSchema, type QuestionId, replyIdSchema } from '#domain/ids.ts';
import { finishedContent, problemsOf, type ReplyKind, type ReplyProblem } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { OutboxEntry } from '../store/repositories/outbox.ts';
import { type Obstacle, obstacleOf, requeueReply, type SendReplyCommand } from '../sync/held-replies.ts';
import type { ChangeHub } from './changes.ts';
import { giveHandOver } from './drafts.ts';
import { actOnQuestion } from './question-actions.ts';
import type { OpenSession } from './session.ts';

/** How long a sent reply stays on the outbox's list, in milliseconds. */
const SHOW_SENT_MS = 24 * 60 * 60_000;
const EXCERPT_LENGTH = 160;

/** Why the outbox did not do what was asked. */
export class OutboxRefusal extends Error {
  readonly code: 'NOT_FOUND' | 'ALREADY_SENT' | 'ALREADY_QUEUED' | 'NOT_READY' | 'QUESTION_CHANGED';
  readonly problems: readonly ReplyProblem[];
  constructor(code: OutboxRefusal['code'], problems: readonly ReplyProblem[] = []) {
    super(`outbox: ${code}`);
    this.name = 'OutboxRefusal';
    this.code = code;
    this.problems = problems;
  }
}

/** Everything that may be done with replies on their way out. Each step is one transaction. */
export function createOutboxFeature(changes: ChangeHub) {
  const changed = (session: OpenSession, questionId: QuestionId): void => {
    session.engine.outboxChanged();
    changes.tell(['outbox', 'queue', 'draft', 'sync'], [questionId]);
  };

  function audit({ store, account, clock }: OpenSession, act: string, command: SendReplyCommand): void {
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act,
      subjectId: command.subjectId,
      details: { commandId: command.commandId, replyId: command.payload.replyId, kind: command.payload.kind },
      texts: { content: JSON.stringify(command.payload.content) },
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
    const { store, account, clock } = session;
    const now = toInstant(clock.now());
    const undoable = entry.state === 'waiting' && entry.notBefore > now;
    const obstacle = entry.state === 'held' ? obstacleOf(store, entry, account.id, now) : null;
    const question = store.questions.find(command.subjectId) ?? entry.heldCurrent?.question ?? null;
    const standing = obstacle === null ? null : whoStands(session, entry, obstacle);
    return {
      commandId: command.commandId,
      replyId,
      questionId: command.subjectId,
      questionTitle: question?.title ?? store.questions.findText(command.subjectId, command.baseRevision)?.title ?? '',
      kind,
      excerpt: excerptOf(plainTextOf(content.body), EXCERPT_LENGTH - 1),
      state: undoable ? 'undoable' : stateOf(entry),
      undoUntil: undoable ? entry.notBefore : null,
      queuedAt: command.occurredAt,
      sentAt: entry.state === 'applied' ? entry.settledAt : null,
      attempts: entry.attempts,
      heldReason: obstacle?.reason ?? null,
      heldBy: standing?.name ?? null,
      heldSince: standing?.since ?? null,
      waitsForClaim: entry.waitsForClaim,
      askedFor: question?.askedForBy.some(({ accountId }) => accountId === account.id) ?? false,
      refusedCode: entry.refusedCode,
      notes: [...entry.notes],
    };
  }

  /** Takes a reply out of the outbox; its text becomes the question's draft, what was the draft a revision. */
  function backToDraft(session: OpenSession, commandId: CommandId, act: string): { questionId: QuestionId } {
    const { store, clock } = session;
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
    session.store.outbox.enqueue(command, undoUntil(session));
    audit(session, act, command);
  }

  function undoUntil({ clock }: OpenSession): Instant {
    return toInstant(clock.now() + UNDO_SEND_SECONDS * 1000);
  }

  /** Queues a held reply again in another way, with the usual time for second thoughts. */
  function sendAgain(session: OpenSession, commandId: CommandId, kind: ReplyKind, act: string): OutboxItem {
    const { store, account, clock } = session;
    const { command: held, state, heldCurrent } = getReply(session, commandId);
    if (state !== 'held') throw new OutboxRefusal('ALREADY_SENT');
    const present = store.questions.find(held.subjectId) ?? heldCurrent?.question ?? null;
    const requeued = store.transaction(() =>
      requeueReply(store, account.id, clock, held, {
        kind,
        baseRevision: present?.revision ?? held.baseRevision,
        notBefore: undoUntil(session),
        act,
      }),
    );
    if (requeued === null) throw new OutboxRefusal('ALREADY_SENT');
    changed(session, held.subjectId);
    return toItem(session, getReply(session, requeued.commandId));
  }

  return {
    /** Newest first. */
    list(session: OpenSession): OutboxItem[] {
      return session.store.outbox
        .listReplies(toInstant(session.clock.now() - SHOW_SENT_MS))
        .map((entry) => toItem(session, entry));
    },

    /**
     * Queues the question's draft. It leaves after the undo time, when the machine is online.
     *
     * @throws {OutboxRefusal} NOT_FOUND without a draft, NOT_READY with what blocks, ALREADY_QUEUED, QUESTION_CHANGED
     * when the patient changed their words since the draft was confirmed.
     */
    send(session: OpenSession, questionId: QuestionId, questionRevision: number): OutboxItem {
      const { store, clock } = session;
      const draft = store.drafts.find(questionId);
      if (draft === null) throw new OutboxRefusal('NOT_READY', [{ kind: 'empty' }]);
      if (draft.questionRevision < (store.questions.findTextRevision(questionId) ?? 0)) {
        throw new OutboxRefusal('QUESTION_CHANGED');
      }
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
      return sendAgain(session, commandId, 'second-opinion', 'reply-queued-as-second-opinion');
    },

    /**
     * Queues a held reply again as an answer to the question as it is now, which the doctor has read.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it is not held.
     */
    confirm(session: OpenSession, commandId: CommandId): OutboxItem {
      const { command } = getReply(session, commandId);
      return sendAgain(session, commandId, command.payload.kind, 'reply-queued-confirmed');
    },

    /** What a held or refused reply met. @throws {OutboxRefusal} NOT_FOUND */
    getHeld(session: OpenSession, commandId: CommandId) {
      const { store } = session;
      const entry = getReply(session, commandId);
      const { subjectId, baseRevision, payload } = entry.command;
      const now = store.questions.find(subjectId) ?? entry.heldCurrent?.question ?? null;
      const published = store.replies.listOfQuestion(subjectId);
      return {
        item: toItem(session, entry),
        reply: payload.content,
        seen: store.questions.findText(subjectId, baseRevision),
        now,
        replies: published.length > 0 ? published : [...(entry.heldCurrent?.replies ?? [])],
      };
    },

    /**
     * Lets a reply that a colleague's claim holds leave by itself once the claim ends, or not.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it is not held.
     */
    setWaitsForClaim(session: OpenSession, commandId: CommandId, waits: boolean): OutboxItem {
      const { store } = session;
      const { command } = getReply(session, commandId);
      store.transaction(() => {
        if (!store.outbox.setWaitsForClaim(commandId, waits)) throw new OutboxRefusal('ALREADY_SENT');
        audit(session, waits ? 'reply-waits-for-claim' : 'reply-waits-no-more', command);
      });
      changed(session, command.subjectId);
      return toItem(session, getReply(session, commandId));
    },

    /**
     * Asks whoever has claimed a held reply's question to let it go.
     *
     * @throws {OutboxRefusal} NOT_FOUND, also when the question is not here any more.
     */
    askForQuestion(session: OpenSession, commandId: CommandId): OutboxItem {
      const { command } = getReply(session, commandId);
      const asked = actOnQuestion(session, changes, command.subjectId, { kind: 'ask-for-question', payload: {} });
      if (asked === null) throw new OutboxRefusal('NOT_FOUND');
      return toItem(session, getReply(session, commandId));
    },

    /**
     * Gives a held or refused reply, as a draft, to whoever answers the question now.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it may have left.
     */
    handOver(session: OpenSession, commandId: CommandId, note: string): { questionId: QuestionId } {
      const { store, clock } = session;
      const { command } = getReply(session, commandId);
      const { subjectId, baseRevision, payload } = command;
      store.transaction(() => {
        const nowMs = clock.now();
        if (!store.outbox.cancel(commandId, toInstant(nowMs))) throw new OutboxRefusal('ALREADY_SENT');
        store.drafts.keepContent(subjectId, payload.content, baseRevision, nowMs);
        giveHandOver(session, subjectId, payload.content, baseRevision, note);
        audit(session, 'reply-handed-over', command);
      });
      changed(session, subjectId);
      return { questionId: subjectId };
    },

    /**
     * Throws a reply away on the doctor's word; its text stays among the draft's revisions.
     *
     * @throws {OutboxRefusal} NOT_FOUND, or ALREADY_SENT when it may have left.
     */
    discard(session: OpenSession, commandId: CommandId): { questionId: QuestionId } {
      const { store, clock } = session;
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

/** Who stands in the way and since when: the one who answered last, else the one who has the claim. */
function whoStands(
  { store }: OpenSession,
  entry: OutboxEntry,
  { reason, question }: Obstacle,
): { readonly name: string; readonly since: Instant } | null {
  if (reason === 'answered-meanwhile') {
    const reply = store.replies.listOfQuestion(entry.command.subjectId).at(-1) ?? entry.heldCurrent?.replies.at(-1);
    return reply === undefined ? null : { name: reply.authorName, since: reply.repliedAt };
  }
  const claim = question?.claim ?? entry.heldCurrent?.question?.claim ?? null;
  if (reason !== 'claimed-by-other' || claim === null) return null;
  return { name: claim.displayName, since: claim.claimedAt };
}
