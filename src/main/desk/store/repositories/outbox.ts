import { z } from 'zod';
import { type OutboxNote, outboxNoteSchema } from '#contract/desk.ts';
import {
  type Command,
  type ConflictReason,
  commandSchema,
  conflictReasonSchema,
  type RejectionCode,
  rejectionCodeSchema,
} from '#contract/service.ts';
import type { CommandId, QuestionId } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** `applied` and `cancelled` are settled for good; `held` and `refused` wait for the doctor's word. */
export type OutboxState = 'waiting' | 'sending' | 'held' | 'refused' | 'applied' | 'cancelled';

/** What the service said is there now, when it held a command back. */
export interface HeldCurrent {
  readonly question: Question | null;
  readonly replies: readonly Reply[];
}

/** A command on its way, or what became of it. */
export interface OutboxEntry {
  readonly command: Command;
  readonly state: OutboxState;
  readonly notBefore: Instant;
  readonly attempts: number;
  readonly heldReason: ConflictReason | null;
  readonly heldCurrent: HeldCurrent | null;
  readonly refusedCode: RejectionCode | null;
  /** Held by a colleague's claim, it leaves by itself once the claim ends. */
  readonly waitsForClaim: boolean;
  /** What changed under a reply after it was written. */
  readonly notes: readonly OutboxNote[];
  /** When it was applied, held, refused or cancelled; null before. */
  readonly settledAt: Instant | null;
}

interface OutboxRow {
  command_id: string;
  kind: string;
  subject_id: string;
  base_revision: number;
  payload: string;
  occurred_at: string;
  state: OutboxState;
  not_before: string;
  attempts: number;
  next_attempt_at: string | null;
  held_reason: string | null;
  held_current: string | null;
  refused_code: string | null;
  settled_at: string | null;
  applied_revision: number | null;
  waits_for_claim: 0 | 1;
  notes: string;
}

/** What carries a doctor's words to the public, or takes them back: it waits for the doctor's word when it cannot. */
export const REPLY_KINDS = `('send-reply', 'correct-reply', 'retract-reply')`;

