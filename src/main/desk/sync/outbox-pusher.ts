import type { Command, Outcome } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId, CommandId, QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { fullJitterMs } from './backoff.ts';
import type { ChangeCollector } from './change-collector.ts';
import { isReplyCommand } from './held-replies.ts';
import {
  MalformedResponseError,
  ResponseTooLargeError,
  ServiceProblemError,
  ServiceUnreachableError,
  SignedOutByServiceError,
  UpdateRequiredError,
} from './service-errors.ts';
import type { ShownAhead } from './shown-ahead.ts';

/** Longest that any command is made to wait; a longer wait means that the machine's clock was set back. In milliseconds. */
const LONGEST_WAIT_MS = 15 * 60_000;

export interface OutboxPusherOptions {
  readonly store: Store;
  readonly ahead: ShownAhead;
  readonly accountId: AccountId;
  readonly clock: Clock;
  readonly random: () => number;
  readonly changes: ChangeCollector;
  readonly sendCommands: (
    commands: readonly Command[],
    signal: AbortSignal,
  ) => Promise<{ readonly outcomes: readonly Outcome[] }>;
}

export interface OutboxPusher {
  /** Takes up what was under way when the app ended. Call it once, before anything else. */
  recover(): void;
  /**
   * Sends what is due until nothing is; true when something was settled.
   *
   * @throws what `sendCommands` throws, when it is not about a certain command; everything stays in the outbox then.
   */
  pushDue(signal: AbortSignal): Promise<boolean>;
  /** How long until something is due, in milliseconds; null when nothing waits. */
  msUntilDue(): number | null;
}

