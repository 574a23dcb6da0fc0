import type { PersonPresent, PresenceActivity } from '#contract/service.ts';
import { personPresentSchema } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Pool, Sql } from '../database/connection.ts';
import type { FeedScope } from '../feed/feed.ts';

/** How long a beat counts. Workstations are told to beat again before. */
export const PRESENCE_SECONDS = 45;

/** The channel that tells every instance at which question somebody came or went: scope, space, question. */
export const PRESENCE_CHANNEL = 'replydesk_presence';

/** Most people that are told of one question. */
const MAX_PEOPLE = 50;

/** Any constant: of several instances one sweeps at a time. */
const SWEEP_LOCK = 7_365_022;

/** Who is at a question, and who may know. */
export interface PresenceAtQuestion {
  readonly questionId: QuestionId;
  readonly scope: FeedScope;
  readonly people: readonly PersonPresent[];
}

/**
 * Notes what a workstation is at, in one statement. A question that the account may not see counts as none, and the
 * answer does not tell the difference. Only what is news is notified; a mere beat is not.
 */
export async function notePresence(
  sql: Sql,
  account: Pick<Account, 'id' | 'roles' | 'departmentIds'>,
  at: { readonly deviceId: string; readonly questionId: string | null; readonly activity: PresenceActivity },
): Promise<void> {
  const seesAll = account.roles.includes('reviewer') || account.roles.includes('admin');
  await sql`
    WITH before AS (
      SELECT presence.question_id, presence.activity, question.department_id
      FROM presence JOIN question ON question.id = presence.question_id
      WHERE presence.account_id = ${account.id} AND presence.device_id = ${at.deviceId} AND presence.expires_at > now()
    ), visible AS (
      SELECT id, department_id FROM question
      WHERE id = ${at.questionId}::uuid AND (${seesAll} OR department_id = ANY(${account.departmentIds as string[]}::text[]))
    ), written AS (
      INSERT INTO presence (account_id, device_id, question_id, activity, expires_at)
      SELECT ${account.id}::uuid, ${at.deviceId}::uuid, visible.id, ${at.activity}, now() + make_interval(secs => ${PRESENCE_SECONDS})
      FROM visible
      ON CONFLICT (account_id, device_id) DO UPDATE SET
        question_id = excluded.question_id, activity = excluded.activity, expires_at = excluded.expires_at
    ), gone AS (
      DELETE FROM presence
      WHERE account_id = ${account.id} AND device_id = ${at.deviceId} AND NOT EXISTS (SELECT 1 FROM visible)
    ), news AS (
      SELECT question_id, department_id FROM before
      WHERE NOT EXISTS (SELECT 1 FROM visible WHERE visible.id = before.question_id)
      UNION ALL
      SELECT id, department_id FROM visible
      WHERE NOT EXISTS (SELECT 1 FROM before WHERE before.question_id = visible.id AND before.activity = ${at.activity})
    )
    SELECT pg_notify(${PRESENCE_CHANNEL}, 'department:' || department_id || ' ' || question_id) FROM news`;
}

/** Who is at these questions, also where it is nobody; unknown questions are left out. */
export async function listPresenceAt(sql: Sql, questionIds: readonly string[]): Promise<PresenceAtQuestion[]> {
  const rows = await sql<PresenceRow[]>`
    SELECT question.id AS question_id, question.department_id, account.id AS account_id, account.display_name,
      min(presence.activity) AS activity
    FROM question
    LEFT JOIN presence ON presence.question_id = question.id AND presence.expires_at > now()
    LEFT JOIN account ON account.id = presence.account_id AND NOT account.disabled
    WHERE question.id = ANY(${questionIds as string[]}::uuid[])
    GROUP BY question.id, account.id
    ORDER BY question.id, account.display_name, account.id`;
  return byQuestion(rows);
}

/** Everybody who is at any question. There is at most one row a workstation, so this is small. */
export async function listAllPresence(sql: Sql): Promise<PresenceAtQuestion[]> {
  const rows = await sql<PresenceRow[]>`
    SELECT question.id AS question_id, question.department_id, account.id AS account_id, account.display_name,
      min(presence.activity) AS activity
    FROM presence
    JOIN question ON question.id = presence.question_id
    JOIN account ON account.id = presence.account_id AND NOT account.disabled
    WHERE presence.expires_at > now()
    GROUP BY question.id, account.id
    ORDER BY question.id, account.display_name, account.id`;
  return byQuestion(rows);
}

/** Removes what expired and notifies it, unless another instance is at it. */
export async function sweepPresence(pool: Pool): Promise<void> {
  await pool`
    WITH gone AS (
      DELETE FROM presence WHERE expires_at <= now() AND (SELECT pg_try_advisory_xact_lock(${SWEEP_LOCK}))
      RETURNING question_id
    )
    SELECT pg_notify(${PRESENCE_CHANNEL}, 'department:' || question.department_id || ' ' || question.id)
    FROM question WHERE id IN (SELECT question_id FROM gone)`;
}

interface PresenceRow {
  readonly question_id: QuestionId;
  readonly department_id: string;
  readonly account_id: string | null;
  readonly display_name: string | null;
  /** The strongest over the account's machines: `replying` sorts before `viewing`. */
  readonly activity: string | null;
}

function byQuestion(rows: readonly PresenceRow[]): PresenceAtQuestion[] {
  const found = new Map<string, PresenceAtQuestion & { people: PersonPresent[] }>();
  for (const row of rows) {
    let at = found.get(row.question_id);
    if (at === undefined) {
      at = { questionId: row.question_id, scope: `department:${row.department_id}`, people: [] };
      found.set(row.question_id, at);
    }
    if (row.account_id !== null && at.people.length < MAX_PEOPLE) {
      at.people.push(
        personPresentSchema.parse({
          accountId: row.account_id,
          displayName: row.display_name,
          activity: row.activity,
        }),
      );
    }
  }
  return [...found.values()];
}
