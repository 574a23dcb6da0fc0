import { type Command, sendReplyPayloadSchema } from '#contract/service.ts';
import type { ReplyContent } from '#domain/reply.ts';
import type { Pool } from '#service/database/connection.ts';
import { listReplies } from '#service/questions/reply-rows.ts';
import { canonical } from './canonical.ts';
import { type Doctor, isWritten, type SentReply } from './doctor.ts';
import { type DecisionRecord, listDecisions, listStates, type QuestionState } from './history.ts';
import { differencesOf, feedAgainstRows, serviceViewOf } from './mirror.ts';
import { asStored } from './reply-text.ts';
import { type TableRow, verdictsOf } from './rules.ts';

/** A command as a machine's outbox holds it after everything settled. */
interface OutboxRow {
  readonly command: Command;
  readonly state: string;
  readonly heldReason: string | null;
  readonly refusedCode: string | null;
}

/** What a run came to. */
export interface EndState {
  /** Each names a promise that was broken; empty is what everybody wants. */
  readonly violations: string[];
  readonly rows: Map<TableRow, number>;
  readonly counts: { published: number; held: number; cancelled: number; refused: number; commands: number };
}

/** Judges a world that has settled. */
export async function judge(
  doctors: readonly Doctor[],
  questionIds: readonly string[],
  service: { readonly pool: Pool; readonly url: string },
): Promise<EndState> {
  const { pool } = service;
  const violations: string[] = [];
  const rows = new Map<TableRow, number>();
  const counts = { published: 0, held: 0, cancelled: 0, refused: 0, commands: 0 };
  const states = Map.groupBy(await listStates(pool, questionIds), ({ questionId }) => questionId);

  const takeUps = await appliedTakeUps(pool, doctors);

  for (const doctor of doctors) {
    const { machine } = doctor;
    const complain = (what: string): void => void violations.push(`${machine.name}: ${what}`);
    const outbox = outboxOf(doctor);
    counts.commands += outbox.length;
    const decisions = await listDecisions(
      pool,
      outbox.map(({ command }) => command.commandId),
    );
    const decisionOf = new Map(decisions.map((decision) => [decision.commandId, decision]));
    if (decisionOf.size !== decisions.length) complain('a command was decided twice');

    for (const row of outbox) {
      const { command } = row;
      const decision = decisionOf.get(command.commandId);
      const what = `${command.kind} ${command.commandId} (${row.state})`;
      const broken = outcomeIsTold(row, decision);
      if (broken !== null) complain(`${what}: ${broken}`);
      if (decision === undefined) continue;
      const met = stateMetBy(decision, states.get(command.subjectId) ?? []);
      if (met === null) {
        complain(`${what}: decided about a question without history`);
        continue;
      }
      const takenUp = command.kind === 'take-up-draft' && wasTakenUpBefore(command, decision, takeUps);
      const verdicts = verdictsOf({ command, account: machine.account, state: met, at: decision.at, takenUp });
      const fitting = verdicts.find(
        (verdict) =>
          verdict.outcome === decision.outcome.outcome &&
          (verdict.outcome !== 'conflict' ||
            (decision.outcome.outcome === 'conflict' && verdict.reason === decision.outcome.reason)),
      );
      if (fitting === undefined) {
        complain(
          `${what}: ${toldAs(decision)} where the table says ${verdicts.map((one) => ('reason' in one ? one.reason : one.outcome)).join(' or ')}`,
        );
      } else if (fitting.row !== null && command.kind === 'send-reply') {
        rows.set(fitting.row, (rows.get(fitting.row) ?? 0) + 1);
      }
    }
    for (const disorder of outOfOrder(outbox, decisionOf)) complain(disorder);
    for (const reply of doctor.sent.values()) {
      const fate = await fateOf(reply, outbox, doctors, service);
      counts[fate.fate] += 1;
      for (const broken of fate.broken) complain(`reply ${reply.replyId}: ${broken}`);
    }
    for (const commandId of doctor.commandIds) {
      if (!outbox.some(({ command }) => command.commandId === commandId)) complain(`command ${commandId} is lost`);
    }
    for (const [questionId, marker] of doctor.written) {
      if (!isWritten(machine.store(), questionId, marker)) complain(`the text last written for ${questionId} is lost`);
    }
    for (const marker of doctor.discarded) {
      if (!isWritten(machine.store(), null, marker)) complain('a discarded text is not among the revisions');
    }
    violations.push(...differencesOf(machine, await serviceViewOf(pool, machine.account)));
    const integrity = machine.store().database.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') complain('integrity_check fails');
  }
  violations.push(...(await strangersAmong(pool, questionIds, doctors)));
  violations.push(...(await feedAgainstRows(pool, questionIds)));
  return { violations, rows, counts };
}

