import { toInstant } from '#domain/time.ts';
import { type Snooze, snoozeSchema } from '#domain/triage.ts';
import type { Sql } from '../database/connection.ts';
import { accountScope, type FeedEntry, publish, retract } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import { conflictOfStatus, type Handler } from './decision.ts';

interface SnoozeRow {
  readonly question_id: string;
  readonly revision: number;
  readonly until: Date | null;
  readonly unless_text_above: number | null;
  readonly snoozed_at: Date;
}

/**
 * Hides the question from one doctor for a while, on all their machines; nobody else is told. A message that came after
 * what the doctor saw counts as the next one already.
 */
export const snooze: Handler<'snooze'> = async (transaction, account, command, question) => {
  const { until, orNextMessage } = command.payload;
  if (until === null && !orNextMessage) return { outcome: 'rejected', code: 'malformed' };
  const closed = conflictOfStatus(question.status);
  if (closed !== null) return { outcome: 'conflict', reason: closed };
  const unlessTextAbove = orNextMessage ? Math.min(question.textRevision, command.baseRevision) : null;
  await putSnooze(transaction, account.id, question.id, { until, unlessTextAbove });
  await audit(transaction, account.id, 'snoozed', question.id);
  return { outcome: 'applied', revision: question.revision };
};

/** Hides the question from the account until then, or until the patient's words are newer than the revision. */
export async function putSnooze(
  transaction: Sql,
  accountId: string,
  questionId: string,
  { until, unlessTextAbove }: Pick<Snooze, 'until' | 'unlessTextAbove'>,
): Promise<void> {
  const [row] = await transaction<SnoozeRow[]>`
    INSERT INTO snooze (account_id, question_id, revision, until, unless_text_above, snoozed_at)
    VALUES (${accountId}, ${questionId}, 1, ${until}, ${unlessTextAbove}, now())
    ON CONFLICT (account_id, question_id) DO UPDATE SET
      revision = snooze.revision + 1, until = excluded.until, unless_text_above = excluded.unless_text_above,
      snoozed_at = excluded.snoozed_at, woken_at = NULL
    RETURNING *`;
  if (row === undefined) throw new Error('a snooze vanished within its own transaction');
  await publish(transaction, [snoozeEntry(accountId, row)]);
}

/** Ends my snooze, whatever became of the question. Without one the wish is fulfilled already. */
export const wake: Handler<'wake'> = async (transaction, account, _command, question) => {
  const [row] = await transaction<SnoozeRow[]>`
    UPDATE snooze SET woken_at = now()
    WHERE account_id = ${account.id} AND question_id = ${question.id} AND woken_at IS NULL RETURNING *`;
  if (row !== undefined) {
    await retract(transaction, [snoozeEntry(account.id, row)]);
    await audit(transaction, account.id, 'woken', question.id);
  }
  return { outcome: 'applied', revision: question.revision };
};

function snoozeEntry(accountId: string, row: SnoozeRow): FeedEntry<'snooze'> {
  const data: Snooze = snoozeSchema.parse({
    id: row.question_id,
    until: row.until === null ? null : toInstant(row.until),
    unlessTextAbove: row.unless_text_above,
    snoozedAt: toInstant(row.snoozed_at),
  });
  return { scope: accountScope(accountId), kind: 'snooze', id: data.id, revision: row.revision, data };
}