/** Commands for the service, in the order in which they were given. */
export function createOutboxRepository(database: Database) {
  const enqueue = database.prepare(`
    INSERT INTO outbox_command (command_id, kind, subject_id, base_revision, payload, occurred_at, state, not_before)
    VALUES (:commandId, :kind, :subjectId, :baseRevision, :payload, :occurredAt, 'waiting', :notBefore)`);
  const find = database.prepare<[string], OutboxRow>('SELECT * FROM outbox_command WHERE command_id = ?');
  const listReplies = database.prepare<[string], OutboxRow>(`
    SELECT * FROM outbox_command
    WHERE kind IN ${REPLY_KINDS} AND (state IN ('waiting', 'sending', 'held', 'refused') OR (state = 'applied' AND settled_at >= ?))
    ORDER BY sequence DESC`);
  const findUnsettledReply = database.prepare<[string], OutboxRow>(`
    SELECT * FROM outbox_command
    WHERE subject_id = ? AND kind IN ${REPLY_KINDS} AND state IN ('waiting', 'sending', 'held', 'refused')
    ORDER BY sequence DESC LIMIT 1`);
  const listSendable = database.prepare<{ now: string }, OutboxRow>(`
    SELECT * FROM outbox_command AS mine
    WHERE state = 'waiting' AND not_before <= :now AND coalesce(next_attempt_at, '') <= :now
      AND NOT EXISTS (
        SELECT 1 FROM outbox_command AS earlier
        WHERE earlier.subject_id = mine.subject_id AND earlier.sequence < mine.sequence
          AND earlier.state IN ('waiting', 'sending'))
    ORDER BY sequence LIMIT 100`);
  const nextWake = database.prepare<[], { at: string | null }>(`
    SELECT min(max(not_before, coalesce(next_attempt_at, ''))) AS at FROM outbox_command AS mine
    WHERE state = 'waiting'
      AND NOT EXISTS (
        SELECT 1 FROM outbox_command AS earlier
        WHERE earlier.subject_id = mine.subject_id AND earlier.sequence < mine.sequence
          AND earlier.state IN ('waiting', 'sending'))`);
  const markSending = database.prepare(
    `UPDATE outbox_command SET state = 'sending', attempts = attempts + 1 WHERE command_id = ? AND state = 'waiting'`,
  );
  const recoverSending = database.prepare(`UPDATE outbox_command SET state = 'waiting' WHERE state = 'sending'`);
  const postpone = database.prepare(
    `UPDATE outbox_command SET state = 'waiting', next_attempt_at = :at WHERE command_id = :commandId AND state = 'sending'`,
  );
  const hurry = database.prepare(`UPDATE outbox_command SET next_attempt_at = NULL WHERE state = 'waiting'`);
  const settle = database.prepare(`
    UPDATE outbox_command SET state = :state, settled_at = :at, held_reason = :heldReason, held_current = :heldCurrent,
      refused_code = :refusedCode, applied_revision = :appliedRevision
    WHERE command_id = :commandId`);
  const cancel = database.prepare(
    `UPDATE outbox_command SET state = 'cancelled', settled_at = :at WHERE command_id = :commandId AND state IN ('waiting', 'held', 'refused')`,
  );
  const listUnsettledOfSubject = database.prepare<[string], OutboxRow>(`
    SELECT * FROM outbox_command WHERE subject_id = ? AND state IN ('waiting', 'sending') ORDER BY sequence`);
  const listAheadOf = database.prepare<{ id: string; revision: number }, OutboxRow>(`
    SELECT * FROM outbox_command
    WHERE subject_id = :id AND (state IN ('waiting', 'sending') OR (state = 'applied' AND applied_revision > :revision))
    ORDER BY sequence`);
  const isAnythingAhead = database.prepare<[], { ahead: 0 | 1 }>(`
    SELECT EXISTS (SELECT 1 FROM outbox_command WHERE state IN ('waiting', 'sending'))
      OR EXISTS (SELECT 1 FROM question_base) AS ahead`);
  const listHeld = database.prepare<[], OutboxRow>(
    `SELECT * FROM outbox_command WHERE state = 'held' AND kind IN ${REPLY_KINDS} ORDER BY sequence`,
  );
  const setWaits = database.prepare(
    `UPDATE outbox_command SET waits_for_claim = :waits WHERE command_id = :commandId AND state = 'held'`,
  );
  const addNote = database.prepare<{ note: string; id: string }>(`
    UPDATE outbox_command SET notes = json_insert(notes, '$[#]', :note)
    WHERE kind IN ('send-reply', 'correct-reply') AND state IN ('waiting', 'sending', 'held')
      AND instr(payload ->> '$.content', :id) > 0
      AND NOT EXISTS (SELECT 1 FROM json_each(notes) WHERE value = :note)`);
  const counts = database.prepare<[], { waiting: number; replies_waiting: number; held: number }>(`
    SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
      count(*) FILTER (WHERE state IN ('waiting', 'sending') AND kind IN ${REPLY_KINDS}) AS replies_waiting,
      count(*) FILTER (WHERE state IN ('held', 'refused') AND kind IN ${REPLY_KINDS}) AS held
    FROM outbox_command WHERE state IN ('waiting', 'sending', 'held', 'refused')`);

  const settleAs = (
    commandId: CommandId,
    state: OutboxState,
    at: Instant,
    more: {
      heldReason?: ConflictReason;
      heldCurrent?: HeldCurrent;
      refusedCode?: RejectionCode;
      appliedRevision?: number;
    } = {},
  ): void => {
    settle.run({
      commandId,
      state,
      at,
      heldReason: more.heldReason ?? null,
      heldCurrent: more.heldCurrent === undefined ? null : JSON.stringify(more.heldCurrent),
      refusedCode: more.refusedCode ?? null,
      appliedRevision: more.appliedRevision ?? null,
    });
  };

  return {
    /** Puts a command at the end; it does not leave before `notBefore`. */
    enqueue(command: Command, notBefore: Instant): void {
      enqueue.run({
        commandId: command.commandId,
        kind: command.kind,
        subjectId: command.subjectId,
        baseRevision: command.baseRevision,
        payload: JSON.stringify(command.payload),
        occurredAt: command.occurredAt,
        notBefore,
      });
    },

    find(commandId: CommandId): OutboxEntry | null {
      const row = find.get(commandId);
      return row === undefined ? null : toEntry(row);
    },

    /** Replies on their way, held or refused, and those applied since; newest first. */
    listReplies(appliedSince: Instant): OutboxEntry[] {
      return listReplies.all(appliedSince).map(toEntry);
    },

    /** The reply to the question that is on its way, held or refused; null when there is none. */
    findUnsettledReply(questionId: QuestionId): OutboxEntry | null {
      const row = findUnsettledReply.get(questionId);
      return row === undefined ? null : toEntry(row);
    },

    /** Commands that may leave now: the first unsettled of each question, in order, at most 100. */
    listSendable(now: Instant): Command[] {
      return listSendable.all({ now }).map(toCommand);
    },

    /** Commands about the question that have not reached the service, in order. */
    listUnsettledOf(questionId: QuestionId): Command[] {
      return listUnsettledOfSubject.all(questionId).map(toCommand);
    },

    /** From here on a command may have reached the service, so it cannot be taken back. */
    markSending(commandIds: readonly CommandId[]): void {
      for (const commandId of commandIds) markSending.run(commandId);
    },

    /** After a restart: what was under way is sent again; its id makes the repeat harmless. */
    recoverSending(): void {
      recoverSending.run();
    },

    /** Puts commands that did not get an answer back, not to be tried before `nextAttemptAt`. */
    postpone(commandIds: readonly CommandId[], nextAttemptAt: Instant): void {
      for (const commandId of commandIds) postpone.run({ commandId, at: nextAttemptAt });
    },

    /** Forgets waiting times of failed attempts, for example when the network is back. */
    hurry(): void {
      hurry.run();
    },

    /** `appliedRevision` is the question's revision that has the effect in it; the feed brings it later. */
    settleApplied(commandId: CommandId, at: Instant, appliedRevision: number): void {
      settleAs(commandId, 'applied', at, { appliedRevision });
    },

    settleHeld(commandId: CommandId, at: Instant, heldReason: ConflictReason, heldCurrent: HeldCurrent): void {
      settleAs(commandId, 'held', at, { heldReason, heldCurrent });
    },

    settleRefused(commandId: CommandId, at: Instant, refusedCode: RejectionCode): void {
      settleAs(commandId, 'refused', at, { refusedCode });
    },

    /** Commands about the question that its state at this revision does not have in it yet, in order. */
    listAheadOf(questionId: QuestionId, revision: number): Command[] {
      return listAheadOf.all({ id: questionId, revision }).map(toCommand);
    },

    /** Whether any question may be shown ahead of the service's word. */
    isAnythingAhead(): boolean {
      return isAnythingAhead.get()?.ahead === 1;
    },

    /** Replies that wait for the doctor's word, or for a claim to end; in order. */
    listHeld(): OutboxEntry[] {
      return listHeld.all().map(toEntry);
    },

    /** False when it is not held. */
    setWaitsForClaim(commandId: CommandId, waits: boolean): boolean {
      return setWaits.run({ commandId, waits: waits ? 1 : 0 }).changes === 1;
    },

    /** Notes, on every unsettled reply that refers to the thing, that it was changed. */
    addNote(id: string, note: OutboxNote): void {
      addNote.run({ id, note });
    },

    /** False when it has left already, or is settled. */
    cancel(commandId: CommandId, at: Instant): boolean {
      return cancel.run({ commandId, at }).changes === 1;
    },

    /** When the next command may leave; null when none waits. */
    nextWakeAt(): Instant | null {
      return nextWake.get()?.at ?? null;
    },

    counts(): { waiting: number; repliesWaiting: number; held: number } {
      const row = counts.get();
      return { waiting: row?.waiting ?? 0, repliesWaiting: row?.replies_waiting ?? 0, held: row?.held ?? 0 };
    },
  };
}

function toCommand(row: OutboxRow): Command {
  return commandSchema.parse({
    commandId: row.command_id,
    kind: row.kind,
    subjectId: row.subject_id,
    baseRevision: row.base_revision,
    payload: JSON.parse(row.payload),
    occurredAt: row.occurred_at,
  });
}

function toEntry(row: OutboxRow): OutboxEntry {
  return {
    command: toCommand(row),
    state: row.state,
    notBefore: row.not_before,
    attempts: row.attempts,
    heldReason: conflictReasonSchema.nullable().parse(row.held_reason),
    heldCurrent: row.held_current === null ? null : toHeldCurrent(JSON.parse(row.held_current)),
    refusedCode: rejectionCodeSchema.nullable().parse(row.refused_code),
    waitsForClaim: row.waits_for_claim === 1,
    notes: z.array(outboxNoteSchema).parse(JSON.parse(row.notes)),
    settledAt: row.settled_at,
  };
}

function toHeldCurrent(value: { question: unknown; replies: unknown[] }): HeldCurrent {
  return {
    question: questionSchema.nullable().parse(value.question),
    replies: value.replies.map((reply) => replySchema.parse(reply)),
  };
}