/** A command that went out and has no answer. It stays `sending`, which is to say: it cannot be taken back. */
interface Unanswered {
  readonly command: Command;
  readonly failures: number;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/**
 * Sends the outbox. Each question's commands go one after another, those of different questions together. A command
 * whose answer was lost is sent again under its id, and the service tells the outcome it had the first time.
 */
export function createOutboxPusher(options: OutboxPusherOptions): OutboxPusher {
  const { store, ahead, accountId, clock, random, changes, sendCommands } = options;
  const unanswered = new Map<CommandId, Unanswered>();

  function waitMs(dueAt: number): number {
    const delayMs = dueAt - clock.now();
    return delayMs > LONGEST_WAIT_MS ? 0 : Math.max(0, delayMs);
  }

  function nextWaitMs(): number | null {
    const wakeAt = store.outbox.nextWakeAt();
    const waits = [...unanswered.values()].map(({ dueAt }) => waitMs(dueAt));
    if (wakeAt !== null) waits.push(waitMs(Date.parse(wakeAt)));
    return waits.length === 0 ? null : Math.min(...waits);
  }

  function listDue(): Command[] {
    const again = [...unanswered.values()].filter(({ dueAt }) => waitMs(dueAt) === 0).map(({ command }) => command);
    const wakeAt = Date.parse(store.outbox.nextWakeAt() ?? '');
    const clockWasSetBack = wakeAt - clock.now() > LONGEST_WAIT_MS;
    const fresh = store.outbox.listSendable(toInstant(clockWasSetBack ? wakeAt : clock.now()));
    return [...again, ...fresh].slice(0, 100);
  }

  async function push(commands: readonly Command[], signal: AbortSignal): Promise<void> {
    const fresh = commands.filter(({ commandId }) => !unanswered.has(commandId));
    store.transaction(() => store.outbox.markSending(fresh.map(({ commandId }) => commandId)));
    for (const command of fresh) {
      unanswered.set(command.commandId, { command, failures: 0, dueAt: clock.now() });
      changes.add(['outbox', 'queue'], [command.subjectId]);
    }
    let outcomes: readonly Outcome[];
    try {
      outcomes = (await sendCommands(commands, signal)).outcomes;
    } catch (error) {
      if (signal.aborted || !isAboutTheCommands(error)) {
        if (!signal.aborted && !mayHaveArrived(error)) putBack(fresh);
        throw error;
      }
      const [only] = commands;
      if (commands.length > 1 || only === undefined) {
        // One of them does this; alone, it cannot stop the others.
        for (const command of commands) await push([command], signal);
      } else if (error instanceof ServiceProblemError) {
        settle(only, { commandId: only.commandId, outcome: 'rejected', code: 'malformed' });
      } else {
        tryLater(only);
      }
      return;
    }
    for (const command of commands) {
      const outcome = outcomes.find(({ commandId }) => commandId === command.commandId);
      if (outcome === undefined) tryLater(command);
      else settle(command, outcome);
    }
  }

  /** They certainly never arrived, so they may be taken back again. The engine waits before the next attempt. */
  function putBack(commands: readonly Command[]): void {
    store.outbox.postpone(
      commands.map(({ commandId }) => commandId),
      toInstant(clock.now()),
    );
    for (const { commandId, subjectId } of commands) {
      unanswered.delete(commandId);
      changes.add(['outbox', 'queue'], [subjectId]);
    }
  }

  function tryLater(command: Command): void {
    const failures = (unanswered.get(command.commandId)?.failures ?? 0) + 1;
    const dueAt = clock.now() + Math.max(1000, fullJitterMs(failures, random));
    unanswered.set(command.commandId, { command, failures, dueAt });
  }

  function settle(command: Command, outcome: Outcome): void {
    store.transaction(() => {
      if (isReplyCommand(command)) settleReply(command, outcome);
      else settleAction(command, outcome);
    });
    unanswered.delete(command.commandId);
    changes.add(['outbox', 'queue', 'question'], [command.subjectId]);
    if (command.kind === 'hand-over-draft') changes.add(['draft'], [command.subjectId]);
    if (command.kind === 'submit-verdict' || command.kind === 'answer-review') changes.add(['review']);
  }

  function settleReply({ commandId, subjectId }: Command, outcome: Outcome): void {
    const at = toInstant(clock.now());
    if (outcome.outcome === 'applied') {
      const notes = store.outbox.find(commandId)?.notes ?? [];
      store.outbox.settleApplied(commandId, at, outcome.revision);
      if (notes.length > 0) record('reply-sent-as-written', subjectId, commandId, notes.join('+'));
    } else if (outcome.outcome === 'rejected') {
      store.outbox.settleRefused(commandId, at, outcome.code);
      record('reply-refused', subjectId, commandId, outcome.code);
    } else {
      const { reason, question, replies } = outcome;
      store.outbox.settleHeld(commandId, at, reason, { question, replies });
      record('reply-held', subjectId, commandId, reason);
      ahead.heardIfNewer(question);
      // They left the view together with their question.
      if (ahead.findRevision(subjectId) === null) return;
      // One that is new stays below every revision of the feed, which will bring it for good.
      for (const reply of replies) {
        const here = store.replies.findRevision(reply.id);
        if (here === null) store.replies.upsert(reply, 0);
        else if (here < reply.revision) store.replies.upsert(reply, reply.revision);
      }
    }
  }

  /**
   * An action that was not granted needs no word of the doctor: the question shows itself as the service has it, and
   * a draft that could not be handed over is back. The reason is kept.
   */
  function settleAction(command: Command, outcome: Outcome): void {
    const { commandId, subjectId } = command;
    const at = toInstant(clock.now());
    if (outcome.outcome === 'applied') {
      store.outbox.settleApplied(commandId, at, outcome.revision);
    } else {
      if (outcome.outcome === 'rejected') {
        store.outbox.settleRefused(commandId, at, outcome.code);
      } else {
        const { reason, question, replies } = outcome;
        store.outbox.settleHeld(commandId, at, reason, { question, replies });
        ahead.heardIfNewer(question);
      }
      store.outbox.cancel(commandId, at);
      record(
        `${command.kind}-not-granted`,
        subjectId,
        commandId,
        outcome.outcome === 'rejected' ? outcome.code : outcome.reason,
      );
      if (command.kind === 'hand-over-draft' && store.drafts.find(subjectId) === null) {
        store.drafts.save(subjectId, command.payload.content, command.baseRevision, clock.now());
      }
    }
    ahead.settled(command, outcome.outcome === 'applied');
  }

  function record(act: string, subjectId: QuestionId, commandId: CommandId, why: string): void {
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId,
      act,
      subjectId,
      details: { commandId, why },
    });
  }

  return {
    recover() {
      const now = clock.now();
      const underWay = store.outbox.listReplies(toInstant(now)).filter(({ state }) => state === 'sending');
      // In one transaction: the service may have had them before the app ended, so that at no moment, not even between
      // two kills, may one of them be taken back.
      store.transaction(() => {
        store.outbox.recoverSending();
        store.outbox.markSending(underWay.map(({ command }) => command.commandId));
      });
      for (const { command } of underWay.reverse()) {
        unanswered.set(command.commandId, { command, failures: 0, dueAt: now });
      }
    },
    async pushDue(signal) {
      let settled = false;
      for (let due = listDue(); due.length > 0; due = listDue()) {
        signal.throwIfAborted();
        await push(due, signal);
        settled = true;
      }
      return settled;
    },
    msUntilDue: nextWaitMs,
  };
}

/** Whether the answer is about what was in the request, rather than about the network, the service or the session. */
export function isAboutTheCommands(error: unknown): boolean {
  if (error instanceof ServiceProblemError) return [400, 413, 422].includes(error.status);
  return error instanceof MalformedResponseError || error instanceof ResponseTooLargeError;
}

function mayHaveArrived(error: unknown): boolean {
  if (error instanceof ServiceUnreachableError) return error.mayHaveArrived;
  return !(
    error instanceof ServiceProblemError ||
    error instanceof SignedOutByServiceError ||
    error instanceof UpdateRequiredError
  );
}
