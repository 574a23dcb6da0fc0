import { type Command, type CommandKind, commandSchema, type Outcome } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { CommandId } from '#domain/ids.ts';
import { inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { seesAll } from '../feed/feed.ts';
import { findQuestion, lockQuestions } from '../questions/question-rows.ts';
import { findReply, listReplies } from '../questions/reply-rows.ts';
import { isAuthor } from '../review/review-rows.ts';
import type { Session } from '../sessions/sessions.ts';
import { correctReply, requestCorrection, retractReply } from './change-reply.ts';
import type { Handler } from './decision.ts';
import { dismiss, reopen } from './dismiss.ts';
import { couldOnceSee, handOverDraft, takeUpDraft } from './handed-drafts.ts';
import { askForQuestion, claim, release, renew } from './leases.ts';
import { markDuplicate } from './mark-duplicate.ts';
import { addNote } from './notes.ts';
import { overrideUrgency } from './override-urgency.ts';
import { answerReview, submitVerdict } from './reviews.ts';
import { sendReply } from './send-reply.ts';
import { snooze, wake } from './snooze.ts';
import { transfer } from './transfer.ts';

/** One handler a kind: a command of the contract without one does not compile. */
const handlers: { readonly [K in CommandKind]: Handler<K> } = {
  claim,
  renew,
  release,
  'ask-for-question': askForQuestion,
  transfer,
  dismiss,
  reopen,
  'mark-duplicate': markDuplicate,
  'override-urgency': overrideUrgency,
  snooze,
  wake,
  'add-note': addNote,
  'send-reply': sendReply,
  'correct-reply': correctReply,
  'retract-reply': retractReply,
  'request-correction': requestCorrection,
  'hand-over-draft': handOverDraft,
  'take-up-draft': takeUpDraft,
  'submit-verdict': submitVerdict,
  'answer-review': answerReview,
};

/** Applies commands in order, each in a transaction of its own, so that one failing never undoes another. */
export async function applyCommands(
  pool: Pool,
  session: Pick<Session, 'account' | 'deviceId'>,
  commands: readonly { readonly commandId: CommandId }[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const command of commands) outcomes.push(await applyOnce(pool, session, command));
  return outcomes;
}

/**
 * Applies one command, or returns what became of it before. The outcome is stored in the transaction of the effect; two
 * deliveries at the same time queue up behind a lock on the command's id.
 */
async function applyOnce(
  pool: Pool,
  { account, deviceId }: Pick<Session, 'account' | 'deviceId'>,
  raw: { readonly commandId: CommandId },
): Promise<Outcome> {
  return inTransaction(pool, async (transaction) => {
    await transaction`
      SELECT pg_advisory_xact_lock(hashtextextended(${raw.commandId}, 0)),
        set_config('replydesk.device_id', ${deviceId}, true)`;
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
  const command: Command = parsed.data;
  const isReviewers = command.kind === 'request-correction' || command.kind === 'submit-verdict';
  const needed = isReviewers ? 'reviewer' : 'doctor';
  if (!account.roles.includes(needed)) return { commandId, outcome: 'rejected', code: 'not-allowed' };
  const original = command.kind === 'mark-duplicate' ? command.payload.ofQuestionId : null;
  await lockQuestions(transaction, [command.subjectId, ...(original === null ? [] : [original])]);
  const question = await findQuestion(transaction, command.subjectId);
  if (question === null) return { commandId, outcome: 'rejected', code: 'not-found' };
  const visible = account.departmentIds.includes(question.departmentId) || (isReviewers && seesAll(account));
  const follows =
    (command.kind === 'hand-over-draft' && (await couldOnceSee(transaction, account, question))) ||
    // Whoever wrote a reply answers for it and hears what came of it, wherever they work by now.
    ((command.kind === 'correct-reply' || command.kind === 'retract-reply') &&
      (await findReply(transaction, command.payload.replyId))?.authorAccountId === account.id) ||
    (command.kind === 'answer-review' && (await isAuthor(transaction, account, command.payload.reviewId)));
  if (!visible && !follows) {
    return { commandId, outcome: 'conflict', reason: 'left-your-departments', question: null, replies: [] };
  }
  const decision = await handlers[command.kind](transaction, account, command as never, question);
  if (decision.outcome !== 'conflict') return { commandId, ...decision };
  return {
    commandId,
    ...decision,
    question: visible ? question : null,
    replies: visible ? await listReplies(transaction, command.subjectId) : [],
  };
}
