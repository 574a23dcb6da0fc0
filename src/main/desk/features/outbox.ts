import { uuidv7 } from 'uuidv7';
import { type Corrects, type OutboxItem, UNDO_SEND_SECONDS } from '#contract/desk.ts';
import { excerptOf } from '#domain/answered-question.ts';
import { type CommandId, commandIdSchema, type QuestionId, type ReplyId, replyIdSchema } from '#domain/ids.ts';
import {
  finishedContent,
  isRetracted,
  overriddenCodes,
  problemsOf,
  type ReplyKind,
  type ReplyOverride,
  type ReplyProblem,
} from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { OutboxEntry } from '../store/repositories/outbox.ts';
import { isReplyCommand, type Obstacle, obstacleOf, type ReplyCommand, requeueReply } from '../sync/held-replies.ts';
import type { ChangeHub } from './changes.ts';
import { giveHandOver } from './drafts.ts';
import { actOnQuestion } from './question-actions.ts';
import type { OpenSession } from './session.ts';
import { templateUsesOf } from './templates.ts';

/** How long a sent reply stays on the outbox's list, in milliseconds. */
const SHOW_SENT_MS = 24 * 60 * 60_000;
const EXCERPT_LENGTH = 160;

/** Why the outbox did not do what was asked. */
export class OutboxRefusal extends Error {
  readonly code:
    | 'NOT_FOUND'
    | 'ALREADY_SENT'
    | 'ALREADY_QUEUED'
    | 'NOT_READY'
    | 'QUESTION_CHANGED'
    | 'REASON_MISSING'
    | 'DRAFT_CHANGED';
  readonly problems: readonly ReplyProblem[];
  constructor(code: OutboxRefusal['code'], problems: readonly ReplyProblem[] = []) {
    super(`outbox: ${code}`);
    this.name = 'OutboxRefusal';
    this.code = code;
    this.problems = problems;
  }
}

/** As what a draft is sent. */
interface SendAs {
  readonly kind?: ReplyKind;
  /** The reply that the window shows it to correct; null for a reply of its own. */
  readonly correctsReplyId?: ReplyId | null;
  /** Warnings of the check before sending that its author overrode. */
  readonly overrides?: readonly ReplyOverride[];
}

