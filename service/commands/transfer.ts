import type { Sql } from '../database/connection.ts';
import { publish, retract } from '../feed/feed.ts';
import { audit, readChanged } from '../questions/change-question.ts';
import { listNotes, noteEntry } from '../questions/note-rows.ts';
import { handedDraftEntry, questionEntry, replyEntry } from '../questions/question-rows.ts';
import { listReplies } from '../questions/reply-rows.ts';
import { conflictOfStatus, type Handler, LEASE_MINUTES, leaseHolder } from './decision.ts';
import { listWaitingDrafts } from './handed-drafts.ts';

/**
 * Moves the question, with its replies, waiting drafts and notes, into another department's view and out of the old one's.
 * Within one department it hands the claim to a colleague, and needs one to be named.
 */
export const transfer: Handler<'transfer'> = async (transaction, account, command, question) => {
  const { toDepartmentId, toAccountId, reason } = command.payload;
  const moves = toDepartmentId !== question.departmentId;
  const [department] = await transaction`SELECT 1 FROM department WHERE id = ${toDepartmentId}`;
  if (department === undefined || (!moves && toAccountId === null)) {
    return { outcome: 'rejected', code: 'unknown-department' };
  }
  if (toAccountId !== null && !(await isDoctorOf(transaction, toAccountId, toDepartmentId))) {
    return { outcome: 'rejected', code: 'unknown-colleague' };
  }
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  if ((await leaseHolder(transaction, question.id, account)) === 'other') {
    return { outcome: 'conflict', reason: 'claimed-by-other' };
  }

  await transaction`
    UPDATE question SET revision = revision + 1, department_id = ${toDepartmentId}, asked_for_by = '[]',
      transfer = jsonb_build_object(
        'fromDepartmentId', department_id,
        'byName', ${account.displayName}::text,
        'reason', ${reason}::text,
        'transferredAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      claim_account_id = ${toAccountId}::uuid,
      claim_claimed_at = CASE WHEN ${toAccountId}::uuid IS NULL THEN NULL ELSE now() END,
      claim_expires_at = CASE WHEN ${toAccountId}::uuid IS NULL THEN NULL ELSE now() + make_interval(mins => ${LEASE_MINUTES}) END
    WHERE id = ${question.id}`;
  await transaction`
    INSERT INTO question_transfer (question_id, from_department_id, to_department_id, by_account_id, to_account_id)
    VALUES (${question.id}, ${question.departmentId}, ${toDepartmentId}, ${account.id}, ${toAccountId})`;
  const changed = await readChanged(transaction, question.id);
  const replies = await listReplies(transaction, question.id);
  const drafts = await listWaitingDrafts(transaction, question.id);
  const notes = await listNotes(transaction, question.id);
  if (moves) {
    await retract(transaction, [
      ...replies.map((reply) => replyEntry(reply, question)),
      ...drafts.map((draft) => handedDraftEntry(draft, question)),
      ...notes.map((note) => noteEntry(note, question)),
      questionEntry(question),
    ]);
  }
  await publish(transaction, [
    questionEntry(changed),
    ...(moves ? replies.map((reply) => replyEntry(reply, changed)) : []),
    ...(moves ? drafts.map((draft) => handedDraftEntry(draft, changed)) : []),
    ...(moves ? notes.map((note) => noteEntry(note, changed)) : []),
  ]);
  await audit(transaction, account.id, 'transferred', question.id, {
    fromDepartmentId: question.departmentId,
    toDepartmentId,
    toAccountId,
  });
  return { outcome: 'applied', revision: changed.revision };
};

async function isDoctorOf(transaction: Sql, accountId: string, departmentId: string): Promise<boolean> {
  return (
    (
      await transaction`
        SELECT 1 FROM account WHERE id = ${accountId} AND NOT disabled
          AND 'doctor' = ANY(roles) AND ${departmentId} = ANY(department_ids)`
    ).length === 1
  );
}
