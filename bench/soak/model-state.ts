import type { Command, ConflictReason } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';

/** The rows of "While you were away" that a queued reply can meet. */
export const AWAY_ROWS = [
  'claimed by another doctor',
  'answered by another',
  'changed by the patient',
  'withdrawn',
  'dismissed',
  'transferred out of my departments',
  'lease expired, nobody took it',
  'related answer changed',
] as const;
export type AwayRow = (typeof AWAY_ROWS)[number];

/** A question as the model believes it to be at the service. */
export interface ModelQuestion {
  readonly id: string;
  revision: number;
  textRevision: number;
  departmentId: string;
  status: 'pending' | 'answered' | 'withdrawn' | 'dismissed';
  claim: { accountId: string; lapsed: boolean } | null;
  askedForBy: Set<string>;
}

/** A command as it waits on a machine, and what the model says has become of it. */
export interface ModelCommand {
  readonly command: Command;
  /** Whether an answer that it cites was changed while it waited. */
  citedChanged: boolean;
  expected: 'waiting' | 'applied' | ConflictReason;
}

export interface ModelMachine {
  readonly account: Account;
  online: boolean;
  /** Every command that was ever given here, in order. */
  readonly given: ModelCommand[];
}

/** The whole world as it must be. It knows nothing of networks: a machine that comes online has its say, in order. */
export interface Model {
  readonly questions: ModelQuestion[];
  readonly machines: ModelMachine[];
  /** How often a queued reply met each row. */
  readonly rows: Map<AwayRow, number>;
}

/** The service decides about everything that waits on a machine. */
export function deliver(model: Model, machine: ModelMachine): void {
  for (const waiting of machine.given) {
    if (waiting.expected !== 'waiting') continue;
    const question = model.questions.find(({ id }) => id === waiting.command.subjectId);
    if (question === undefined) throw new Error('a command about a question that the model does not know');
    waiting.expected = decide(model, machine.account, waiting, question);
  }
}

function decide(
  model: Model,
  account: Account,
  { command, citedChanged }: ModelCommand,
  question: ModelQuestion,
): 'applied' | ConflictReason {
  const isReply = command.kind === 'send-reply';
  const met = (row: AwayRow): void => {
    if (isReply) model.rows.set(row, (model.rows.get(row) ?? 0) + 1);
  };
  const heldBy = question.claim !== null && !question.claim.lapsed ? question.claim.accountId : null;
  const byOther = heldBy !== null && heldBy !== account.id;
  if (!account.departmentIds.some((id) => id === question.departmentId)) {
    met('transferred out of my departments');
    return 'left-your-departments';
  }
  if (command.kind === 'release') {
    if (question.claim?.accountId === account.id) change(question, { claim: null });
    return 'applied';
  }
  const secondOpinion = isReply && command.payload.kind === 'second-opinion' && question.status === 'answered';
  if (question.status !== 'pending' && !secondOpinion) {
    met(question.status === 'answered' ? 'answered by another' : question.status);
    return question.status === 'answered'
      ? 'answered-meanwhile'
      : question.status === 'withdrawn'
        ? 'question-withdrawn'
        : 'question-dismissed';
  }
  if (command.kind === 'ask-for-question') {
    if (byOther && !question.askedForBy.has(account.id)) {
      question.revision += 1;
      question.askedForBy.add(account.id);
    }
    return 'applied';
  }
  if ((isReply || command.kind === 'dismiss') && question.textRevision > command.baseRevision) {
    met('changed by the patient');
    return 'question-changed';
  }
  if (byOther && !secondOpinion) {
    met('claimed by another doctor');
    return 'claimed-by-other';
  }
  switch (command.kind) {
    case 'claim':
      if (heldBy === account.id) question.revision += 1;
      else change(question, { claim: { accountId: account.id, lapsed: false } });
      return 'applied';
    case 'dismiss':
      change(question, { claim: null, status: 'dismissed' });
      return 'applied';
    case 'transfer':
      change(question, { claim: null, departmentId: command.payload.toDepartmentId });
      return 'applied';
    case 'send-reply':
      if (question.claim?.accountId === account.id && question.claim.lapsed) met('lease expired, nobody took it');
      if (citedChanged) met('related answer changed');
      change(question, { claim: null, status: 'answered' });
      return 'applied';
    default:
      throw new Error(`the model does not know ${command.kind}`);
  }
}

/** One change at the service: the revision goes up, and nobody waits for the claim any more. */
export function change(question: ModelQuestion, patch: Partial<ModelQuestion>): void {
  Object.assign(question, patch);
  question.revision += 1;
  question.askedForBy = new Set();
}

/** The patient's words changed; colleagues who wait go on waiting. */
export function changeText(question: ModelQuestion): void {
  question.revision += 1;
  question.textRevision = question.revision;
}
