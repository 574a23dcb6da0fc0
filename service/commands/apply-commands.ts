import { type Command, type CommandKind, commandSchema, type Outcome } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { CommandId } from '#domain/ids.ts';
import type { Pool, Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { findQuestion, listReplies, questionEntry, type StoredQuestion } from '../questions/question-rows.ts';
import { conflictOfStatus, type Decision, isClaimedByOther } from './decision.ts';
import { sendReply } from './send-reply.ts';

/** How long a claim lasts unless it is renewed by claiming again. */
export const LEASE_MINUTES = 30;

type Handler<K extends CommandKind> = (
  transaction: Sql,
  account: Account,
  command: Extract<Command, { kind: K }>,
  subject: StoredQuestion,
) => Promise<Decision>;

/** One handler a kind: a command of the contract without one does not compile. */
const handlers: { readonly [K in CommandKind]: Handler<K> } = { claim, release, 'send-reply': sendReply };

/** Applies commands in order, each in a transaction of its own, so that one failing never undoes another. */
export async function applyCommands(
  pool: Pool,
  account: Account,
  commands: readonly { readonly commandId: CommandId }[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const command of commands) outcomes.push(await applyOnce(pool, account, command));
  return outcomes;
}

/**
 * Applies one command, or returns what became of it before. The outcome is stored in the transaction of the effect; two
 * deliveries at the same time queue up behind a lock on the command's id.
 */
async function applyOnce(pool: Pool, account: Account, raw: { readonly commandId: CommandId }): Promise<Outcome> {
  return pool.begin(async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${raw.commandId}, 0))`;
    const [known] = await transaction<{ outcome: Outcome; account_id: string }[]>`
      SELECT outcome, account_id FROM command_outcome WHERE command_id = ${raw.commandId}`;
    if (known !== undefined) {
      // Somebody else's command id: nothing of its outcome is told.
      return known.account_id === account.id
        ? known.outcome
        : { commandId: raw.commandId, outcome: 'rejected', code: 'not-allowed' };
    }
    const outcome = await decide(transaction, account, raw);
    await transaction`
      INSERT INTO command_outcome (command_id, account_id, outcome)
      VALUES (${raw.commandId}, ${account.id}, ${transaction.json(outcome as never)})`;
    return outcome;
  });
}

async function decide(transaction: Sql, account: Account, raw: { readonly commandId: CommandId }): Promise<Outcome> {
  const { commandId } = raw;
  const parsed = commandSchema.safeParse(raw);
  if (!parsed.success) return { commandId, outcome: 'rejected', code: 'malformed' };
  const command = parsed.data;
  if (!account.roles.includes('doctor')) return { commandId, outcome: 'rejected', code: 'not-allowed' };
  const subject = await findQuestion(transaction, command.subjectId, true);
  if (subject === null) return { commandId, outcome: 'rejected', code: 'not-found' };
  if (!account.departmentIds.includes(subject.question.departmentId)) {
    return { commandId, outcome: 'conflict', reason: 'left-your-departments', question: null, replies: [] };
  }
  const decision = await handlers[command.kind](transaction, account, command as never, subject);
  if (decision.outcome !== 'conflict') return { commandId, ...decision };
  return {
    commandId,
    ...decision,
    question: subject.question,
    replies: await listReplies(transaction, command.subjectId),
  };
}

async function claim(
  transaction: Sql,
  account: Account,
  _command: Command,
  { question }: StoredQuestion,
): Promise<Decision> {
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  if (await isClaimedByOther(transaction, question.id, account))
    return { outcome: 'conflict', reason: 'claimed-by-other' };
  await transaction`
    UPDATE question SET revision = revision + 1, claim_account_id = ${account.id},
      claim_claimed_at = CASE WHEN claim_account_id = ${account.id} AND claim_expires_at > now() THEN claim_claimed_at ELSE now() END,
      claim_expires_at = now() + make_interval(mins => ${LEASE_MINUTES})
    WHERE id = ${question.id}`;
  return publishChanged(transaction, account, question.id, 'claimed');
}

async function release(
  transaction: Sql,
  account: Account,
  _command: Command,
  { question }: StoredQuestion,
): Promise<Decision> {
  // Nothing of mine to release: the wish is fulfilled already.
  if (question.claim?.accountId !== account.id) return { outcome: 'applied', revision: question.revision };
  await transaction`
    UPDATE question SET revision = revision + 1, claim_account_id = NULL, claim_claimed_at = NULL, claim_expires_at = NULL
    WHERE id = ${question.id}`;
  return publishChanged(transaction, account, question.id, 'released');
}

async function publishChanged(transaction: Sql, account: Account, questionId: string, act: string): Promise<Decision> {
  const changed = await findQuestion(transaction, questionId, false);
  if (changed === null) throw new Error('a question vanished within its own transaction');
  await publish(transaction, [questionEntry(changed.question)]);
  await transaction`INSERT INTO audit_event (account_id, act, subject_id, details) VALUES (${account.id}, ${act}, ${questionId}, '{}')`;
  return { outcome: 'applied', revision: changed.question.revision };
}