function outboxOf({ machine }: Doctor): OutboxRow[] {
  const store = machine.store();
  const ids = store.database
    .prepare<[], { id: string }>('SELECT command_id AS id FROM outbox_command ORDER BY sequence')
    .all();
  return ids.flatMap(({ id }) => {
    const entry = store.outbox.find(id as Command['commandId']);
    return entry === null ? [] : [entry];
  });
}

/** Why what the machine says of a command is not what the service decided; null when it is. */
function outcomeIsTold(row: OutboxRow, decision: DecisionRecord | undefined): string | null {
  const isReply = row.command.kind === 'send-reply';
  if (decision === undefined) return row.state === 'cancelled' ? null : 'has no decision';
  const { outcome } = decision;
  switch (outcome.outcome) {
    case 'applied':
      return row.state === 'applied' ? null : 'is applied at the service';
    case 'conflict':
      // A doctor may have settled a held reply; a claim that was not granted is settled by itself.
      if (row.state !== 'cancelled' && !(isReply && row.state === 'held')) return `is held at the service`;
      return row.heldReason === outcome.reason ? null : `was held for ${outcome.reason}, not ${row.heldReason}`;
    case 'rejected':
      if (row.state !== 'cancelled' && row.state !== 'refused') return 'is refused at the service';
      return row.refusedCode === outcome.code ? null : `was refused as ${outcome.code}, not ${row.refusedCode}`;
  }
}

/** The question as it was when the command came: the last state before the decision that the decision did not make. */
function stateMetBy(decision: DecisionRecord, states: readonly QuestionState[]): QuestionState | null {
  return (
    states.findLast(({ tick, transactionId }) => tick < decision.tick && transactionId !== decision.transactionId) ??
    null
  );
}

type TakeUp = Extract<Command, { kind: 'take-up-draft' }>;

/** When each handed draft was taken up. */
async function appliedTakeUps(
  pool: Pool,
  doctors: readonly Doctor[],
): Promise<{ handedDraftId: string; tick: number }[]> {
  const commands = doctors
    .flatMap(outboxOf)
    .flatMap(({ command }) => (command.kind === 'take-up-draft' ? [command] : []));
  const draftOf = new Map<string, string>(
    commands.map((command) => [command.commandId, command.payload.handedDraftId]),
  );
  return (await listDecisions(pool, [...draftOf.keys()]))
    .filter(({ outcome }) => outcome.outcome === 'applied')
    .map(({ commandId, tick }) => ({ handedDraftId: draftOf.get(commandId) ?? '', tick }));
}

function wasTakenUpBefore(
  command: TakeUp,
  decision: DecisionRecord,
  takeUps: readonly { handedDraftId: string; tick: number }[],
): boolean {
  return takeUps.some((one) => one.handedDraftId === command.payload.handedDraftId && one.tick < decision.tick);
}

function toldAs({ outcome }: DecisionRecord): string {
  return outcome.outcome === 'conflict' ? outcome.reason : outcome.outcome === 'rejected' ? outcome.code : 'applied';
}

/** Commands of a machine about a question must be decided in the order in which they were given. */
function outOfOrder(outbox: readonly OutboxRow[], decisionOf: ReadonlyMap<string, DecisionRecord>): string[] {
  const last = new Map<string, number>();
  const disorder: string[] = [];
  for (const { command } of outbox) {
    const tick = decisionOf.get(command.commandId)?.tick;
    if (tick === undefined) continue;
    if (tick < (last.get(command.subjectId) ?? 0))
      disorder.push(`${command.kind} ${command.commandId} overtook an earlier one`);
    last.set(command.subjectId, tick);
  }
  return disorder;
}

