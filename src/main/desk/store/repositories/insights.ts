import type { AccountId, DepartmentId, QuestionId } from '#domain/ids.ts';
import type { ReadingScale, ReplyFact } from '#domain/insights/reply-facts.ts';
import type { ValueCount } from '#domain/insights/small-numbers.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** A quarter of an hour, in which facts keep their times; in milliseconds. */
export const SLOT_MS = 15 * 60_000;

/** What is counted; each null for all. `since` and `until` are slots, the end not included. */
export interface FactSelection {
  /** Somebody who sees their own replies and these departments only; null for somebody who sees all. */
  readonly limitedTo: { readonly accountId: AccountId; readonly departmentIds: readonly DepartmentId[] } | null;
  readonly departmentId: DepartmentId | null;
  readonly authorAccountId: AccountId | null;
  /** The first part of the tag. */
  readonly language: string | null;
  readonly since: number | null;
  readonly until: number | null;
}

/** What waits in a department. */
export interface BacklogCounts {
  readonly departmentId: DepartmentId;
  /** By whole hours of waiting. */
  readonly hours: readonly ValueCount[];
  readonly overdue: number;
}

/** How long first answers of a department took. */
export interface WaitCounts {
  readonly departmentId: DepartmentId;
  readonly minutes: readonly ValueCount[];
  readonly late: number;
}

export interface AnswerCounts {
  readonly departmentId: DepartmentId;
  readonly answers: number;
  readonly withSafetyNet: number;
  readonly withReferral: number;
}

/** How many answers read at a grade; both null for those that are too short to tell. */
export interface GradeCount {
  readonly scale: ReadingScale | null;
  readonly grade: number | null;
  readonly count: number;
}

