import type { Command } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { Note, UrgencyOverride } from '#domain/triage.ts';

/** How long a claim is shown as running until the service says it better, in milliseconds. */
const PRESUMED_LEASE_MS = 30 * 60_000;

type Me = Pick<Account, 'id' | 'displayName' | 'departmentIds'>;

/**
 * Questions as they are shown: the service's last word with the doctor's own commands on top that it does not have in
 * it yet. Whatever arrives, the commands are laid over the new word again, so nothing has to be taken back by hand.
 * All calls belong into the caller's transaction.
 */
export interface ShownAhead {
  /** Puts a command into the outbox and shows its effect at once. */
  give(command: Command, notBefore: Instant): void;
  /** Takes the service's word on a question. */
  heard(question: Question): void;
  /**
   * Takes what an outcome says of a question, unless something newer is here; null is no word. Only the feed brings a
   * question into view: an outcome may come late, after the word that the question has left, and nothing would ever
   * take it out again.
   */
  heardIfNewer(question: Question | null): void;
  /** The question left the account's view. */
  left(questionId: QuestionId): void;
  /**
   * Shows things anew, because the command was settled: applied, or not granted or taken back before it left.
   */
  settled(command: Command, isApplied: boolean): void;
  /** The revision of the service's last word; null when the question is not here. */
  findRevision(questionId: QuestionId): number | null;
}

export function createShownAhead(store: Store, me: Me, clock: Clock): ShownAhead {
  function show(base: Question): void {
    const commands = store.outbox.listAheadOf(base.id, base.revision);
    const shown = commands.length === 0 ? base : withCommands(base, commands, me, toInstant(clock.now()));
    if (shown === base) store.questionBases.remove(base.id);
    else store.questionBases.put(base);
    if (shown === null) store.questions.remove(base.id);
    else store.questions.upsert(shown, base.revision);
  }

  const baseOf = (questionId: QuestionId): Question | null =>
    store.questionBases.find(questionId) ?? store.questions.find(questionId);

  const findRevision = (questionId: QuestionId): number | null =>
    store.questionBases.find(questionId)?.revision ?? store.questions.findRevision(questionId);

  return {
    give(command, notBefore) {
      const base = baseOf(command.subjectId);
      store.outbox.enqueue(command, notBefore);
      if (base !== null) show(base);
      if (command.kind === 'snooze' || command.kind === 'wake') store.snoozes.showAgain(command.subjectId);
      if (command.kind === 'add-note') store.notes.upsert(noteOf(me, command), 0);
    },
    heard: show,
    heardIfNewer(question) {
      const here = question === null ? null : findRevision(question.id);
      if (question !== null && here !== null && question.revision >= here) show(question);
    },
    left(questionId) {
      store.questionBases.remove(questionId);
      store.questions.remove(questionId);
    },
    settled(command, isApplied) {
      const base = baseOf(command.subjectId);
      if (base !== null) show(base);
      if (command.kind === 'snooze' || command.kind === 'wake') {
        if (isApplied) store.snoozes.granted(command.subjectId, command);
        else store.snoozes.showAgain(command.subjectId);
      }
      if (command.kind === 'add-note' && !isApplied) store.notes.remove(command.payload.noteId);
    },
    findRevision,
  };
}

/**
 * The question with commands laid over it, in order; null when they move it out of my departments. What the service
 * said wins where a command can no longer have its effect: a claim that somebody else holds is shown as theirs.
 */
export function withCommands(base: Question, commands: readonly Command[], me: Me, now: Instant): Question | null {
  let question = base;
  for (const command of commands) {
    if (question.status !== (command.kind === 'reopen' ? 'dismissed' : 'pending')) continue;
    const running = question.claim !== null && question.claim.expiresAt > now ? question.claim : null;
    const mine = running?.accountId === me.id;
    switch (command.kind) {
      case 'claim':
        if (running === null || mine) question = { ...question, claim: claimOf(me, command, running?.claimedAt) };
        break;
      case 'renew':
        if (mine) question = { ...question, claim: claimOf(me, command, running.claimedAt) };
        break;
      case 'release':
        if (question.claim?.accountId === me.id) question = { ...question, claim: null, askedForBy: [] };
        break;
      case 'ask-for-question':
        if (running !== null && !mine && !question.askedForBy.some(({ accountId }) => accountId === me.id)) {
          const asked = { accountId: me.id, displayName: me.displayName, askedAt: command.occurredAt };
          question = { ...question, askedForBy: [...question.askedForBy, asked] };
        }
        break;
      case 'transfer':
        if (running !== null && !mine) break;
        // Reviewers and admins have no departments and see all.
        if (me.departmentIds.length > 0 && !me.departmentIds.includes(command.payload.toDepartmentId)) return null;
        question = { ...question, departmentId: command.payload.toDepartmentId, claim: null, askedForBy: [] };
        break;
      case 'dismiss':
        if (running === null || mine) question = { ...question, status: 'dismissed', claim: null, askedForBy: [] };
        break;
      case 'reopen':
        question = { ...question, status: 'pending' };
        break;
      case 'mark-duplicate':
        if (running === null || mine) question = { ...question, duplicateOf: command.payload.ofQuestionId };
        break;
      case 'override-urgency':
        question = { ...question, urgencyOverride: overrideOf(me, question.textRevision, command) };
        break;
      case 'snooze':
      case 'wake':
      case 'add-note':
        // They stand beside the question.
        break;
      case 'send-reply':
      case 'correct-reply':
      case 'retract-reply':
      case 'request-correction':
      case 'hand-over-draft':
      case 'take-up-draft':
      case 'submit-verdict':
      case 'answer-review':
        // They change no question before the service has taken them.
        break;
    }
  }
  return question;
}

function claimOf(me: Me, command: Command, since: Instant | undefined): NonNullable<Question['claim']> {
  return {
    accountId: me.id,
    displayName: me.displayName,
    claimedAt: since ?? command.occurredAt,
    expiresAt: toInstant(Date.parse(command.occurredAt) + PRESUMED_LEASE_MS),
  };
}

function overrideOf(
  me: Me,
  textRevision: number,
  command: Extract<Command, { kind: 'override-urgency' }>,
): UrgencyOverride | null {
  const { payload, occurredAt: overriddenAt } = command;
  if (payload.action === 'clear') return null;
  const { urgency, reason } = payload;
  return { urgency, reason, accountId: me.id, displayName: me.displayName, overriddenAt, textRevision };
}

/** A note on its way. */
function noteOf(me: Me, { subjectId, payload, occurredAt }: Extract<Command, { kind: 'add-note' }>): Note {
  return {
    id: payload.noteId,
    questionId: subjectId,
    accountId: me.id,
    authorName: me.displayName,
    text: payload.text,
    writtenAt: occurredAt,
  };
}