/** Everything that may be done with replies on their way out. Each step is one transaction. */
export function createOutboxFeature(changes: ChangeHub) {
  const changed = (session: OpenSession, questionId: QuestionId): void => {
    session.engine.outboxChanged();
    // A retraction on its way, or taken back, changes what may be offered beside a reply.
    changes.tell(['outbox', 'queue', 'draft', 'sync', 'related'], [questionId]);
  };

  function audit({ store, account, clock }: OpenSession, act: string, command: ReplyCommand): void {
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act,
      subjectId: command.subjectId,
      details: {
        commandId: command.commandId,
        replyId: command.payload.replyId,
        kind: command.kind === 'send-reply' ? command.payload.kind : command.kind,
        overridden: 'content' in command.payload ? overriddenCodes(command.payload.content) : null,
      },
      texts: 'content' in command.payload ? { content: JSON.stringify(command.payload.content) } : {},
    });
  }

  function getReply({ store }: OpenSession, commandId: CommandId): OutboxEntry & { command: ReplyCommand } {
    const entry = store.outbox.find(commandId);
    if (entry === null || !isReplyCommand(entry.command)) throw new OutboxRefusal('NOT_FOUND');
    return { ...entry, command: entry.command };
  }

  function toItem(session: OpenSession, entry: OutboxEntry): OutboxItem {
    const { command } = entry;
    if (!isReplyCommand(command)) throw new OutboxRefusal('NOT_FOUND');
    const { store, account, clock } = session;
    const { replyId } = command.payload;
    const text = command.kind === 'retract-reply' ? command.payload.reason : plainTextOf(command.payload.content.body);
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
      what: WHAT[command.kind],
      kind: command.kind === 'send-reply' ? command.payload.kind : (store.replies.find(replyId)?.kind ?? 'answer'),
      excerpt: excerptOf(text, EXCERPT_LENGTH - 1),
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

  /**
   * Takes a reply out of the outbox; its text becomes the question's draft, what was the draft a revision. A correction is
   * one again, unless the reply was retracted meanwhile; of a retraction nothing is left.
   */
  function backToDraft(session: OpenSession, commandId: CommandId, act: string): { questionId: QuestionId } {
    const { store, clock } = session;
    const { command } = getReply(session, commandId);
    store.transaction(() => {
      const nowMs = clock.now();
      if (!store.outbox.cancel(commandId, toInstant(nowMs))) throw new OutboxRefusal('ALREADY_SENT');
      store.templateInsertions.takeBack(commandId);
      audit(session, act, command);
      if (command.kind === 'retract-reply') return;
      const { subjectId, baseRevision, payload } = command;
      store.drafts.keepPresent(subjectId);
      store.drafts.save(subjectId, payload.content, baseRevision, nowMs);
      store.drafts.setCorrects(subjectId, command.kind === 'correct-reply' ? correctsAgain(session, command) : null);
    });
    changed(session, command.subjectId);
    return { questionId: command.subjectId };
  }

  function enqueue(session: OpenSession, command: ReplyCommand, act: string): void {
    session.store.outbox.enqueue(command, undoUntil(session));
    audit(session, act, command);
  }

  function correctsAgain(
    { store }: OpenSession,
    { payload: { replyId, baseVersion, reason } }: Extract<ReplyCommand, { kind: 'correct-reply' }>,
  ): Corrects | null {
    const reply = store.replies.find(replyId);
    // Edited after it was held, it follows the version that the doctor was shown beside it.
    return reply !== null && isRetracted(reply) ? null : { replyId, version: reply?.version ?? baseVersion, reason };
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
     * Queues the question's draft, with what its author overrode in the check before sending. It leaves after the undo
     * time, when the machine is online. What blocks is refused here again; warnings are the author's.
     *
     * @throws {OutboxRefusal} NOT_READY with what blocks, ALREADY_QUEUED, REASON_MISSING for a correction that does not
     * say why, DRAFT_CHANGED when it is not what the window shows, QUESTION_CHANGED when the patient changed their words
     * since the draft was confirmed.
     */
    send(session: OpenSession, questionId: QuestionId, questionRevision: number, as: SendAs = {}): OutboxItem {
      const { store, clock } = session;
      const draft = store.drafts.find(questionId);
      if (draft === null) throw new OutboxRefusal('NOT_READY', [{ kind: 'empty' }]);
      if (draft.questionRevision < (store.questions.findTextRevision(questionId) ?? 0)) {
        throw new OutboxRefusal('QUESTION_CHANGED');
      }
      const problems = problemsOf(draft.content);
      if (problems.length > 0) throw new OutboxRefusal('NOT_READY', problems);
      const { corrects } = draft;
      const { kind = 'answer', correctsReplyId = null, overrides = [] } = as;
      if ((corrects?.replyId ?? null) !== correctsReplyId) throw new OutboxRefusal('DRAFT_CHANGED');
      if (corrects !== null && corrects.reason.trim() === '') throw new OutboxRefusal('REASON_MISSING');
      const content = finishedContent({ ...draft.content, overrides: [...overrides] });
      const replyId = replyIdSchema.parse(uuidv7());
      const used = store.answerUses.list(questionId);
      const common = {
        commandId: commandIdSchema.parse(uuidv7()),
        subjectId: questionId,
        baseRevision: questionRevision,
        occurredAt: toInstant(clock.now()),
      };
      const command: ReplyCommand =
        corrects === null
          ? {
              ...common,
              kind: 'send-reply',
              payload: {
                replyId,
                kind,
                content,
                templateUses: templateUsesOf(session, questionId, content),
                ...(used.length > 0 && { usedAnswers: used }),
              },
            }
          : {
              ...common,
              kind: 'correct-reply',
              payload: {
                replyId: corrects.replyId,
                baseVersion: corrects.version,
                content,
                reason: corrects.reason.trim(),
              },
            };
      store.transaction(() => {
        if (store.outbox.findUnsettledReply(questionId) !== null) throw new OutboxRefusal('ALREADY_QUEUED');
        store.drafts.keepPresent(questionId);
        store.drafts.remove(questionId);
        enqueue(session, command, 'reply-queued');
        if (command.kind === 'send-reply') {
          store.templateInsertions.settle(command.commandId, command.payload.templateUses);
        }
      });
      changed(session, questionId);
      return toItem(session, getReply(session, command.commandId));
    },

    /**
     * Queues the retraction of a reply of mine. It leaves after the undo time, when the machine is online.
     *
     * @throws {OutboxRefusal} NOT_FOUND unless it is mine and stands, ALREADY_QUEUED.
     */
    retract(session: OpenSession, questionId: QuestionId, replyId: ReplyId, reason: string): OutboxItem {
      const { store, clock, account } = session;
      const reply = store.replies.find(replyId);
      const question = store.questions.find(questionId);
      const isMine = reply?.questionId === questionId && reply.authorAccountId === account.id && !isRetracted(reply);
      if (reply === null || question === null || !isMine) throw new OutboxRefusal('NOT_FOUND');
      const command: ReplyCommand = {
        commandId: commandIdSchema.parse(uuidv7()),
        kind: 'retract-reply',
        subjectId: questionId,
        baseRevision: question.revision,
        payload: { replyId, baseVersion: reply.version, reason },
        occurredAt: toInstant(clock.now()),
      };
      store.transaction(() => {
        if (store.outbox.findUnsettledReply(questionId) !== null) throw new OutboxRefusal('ALREADY_QUEUED');
        enqueue(session, command, 'retraction-queued');
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
      const kind = command.kind === 'send-reply' ? command.payload.kind : 'answer';
      return sendAgain(session, commandId, kind, 'reply-queued-confirmed');
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
        reply: 'content' in payload ? payload.content : null,
        reason: 'reason' in payload ? payload.reason : null,
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
      // Only its author can correct a reply.
      if (command.kind !== 'send-reply') throw new OutboxRefusal('NOT_FOUND');
      const { subjectId, baseRevision, payload } = command;
      store.transaction(() => {
        const nowMs = clock.now();
        if (!store.outbox.cancel(commandId, toInstant(nowMs))) throw new OutboxRefusal('ALREADY_SENT');
        store.templateInsertions.takeBack(commandId);
        store.drafts.keepContent(subjectId, payload.content, baseRevision, nowMs);
        giveHandOver(session, subjectId, { ...payload.content, overrides: [] }, baseRevision, note);
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
        store.templateInsertions.takeBack(commandId);
        if (command.kind !== 'retract-reply') {
          store.drafts.keepContent(command.subjectId, command.payload.content, command.baseRevision, nowMs);
        }
        audit(session, 'reply-discarded', command);
      });
      changed(session, command.subjectId);
      return { questionId: command.subjectId };
    },
  };
}

const WHAT: Readonly<Record<ReplyCommand['kind'], OutboxItem['what']>> = {
  'send-reply': 'reply',
  'correct-reply': 'correction',
  'retract-reply': 'retraction',
};

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
