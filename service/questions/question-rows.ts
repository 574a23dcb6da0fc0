import type { HandedDraft } from '#contract/service.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';
import { departmentScope, type FeedEntry } from '../feed/feed.ts';

interface QuestionRow {
  readonly id: string;
  readonly revision: number;
  readonly text_revision: number;
  readonly department_id: string;
  readonly subject: string | null;
  readonly title: string;
  readonly body: string;
  readonly alias: string | null;
  readonly age_band: string | null;
  readonly sex: string;
  readonly language: string;
  readonly asked_at: Date;
  readonly status: string;
  readonly claim_account_id: string | null;
  readonly claim_display_name: string | null;
  readonly claim_claimed_at: Date | null;
  readonly claim_expires_at: Date | null;
  readonly follow_ups: unknown[];
  readonly transfer: unknown;
  readonly asked_for_by: unknown[];
  readonly urgency_override: unknown;
  readonly duplicate_of: string | null;
  readonly asker_key: string | null;
  readonly linked_answer_ids: string[];
  readonly linked_topic_ids: string[];
}

/**
 * Makes other transactions wait to change these questions and those that repeat them. Always in the order of ids, so
 * that two transactions that need the same questions do not wait for each other.
 */
export async function lockQuestions(transaction: Sql, ids: readonly string[]): Promise<void> {
  await transaction`
    SELECT 1 FROM question
    WHERE id = ANY(${ids as string[]}::uuid[]) OR duplicate_of = ANY(${ids as string[]}::uuid[])
    ORDER BY id FOR UPDATE`;
}

/** The question, or null. */
export async function findQuestion(sql: Sql, id: string): Promise<Question | null> {
  const [row] = await sql<QuestionRow[]>`
    SELECT question.*, account.display_name AS claim_display_name
    FROM question LEFT JOIN account ON account.id = question.claim_account_id
    WHERE question.id = ${id}`;
  return row === undefined ? null : toQuestion(row);
}

/** The replies to a question, oldest first. */
export async function listReplies(sql: Sql, questionId: string): Promise<Reply[]> {
  const rows = await sql<
    {
      id: string;
      question_id: string;
      kind: string;
      version: number;
      author_account_id: string | null;
      author_name: string;
      department_id: string;
      content: object;
      replied_at: Date;
    }[]
  >`SELECT * FROM reply WHERE question_id = ${questionId} ORDER BY replied_at, id`;
  return rows.map((row) =>
    replySchema.parse({
      id: row.id,
      questionId: row.question_id,
      kind: row.kind,
      version: row.version,
      authorAccountId: row.author_account_id,
      authorName: row.author_name,
      departmentId: row.department_id,
      ...row.content,
      repliedAt: toInstant(row.replied_at),
    }),
  );
}

/** Stores new questions, free of any claim. */
export async function insertQuestions(
  sql: Sql,
  questions: readonly (Question & { readonly importHash?: Buffer })[],
): Promise<void> {
  for (let start = 0; start < questions.length; start += 500) {
    await sql`INSERT INTO question ${sql(
      questions.slice(start, start + 500).map((question) => ({
        id: question.id,
        revision: question.revision,
        text_revision: question.textRevision,
        department_id: question.departmentId,
        subject: question.subject,
        title: question.title,
        body: question.body,
        alias: question.alias,
        age_band: question.ageBand,
        sex: question.sex,
        language: question.language,
        asked_at: question.askedAt,
        status: question.status,
        follow_ups: sql.json(question.followUps),
        asker_key: question.askerKey,
        linked_answer_ids: sql.json(question.linkedAnswerIds),
        linked_topic_ids: sql.json(question.linkedTopicIds),
        import_hash: question.importHash ?? null,
      })),
    )}`;
  }
}

/** Stores published replies. */
export async function insertReplies(sql: Sql, replies: readonly Reply[]): Promise<void> {
  for (let start = 0; start < replies.length; start += 500) {
    await sql`INSERT INTO reply ${sql(
      replies.slice(start, start + 500).map((reply) => ({
        id: reply.id,
        question_id: reply.questionId,
        kind: reply.kind,
        version: reply.version,
        author_account_id: reply.authorAccountId,
        author_name: reply.authorName,
        department_id: reply.departmentId,
        content: sql.json({
          body: reply.body,
          moreInformation: reply.moreInformation,
          citedAnswerIds: reply.citedAnswerIds,
          citedTopicIds: reply.citedTopicIds,
          overrides: reply.overrides,
          askTicks: reply.askTicks,
        } as never),
        replied_at: reply.repliedAt,
      })),
    )}`;
  }
}

/** The feed's entry of a question: the doctors of its department see it. */
export function questionEntry(question: Question): FeedEntry<'question'> {
  return {
    scope: departmentScope(question.departmentId),
    kind: 'question',
    id: question.id,
    revision: question.revision,
    data: question,
  };
}

/** The feed's entry of a reply: seen by whoever sees its question. */
export function replyEntry(reply: Reply, question: Pick<Question, 'departmentId'>): FeedEntry<'reply'> {
  return {
    scope: departmentScope(question.departmentId),
    kind: 'reply',
    id: reply.id,
    revision: reply.version,
    data: reply,
  };
}

/** The feed's entry of a handed draft: whoever may answer its question sees it. */
export function handedDraftEntry(
  draft: HandedDraft,
  question: Pick<Question, 'departmentId'>,
): FeedEntry<'handed-draft'> {
  return {
    scope: departmentScope(question.departmentId),
    kind: 'handed-draft',
    id: draft.id,
    revision: 1,
    data: draft,
  };
}

function toQuestion(row: QuestionRow): Question {
  const claimed =
    row.claim_account_id !== null && row.claim_claimed_at !== null && row.claim_expires_at !== null
      ? {
          accountId: row.claim_account_id,
          displayName: row.claim_display_name ?? '',
          claimedAt: toInstant(row.claim_claimed_at),
          expiresAt: toInstant(row.claim_expires_at),
        }
      : null;
  return questionSchema.parse({
    id: row.id,
    revision: row.revision,
    textRevision: row.text_revision,
    departmentId: row.department_id,
    subject: row.subject,
    title: row.title,
    body: row.body,
    alias: row.alias,
    ageBand: row.age_band,
    sex: row.sex,
    language: row.language,
    askedAt: toInstant(row.asked_at),
    status: row.status,
    claim: claimed,
    followUps: row.follow_ups,
    transfer: row.transfer,
    askedForBy: row.asked_for_by,
    urgencyOverride: row.urgency_override,
    duplicateOf: row.duplicate_of,
    askerKey: row.asker_key,
    linkedAnswerIds: row.linked_answer_ids,
    linkedTopicIds: row.linked_topic_ids,
  });
}
