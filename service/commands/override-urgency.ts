import { audit, publishChanged } from '../questions/change-question.ts';
import { conflictOfStatus, type Handler } from './decision.ts';

/**
 * Puts a doctor's word on the urgency in place of the rules', or takes it back. Anybody who sees the question may, also
 * while a colleague has it. A word that was given before the patient's latest words is not taken.
 */
export const overrideUrgency: Handler<'override-urgency'> = async (transaction, account, command, question) => {
  const { payload } = command;
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  if (payload.action === 'clear') {
    if (question.urgencyOverride === null) return { outcome: 'applied', revision: question.revision };
    await transaction`UPDATE question SET revision = revision + 1, urgency_override = NULL WHERE id = ${question.id}`;
  } else {
    if (question.textRevision > command.baseRevision) return { outcome: 'conflict', reason: 'question-changed' };
    await transaction`
      UPDATE question SET revision = revision + 1, urgency_override = jsonb_build_object(
        'urgency', ${payload.urgency}::text,
        'reason', ${payload.reason}::text,
        'accountId', ${account.id}::text,
        'displayName', ${account.displayName}::text,
        'textRevision', ${question.textRevision}::int,
        'overriddenAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      WHERE id = ${question.id}`;
  }
  const changed = await publishChanged(transaction, question.id);
  await audit(transaction, account.id, 'urgency-overridden', question.id, {
    action: payload.action,
    urgency: payload.action === 'set' ? payload.urgency : null,
  });
  return { outcome: 'applied', revision: changed.revision };
};