type Parameters = Record<string, string | number | null>;
interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** Facts of questions and answers, and what is counted of them. */
export function createInsightRepository(database: Database) {
  const countDue = database.prepare<[], number>('SELECT count(*) FROM fact_due').pluck();
  const countQuestions = database.prepare<[], number>('SELECT count(*) FROM question').pluck();
  const markAll = database.prepare('INSERT OR IGNORE INTO fact_due (question_key) SELECT key FROM question');
  const listDue = database.prepare<[number], { key: number; id: QuestionId | null }>(`
    SELECT question_key AS key, id FROM fact_due LEFT JOIN question ON key = question_key LIMIT ?`);
  const settle = database.prepare('DELETE FROM fact_due WHERE question_key = ?');
  const putQuestion = database.prepare(`
    INSERT INTO question_fact (question_key, department_id, language, asked_slot) VALUES (?, ?, ?, ?)
    ON CONFLICT (question_key) DO UPDATE SET department_id = excluded.department_id, language = excluded.language,
      asked_slot = excluded.asked_slot`);
  const removeReplies = database.prepare('DELETE FROM reply_fact WHERE question_key = ?');
  const putReply = database.prepare(`
    INSERT INTO reply_fact (question_key, ordinal, department_id, language, author_account_id, replied_slot, wait_minutes,
      is_late, reading_scale, grade, has_safety_net, has_referral)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const putAuthor = database.prepare(`
    INSERT INTO fact_author (account_id, name) VALUES (?, ?) ON CONFLICT (account_id) DO UPDATE SET name = excluded.name
    WHERE name <> excluded.name`);
  const listAuthors = database.prepare<[], { accountId: AccountId; name: string }>(
    'SELECT account_id AS accountId, name FROM fact_author ORDER BY name, account_id',
  );
  const listLanguages = database
    .prepare<[], string>('SELECT language FROM question_fact GROUP BY language ORDER BY count(*) DESC, language')
    .pluck();
  const prepared = new Map<string, ReturnType<Database['prepare']>>();

  /** Statements for each combination of filters are made once. */
  function all<Row>(sql: string, parameters: Parameters): Row[] {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(parameters) as Row[];
  }

  return {
    /** Questions whose facts are not made yet. */
    countDue: () => countDue.get() ?? 0,
    countQuestions: () => countQuestions.get() ?? 0,
    /** All facts rest on something else now. */
    markAll: () => void markAll.run(),
    /** The id is null where the question went meanwhile. */
    listDue: (limit: number) => listDue.all(limit),
    settle: (questionKey: number) => void settle.run(questionKey),

    /** Puts a question's facts in the place of what was there; part of the caller's transaction. */
    put(
      questionKey: number,
      question: { readonly departmentId: DepartmentId; readonly language: string; readonly askedAt: Instant },
      replies: readonly ReplyFact[],
    ): void {
      putQuestion.run(questionKey, question.departmentId, question.language, slotOf(question.askedAt));
      removeReplies.run(questionKey);
      replies.forEach((fact, ordinal) => {
        putReply.run(
          questionKey,
          ordinal,
          fact.departmentId,
          question.language,
          fact.authorAccountId,
          slotOf(fact.repliedAt),
          fact.waitMinutes,
          fact.isLate === null ? null : Number(fact.isLate),
          fact.reading?.scale ?? null,
          fact.reading?.grade ?? null,
          Number(fact.hasSafetyNet),
          Number(fact.hasReferral),
        );
        if (fact.authorAccountId !== null) putAuthor.run(fact.authorAccountId, fact.authorName);
      });
      settle.run(questionKey);
    },

    /** Everybody who answered, by name. */
    listAuthors: () => listAuthors.all(),
    /** The most frequent first. */
    listLanguages: () => listLanguages.all(),

    /** What waits now, by department; questions that repeat another are left out, as in the queue. */
    backlog(selection: FactSelection, now: Instant): BacklogCounts[] {
      const { sql, parameters } = joined([
        departmentsOf(selection),
        ...(selection.language === null
          ? []
          : [
              {
                sql: `(lower(language) = :language OR lower(language) LIKE :language || '-%')`,
                parameters: { language: selection.language },
              },
            ]),
      ]);
      const rows = all<{ departmentId: DepartmentId; value: number; count: number; late: number }>(
        `SELECT department_id AS departmentId, (unixepoch(:now) - unixepoch(asked_at)) / 3600 AS value, count(*) AS count,
           sum(deadline_at < :now) AS late
         FROM question WHERE status = 'pending' AND duplicate_of IS NULL AND ${sql}
         GROUP BY department_id, value ORDER BY department_id, value`,
        { ...parameters, now },
      );
      return byDepartment(rows).map(({ departmentId, values, late }) => ({
        departmentId,
        // A question from a clock that goes ahead has not waited yet.
        hours: values.map(({ value, count }) => ({ value: Math.max(0, value), count })),
        overdue: late,
      }));
    },

    /** First answers whose wait is known, by department. */
    waits(selection: FactSelection): WaitCounts[] {
      const { sql, parameters } = answersOf(selection);
      const rows = all<{ departmentId: DepartmentId; value: number; count: number; late: number }>(
        `SELECT department_id AS departmentId, wait_minutes AS value, count(*) AS count, sum(is_late) AS late
         FROM reply_fact WHERE wait_minutes IS NOT NULL AND ${sql}
         GROUP BY department_id, wait_minutes ORDER BY department_id, wait_minutes`,
        parameters,
      );
      return byDepartment(rows).map(({ departmentId, values, late }) => ({ departmentId, minutes: values, late }));
    },

    /** By slot, in no order. Questions are counted where they are now, whoever answers them. */
    asked(selection: FactSelection): ValueCount[] {
      const { sql, parameters } = joined([
        departmentsOf(selection),
        ...languageOf(selection),
        ...datesOf(selection, 'asked_slot'),
      ]);
      return all(
        `SELECT asked_slot AS value, count(*) AS count FROM question_fact WHERE ${sql} GROUP BY asked_slot`,
        parameters,
      );
    },

    /** By slot, in no order. */
    answered(selection: FactSelection): ValueCount[] {
      const { sql, parameters } = answersOf(selection);
      return all(
        `SELECT replied_slot AS value, count(*) AS count FROM reply_fact WHERE ${sql} GROUP BY replied_slot`,
        parameters,
      );
    },

    answers(selection: FactSelection): AnswerCounts[] {
      const { sql, parameters } = answersOf(selection);
      return all(
        `SELECT department_id AS departmentId, count(*) AS answers, sum(has_safety_net) AS withSafetyNet,
           sum(has_referral) AS withReferral
         FROM reply_fact WHERE ${sql} GROUP BY department_id ORDER BY department_id`,
        parameters,
      );
    },

    grades(selection: FactSelection): GradeCount[] {
      const { sql, parameters } = answersOf(selection);
      return all(
        `SELECT reading_scale AS scale, grade, count(*) AS count FROM reply_fact WHERE ${sql}
         GROUP BY reading_scale, grade ORDER BY reading_scale, grade`,
        parameters,
      );
    },
  };
}

function slotOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / SLOT_MS);
}

function joined(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    parameters: Object.assign({}, ...conditions.map(({ parameters }) => parameters)),
  };
}

function answersOf(selection: FactSelection): Condition {
  const { limitedTo, departmentId, authorAccountId } = selection;
  return joined([
    ...(limitedTo === null
      ? []
      : [
          {
            sql: '(author_account_id = :me OR department_id IN (SELECT value FROM json_each(:mine)))',
            parameters: { me: limitedTo.accountId, mine: JSON.stringify(limitedTo.departmentIds) },
          },
        ]),
    ...(departmentId === null ? [] : [{ sql: 'department_id = :departmentId', parameters: { departmentId } }]),
    ...(authorAccountId === null
      ? []
      : [{ sql: 'author_account_id = :author', parameters: { author: authorAccountId } }]),
    ...languageOf(selection),
    ...datesOf(selection, 'replied_slot'),
  ]);
}

/** Questions that may be counted: nobody's own, so only the departments say whose they are. */
function departmentsOf({ limitedTo, departmentId }: FactSelection): Condition {
  return joined([
    ...(limitedTo === null
      ? []
      : [
          {
            sql: 'department_id IN (SELECT value FROM json_each(:mine))',
            parameters: { mine: JSON.stringify(limitedTo.departmentIds) },
          },
        ]),
    ...(departmentId === null ? [] : [{ sql: 'department_id = :departmentId', parameters: { departmentId } }]),
  ]);
}

function languageOf({ language }: FactSelection): Condition[] {
  return language === null ? [] : [{ sql: 'language = :language', parameters: { language } }];
}

function datesOf({ since, until }: FactSelection, column: 'asked_slot' | 'replied_slot'): Condition[] {
  return [
    ...(since === null ? [] : [{ sql: `${column} >= :since`, parameters: { since } }]),
    ...(until === null ? [] : [{ sql: `${column} < :until`, parameters: { until } }]),
  ];
}

/** Rows in the order of their departments, gathered. */
function byDepartment(
  rows: readonly { departmentId: DepartmentId; value: number; count: number; late: number }[],
): { departmentId: DepartmentId; values: ValueCount[]; late: number }[] {
  const gathered: { departmentId: DepartmentId; values: ValueCount[]; late: number }[] = [];
  for (const { departmentId, value, count, late } of rows) {
    let last = gathered.at(-1);
    if (last?.departmentId !== departmentId) {
      last = { departmentId, values: [], late: 0 };
      gathered.push(last);
    }
    last.values.push({ value, count });
    last.late += late;
  }
  return gathered;
}