/** What became of a reply, and which promises about it are broken. */
async function fateOf(
  reply: SentReply,
  outbox: readonly OutboxRow[],
  doctors: readonly Doctor[],
  { pool, url }: { readonly pool: Pool; readonly url: string },
): Promise<{ fate: 'published' | 'held' | 'cancelled' | 'refused'; broken: string[] }> {
  const broken: string[] = [];
  const mine = outbox.filter(
    ({ command }) => command.kind === 'send-reply' && command.payload.replyId === reply.replyId,
  );
  const alive = mine.filter(({ state }) => state !== 'cancelled');
  if (mine.length === 0) broken.push('is in no outbox');
  if (alive.length > 1) broken.push('is in the outbox twice');
  const [current] = alive;
  const fate =
    current === undefined
      ? 'cancelled'
      : current.state === 'applied'
        ? 'published'
        : current.state === 'refused'
          ? 'refused'
          : 'held';
  const wanted = canonical(reply.content);
  for (const { command } of mine) {
    if (canonical(sendReplyPayloadSchema.parse(command.payload).content) !== wanted)
      broken.push('changed in the outbox');
  }
  const stored = reply.content === null ? '' : canonical(asStored(reply.content));
  const published = (await listReplies(pool, reply.questionId)).filter(({ id }) => id === reply.replyId);
  const times = fate === 'published' ? 1 : 0;
  if (published.length !== times) broken.push(`is published ${published.length} times, ${fate}`);
  const page = await fetchPage(`${url}/q/${reply.questionId}`);
  const html = await page.text();
  // A withdrawn question shows nothing to anybody.
  const timesOnPage = page.status === 410 ? 0 : times;
  const twins = doctors
    .flatMap(({ sent }) => [...sent.values()])
    .filter(({ marker }) => marker === reply.marker).length;
  const onPage = html.split(`data-reply-id="${reply.replyId}"`).length - 1;
  const wordsOnPage = html.split(reply.marker).length - 1;
  if (onPage !== timesOnPage || (twins === 1 && wordsOnPage !== timesOnPage)) {
    broken.push(`stands ${onPage}/${wordsOnPage} times on the page, ${fate}`);
  }
  for (const row of published) {
    if (contentOf(row) !== stored) broken.push('has another content at the service');
  }
  for (const { machine } of doctors) {
    const copies = machine
      .store()
      .replies.listOfQuestion(reply.questionId)
      .filter(({ id }) => id === reply.replyId);
    if (copies.length > times) broken.push(`is there ${copies.length} times at ${machine.name}`);
    for (const copy of copies) if (contentOf(copy) !== stored) broken.push(`has another content at ${machine.name}`);
  }
  return { fate, broken };
}

/** A service that has just come back may still have lost connections to its database in its hands. */
async function fetchPage(address: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const page = await fetch(address).catch(() => null);
    if (page !== null && page.status < 500) return page;
    if (attempt === 600) throw new Error('the published page does not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function contentOf(reply: ReplyContent): string {
  const { body, moreInformation, citedAnswerIds, citedTopicIds, overrides, askTicks } = reply;
  return canonical({ body, moreInformation, citedAnswerIds, citedTopicIds, overrides, askTicks });
}

/** Replies at the service that nobody sent. */
async function strangersAmong(
  pool: Pool,
  questionIds: readonly string[],
  doctors: readonly Doctor[],
): Promise<string[]> {
  const known = new Set(doctors.flatMap(({ sent }) => [...sent.keys()]));
  const rows = await pool<
    { id: string }[]
  >`SELECT id FROM reply WHERE question_id = ANY(${questionIds as string[]}::uuid[])`;
  return rows.filter(({ id }) => !known.has(id)).map(({ id }) => `service: nobody sent reply ${id}`);
}
