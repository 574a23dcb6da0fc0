import { type PracticeAccount, practiceAccountSchema } from '#domain/account.ts';
import type { Pool, Sql } from './database/connection.ts';
import { type FeedEntry, publish } from './feed/feed.ts';
import { addDepartments } from './intake/intake.ts';
import type { PracticeData } from './practice-data-type.ts';
import {
  answeredQuestionEntry,
  faqTopicEntry,
  insertAnsweredQuestions,
  insertFaqTopics,
} from './questions/corpus-rows.ts';
import { insertQuestions, questionEntry, replyEntry } from './questions/question-rows.ts';
import { insertReplies } from './questions/reply-rows.ts';
import { hashPassword } from './sessions/passwords.ts';
import { addIntakeKey } from './sessions/sessions.ts';
import { templateEntry } from './templates/template-rows.ts';

/** Known to everybody, which is why they exist on a practice service only. */
export const PRACTICE_PASSWORD = 'practice-only';
export const PRACTICE_INTAKE_KEY = 'practice-intake';

/** The database holds something that is not for practice; seeding it would put strangers' accounts into it. */
export class NotForPracticeError extends Error {
  constructor() {
    super(
      'This database already holds accounts or questions that are not for practice. Start without --seed practice, or name an empty database with --database-url or --data.',
    );
    this.name = 'NotForPracticeError';
  }
}

/**
 * Fills an empty database for practice. One that was filled before is left as it is.
 *
 * @throws {NotForPracticeError} when it holds anything else.
 */
export async function seedPractice(pool: Pool, build: () => PracticeData): Promise<void> {
  await pool.begin(async (transaction) => {
    await transaction`SET LOCAL statement_timeout = 0`;
    await transaction`LOCK TABLE account IN EXCLUSIVE MODE`;
    const [state] = await transaction<{ practice: number; others: number; questions: number }[]>`
      SELECT count(*) FILTER (WHERE is_practice)::integer AS practice,
             count(*) FILTER (WHERE NOT is_practice)::integer AS others,
             (SELECT count(*)::integer FROM (SELECT 1 FROM question LIMIT 1) AS any_question) AS questions
      FROM account`;
    if (state === undefined || state.others > 0 || (state.practice === 0 && state.questions > 0)) {
      throw new NotForPracticeError();
    }
    if (state.practice === 0) await fill(transaction, build());
  });
}

async function fill(sql: Sql, data: PracticeData): Promise<void> {
  await addDepartments(sql, data.departments);
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  await sql`INSERT INTO account ${sql(
    data.accounts.map((account) => ({
      id: account.id,
      email: account.email.toLowerCase(),
      display_name: account.displayName,
      roles: account.roles,
      department_ids: account.departmentIds,
      password_hash: passwordHash,
      is_practice: true,
    })),
  )}`;
  await addIntakeKey(sql, PRACTICE_INTAKE_KEY, 'practice');
  await insertQuestions(sql, data.questions);
  await insertReplies(sql, data.replies);
  await insertAnsweredQuestions(sql, data.answeredQuestions);
  await insertFaqTopics(sql, data.faqTopics);
  if (data.templates.length > 0)
    await sql`INSERT INTO template ${sql(
      data.templates.map((template) => ({
        id: template.id,
        scope: template.scope,
        owner_account_id: template.ownerAccountId,
        data: sql.json(template as never),
        version: template.version,
      })),
    )}`;
  const questionById = new Map(data.questions.map((question) => [question.id, question]));
  const entries: FeedEntry[] = [
    ...data.accounts.map(
      ({ email: _private, ...colleague }): FeedEntry<'colleague'> => ({
        scope: 'all',
        kind: 'colleague',
        id: colleague.id,
        revision: 1,
        data: colleague,
      }),
    ),
    ...data.templates.map(templateEntry),
    ...data.faqTopics.map(faqTopicEntry),
    ...data.questions.map(questionEntry),
    ...data.replies.flatMap((reply) => {
      const question = questionById.get(reply.questionId);
      return question === undefined ? [] : [replyEntry(reply, question)];
    }),
    ...data.answeredQuestions.map(answeredQuestionEntry),
  ];
  await publish(sql, entries);
}

/** What the sign-in screen may offer: the practice accounts with a name in the practice handbook, doctors first. */
export async function describePractice(
  pool: Pool,
): Promise<{ practice: boolean; accounts: PracticeAccount[]; password: string | null }> {
  const rows = await pool<{ email: string; display_name: string; roles: string[]; department_ids: string[] }[]>`
    SELECT email, display_name, roles, department_ids FROM account WHERE is_practice AND NOT disabled
    ORDER BY array_position(ARRAY['doctor@practice.test', 'doctor2@practice.test', 'neurologist@practice.test', 'reviewer@practice.test', 'admin@practice.test'], email), email`;
  return {
    practice: rows.length > 0,
    accounts: rows.map((row) =>
      practiceAccountSchema.parse({
        email: row.email,
        displayName: row.display_name,
        roles: row.roles,
        departmentIds: row.department_ids,
      }),
    ),
    password: rows.length > 0 ? PRACTICE_PASSWORD : null,
  };
}
