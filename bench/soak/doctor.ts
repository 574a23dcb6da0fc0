import { isDefinedError, ORPCError } from '@orpc/client';
import { type OutboxItem, queueFilterSchema } from '#contract/desk.ts';
import type { Store } from '#desk/store/store.ts';
import { type CommandId, departmentIdSchema, type QuestionId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import type { Random } from '#service/practice/random.ts';
import { canonical } from './canonical.ts';
import type { Machine } from './machine.ts';
import { contentOf, markerIn } from './reply-text.ts';

/** What the doctor was told about a reply that they sent from this machine. */
export interface SentReply {
  readonly replyId: string;
  readonly questionId: QuestionId;
  /** As the outbox took it; null until somebody looked. */
  readonly content: ReplyContent | null;
  /** Words that stand in no other reply. */
  readonly marker: string;
}

/** A doctor at one machine, who remembers what the machine promised. */
export interface Doctor {
  readonly machine: Machine;
  readonly sent: Map<string, SentReply>;
  /** The text last acknowledged as on disk for a question, by its marker; it must be found again. */
  readonly written: Map<QuestionId, string>;
  /** Markers of replies that were thrown away; they stay among the revisions. */
  readonly discarded: Set<string>;
  /** Claims, releases and whatever else was acknowledged. */
  readonly commandIds: Set<string>;
  /** Does one thing that this doctor could do now; false when there was nothing to do. */
  act(): Promise<boolean>;
}

const ORTHOPEDICS = departmentIdSchema.parse('orthopedics');
const NEUROLOGY = departmentIdSchema.parse('neurology');

export function createDoctor(machine: Machine, random: Random, seed: number): Doctor {
  const sent = new Map<string, SentReply>();
  const written = new Map<QuestionId, string>();
  const discarded = new Set<string>();
  const commandIds = new Set<string>();
  let count = 0;

  const pickOpen = async (): Promise<QuestionId | null> => {
    const filter = queueFilterSchema.parse({});
    const { rows } = await machine.desk.queue.list({ filter, offset: 0, limit: 50 });
    return rows.length === 0 ? null : random.pick(rows).id;
  };
  /** A question with something written for it. */
  const pickDrafted = async (): Promise<QuestionId | null> => {
    const ids = machine.store().database.prepare<[], { id: QuestionId }>('SELECT question_id AS id FROM draft').all();
    return ids.length === 0 ? null : random.pick(ids).id;
  };
  const replies = async (...states: string[]) =>
    (await machine.desk.outbox.list()).filter(({ state }) => states.includes(state));

  async function write(questionId: QuestionId): Promise<void> {
    const { question } = await machine.desk.question.get({ questionId });
    count += 1;
    const marker = `REPLY${seed}x${machine.name}x${count}x`;
    const content = contentOf(marker, random);
    await machine.desk.draft.save({ questionId, content, questionRevision: question.revision });
    written.set(questionId, marker);
  }

  /** Sends what is drafted, as the window does: with the revision that the draft was written for. */
  async function send(questionId: QuestionId): Promise<void> {
    const draft = await machine.desk.draft.find({ questionId });
    if (draft === null) return;
    const item = await machine.desk.outbox.send({ questionId, questionRevision: draft.questionRevision });
    const payload = machine.store().outbox.find(item.commandId)?.command.payload;
    if (payload === undefined || !('replyId' in payload && 'content' in payload))
      throw new Error('a queued reply is not in the outbox');
    const { replyId, content } = payload;
    sent.set(replyId, { replyId, questionId, content, marker: markerIn(content) });
  }

  /** Does something with a question, where there is one. */
  const at = (pick: () => Promise<QuestionId | null>, act: (questionId: QuestionId) => Promise<void>) => async () => {
    const questionId = await pick();
    if (questionId !== null) await act(questionId);
    return questionId !== null;
  };

  const { desk } = machine;
  const ACTS: readonly { readonly weight: number; readonly act: () => Promise<boolean> }[] = [
    { weight: 5, act: () => command((questionId) => desk.queue.claim({ questionId })) },
    { weight: 2, act: () => command((questionId) => desk.queue.release({ questionId })) },
    { weight: 1, act: () => command((questionId) => desk.queue.askFor({ questionId })) },
    {
      weight: 1,
      act: () => command((questionId) => desk.queue.dismiss({ questionId, reason: 'not-medical' })),
    },
    {
      weight: 1,
      act: () =>
        command((questionId) => {
          const elsewhere = machine.account.departmentIds.includes(ORTHOPEDICS) ? NEUROLOGY : ORTHOPEDICS;
          return desk.queue.transfer({ questionId, toDepartmentId: elsewhere, toAccountId: null, reason: 'Yours' });
        }),
    },
    { weight: 2, act: at(pickOpen, write) },
    {
      weight: 8,
      act: at(pickOpen, async (questionId) => {
        await write(questionId);
        await send(questionId);
      }),
    },
    { weight: 1, act: at(pickDrafted, send) },
    {
      weight: 1,
      act: at(pickDrafted, async (questionId) => {
        const { question } = await desk.question.get({ questionId });
        await desk.draft.confirmQuestion({ questionId, questionRevision: question.revision });
      }),
    },
    {
      weight: 1,
      act: at(pickDrafted, async (questionId) => {
        commandIds.add((await desk.draft.handOver({ questionId, note: 'For you' })).commandId);
      }),
    },
    {
      weight: 3,
      act: at(pickOpen, async (questionId) => {
        const { handedDrafts } = await desk.question.get({ questionId });
        if (handedDrafts.length === 0) return;
        const handed = random.pick(handedDrafts);
        const { content } = await desk.draft.takeUp({ questionId, handedDraftId: handed.id });
        if (canonical(content) !== canonical(handed.content)) throw new Error('a handed draft was taken up changed');
        written.set(questionId, markerIn(content));
      }),
    },
    { weight: 1, act: () => backToDraft(['undoable', 'waiting'], (commandId) => desk.outbox.takeBack({ commandId })) },
    { weight: 1, act: () => backToDraft(['sending'], (commandId) => desk.outbox.cancel({ commandId })) },
    { weight: 1, act: () => backToDraft(['held', 'refused'], (commandId) => desk.outbox.cancel({ commandId })) },
    {
      weight: 1,
      act: () =>
        settle(['held', 'refused'], async ({ commandId, replyId }) => {
          await desk.outbox.discard({ commandId });
          discarded.add(sent.get(replyId)?.marker ?? '');
        }),
    },
    {
      weight: 1,
      act: () =>
        settle(['held', 'refused'], async ({ commandId, replyId }) => {
          await desk.outbox.handOver({ commandId, note: '' });
          discarded.add(sent.get(replyId)?.marker ?? '');
        }),
    },
    { weight: 2, act: () => settle(['held'], ({ commandId }) => desk.outbox.sendAsSecondOpinion({ commandId })) },
    { weight: 2, act: () => settle(['held'], ({ commandId }) => desk.outbox.confirm({ commandId })) },
    {
      weight: 2,
      act: () =>
        settle(['held'], ({ commandId }) => desk.outbox.setWaitsForClaim({ commandId, waits: random.chance(0.8) })),
    },
    { weight: 1, act: () => settle(['held'], ({ commandId }) => desk.outbox.askForQuestion({ commandId })) },
  ];

  async function command(give: (questionId: QuestionId) => Promise<{ commandId: CommandId }>): Promise<boolean> {
    const questionId = await pickOpen();
    if (questionId === null) return false;
    commandIds.add((await give(questionId)).commandId);
    return true;
  }

  async function settle(states: string[], give: (item: OutboxItem) => Promise<unknown>): Promise<boolean> {
    const items = await replies(...states);
    if (items.length === 0) return false;
    await give(random.pick(items));
    return true;
  }

  /** The reply's text becomes the question's draft. */
  const backToDraft = (states: string[], give: (commandId: CommandId) => Promise<unknown>): Promise<boolean> =>
    settle(states, async ({ commandId, questionId, replyId }) => {
      await give(commandId);
      written.set(questionId, sent.get(replyId)?.marker ?? '');
    });

  return {
    machine,
    sent,
    written,
    discarded,
    commandIds,
    async act() {
      let ticket = random.below(ACTS.reduce((sum, { weight }) => sum + weight, 0));
      const chosen = ACTS.find(({ weight }) => {
        ticket -= weight;
        return ticket < 0;
      });
      try {
        return (await chosen?.act()) ?? false;
      } catch (error) {
        // A refusal that the window would show; anything else is a defect.
        if (error instanceof ORPCError && isDefinedError(error)) return false;
        throw error;
      }
    },
  };
}

/** Whether a text is still on the machine: as draft, as an earlier state of it, or in the outbox. */
export function isWritten(store: Store, questionId: string | null, marker: string): boolean {
  const found = store.database
    .prepare<{ questionId: string | null; marker: string }, { found: number }>(`
      SELECT EXISTS (
        SELECT 1 FROM draft WHERE content LIKE :marker AND question_id = coalesce(:questionId, question_id)
        UNION ALL SELECT 1 FROM draft_revision WHERE content LIKE :marker AND question_id = coalesce(:questionId, question_id)
        UNION ALL SELECT 1 FROM outbox_command
          WHERE :questionId IS NOT NULL AND payload LIKE :marker AND subject_id = :questionId AND state <> 'cancelled'
      ) AS found`)
    .get({ questionId, marker: `%${marker}%` });
  return found?.found === 1;
}
