import {
  type AnsweredQuestion,
  answeredQuestionSchema,
  type FaqTopic,
  faqTopicSchema,
} from '#domain/answered-question.ts';
import type { Department } from '#domain/department.ts';
import type { Reply } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import type { Sql } from '../database/connection.ts';
import type { FeedEntry } from '../feed/feed.ts';

interface AnsweredQuestionRow {
  readonly id: string;
  readonly origin: string;
  readonly question_id: string | null;
  readonly title: string;
  readonly question_text: string;
  readonly doctor_name: string | null;
  readonly department_id: string;
  readonly reply_text: string;
  readonly excerpted: boolean;
  readonly answered_on: string | null;
  readonly review_state: string;
  readonly language: string;
}

/** All departments, in the order of their ids. */
export async function listDepartments(sql: Sql): Promise<Department[]> {
  const rows = await sql<
    { id: Department['id']; name_en: string; name_zh_hant: string }[]
  >`SELECT * FROM department ORDER BY id`;
  return rows.map((row) => ({ id: row.id, names: { en: row.name_en, 'zh-Hant': row.name_zh_hant } }));
}

/** Stores answered questions that are not there yet (by id) and returns those that were new. */
export async function insertAnsweredQuestions(
  sql: Sql,
  answers: readonly AnsweredQuestion[],
): Promise<AnsweredQuestion[]> {
  const added = new Set<string>();
  for (let start = 0; start < answers.length; start += 500) {
    const rows = await sql<{ id: string }[]>`INSERT INTO answered_question ${sql(
      answers.slice(start, start + 500).map((answer) => ({
        id: answer.id,
        origin: answer.origin,
        question_id: answer.questionId,
        title: answer.title,
        question_text: answer.questionText,
        doctor_name: answer.doctorName,
        department_id: answer.departmentId,
        reply_text: answer.replyText,
        excerpted: answer.excerpted,
        answered_on: answer.answeredOn,
        review_state: answer.reviewState,
        language: answer.language,
      })),
    )} ON CONFLICT (id) DO NOTHING RETURNING id`;
    for (const { id } of rows) added.add(id);
  }
  return answers.filter(({ id }) => added.has(id));
}

/** Stores topics that are not there yet (by id) and returns those that were new. */
export async function insertFaqTopics(sql: Sql, topics: readonly FaqTopic[]): Promise<FaqTopic[]> {
  if (topics.length === 0) return [];
  const rows = await sql<{ id: string }[]>`INSERT INTO faq_topic ${sql(
    topics.map((topic) => ({ id: topic.id, topic: topic.topic, department_id: topic.departmentId })),
  )} ON CONFLICT (id) DO NOTHING RETURNING id`;
  const added = new Set(rows.map(({ id }) => id));
  return topics.filter(({ id }) => added.has(id));
}

/** The answered questions with these ids, in the given order; unknown and withdrawn ones are left out. */
export async function listAnsweredQuestions(sql: Sql, ids: readonly string[]): Promise<AnsweredQuestion[]> {
  if (ids.length === 0) return [];
  const rows = await sql<AnsweredQuestionRow[]>`
    SELECT id, origin, question_id, title, question_text, doctor_name, department_id, reply_text, excerpted,
      answered_on::text AS answered_on, review_state, language
    FROM answered_question WHERE id = ANY(${ids as string[]}::uuid[]) AND NOT withdrawn`;
  return inOrder(ids, rows.map(parseRow));
}

/** Marks the answers to a question as withdrawn with it, and returns the feed entries of those shown until now. */
export async function withdrawAnswersTo(
  transaction: Sql,
  questionId: string,
): Promise<FeedEntry<'answered-question'>[]> {
  const rows = await transaction<(AnsweredQuestionRow & { revision: number })[]>`
    UPDATE answered_question SET withdrawn = true WHERE question_id = ${questionId} AND NOT withdrawn
    RETURNING id, origin, question_id, title, question_text, doctor_name, department_id, reply_text, excerpted,
      answered_on::text AS answered_on, review_state, language, revision`;
  return rows.map((row) => ({ ...answeredQuestionEntry(parseRow(row)), revision: row.revision }));
}

/** Gives an answer the text of its reply's new version, and returns its feed entry; null when it is not shown. */
export async function correctAnswer(transaction: Sql, reply: Reply): Promise<FeedEntry<'answered-question'> | null> {
  const [row] = await transaction<(AnsweredQuestionRow & { revision: number })[]>`
    UPDATE answered_question
    SET reply_text = ${plainTextOf(reply.body).slice(0, 200_000)}, review_state = 'not-reviewed', revision = revision + 1
    WHERE id = ${reply.id} AND NOT withdrawn
    RETURNING id, origin, question_id, title, question_text, doctor_name, department_id, reply_text, excerpted,
      answered_on::text AS answered_on, review_state, language, revision`;
  return row === undefined ? null : { ...answeredQuestionEntry(parseRow(row)), revision: row.revision };
}

/** Takes the answer that a reply was out of what colleagues and patients are shown; null when it was not shown. */
export async function withdrawAnswer(
  transaction: Sql,
  replyId: string,
): Promise<FeedEntry<'answered-question'> | null> {
  const [row] = await transaction<(AnsweredQuestionRow & { revision: number })[]>`
    UPDATE answered_question SET withdrawn = true WHERE id = ${replyId} AND NOT withdrawn
    RETURNING id, origin, question_id, title, question_text, doctor_name, department_id, reply_text, excerpted,
      answered_on::text AS answered_on, review_state, language, revision`;
  return row === undefined ? null : { ...answeredQuestionEntry(parseRow(row)), revision: row.revision };
}

/** Says what a review found of an answer, and returns its feed entry; null when it is not shown. */
export async function markReviewed(
  transaction: Sql,
  replyId: string,
  state: AnsweredQuestion['reviewState'],
): Promise<FeedEntry<'answered-question'> | null> {
  const [row] = await transaction<(AnsweredQuestionRow & { revision: number })[]>`
    UPDATE answered_question SET review_state = ${state}, revision = revision + 1
    WHERE id = ${replyId} AND NOT withdrawn
    RETURNING id, origin, question_id, title, question_text, doctor_name, department_id, reply_text, excerpted,
      answered_on::text AS answered_on, review_state, language, revision`;
  return row === undefined ? null : { ...answeredQuestionEntry(parseRow(row)), revision: row.revision };
}

/** The topics with these ids, in the given order; unknown ones are left out. */
export async function listFaqTopics(sql: Sql, ids: readonly string[]): Promise<FaqTopic[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ id: string; topic: string; department_id: string }[]>`
    SELECT * FROM faq_topic WHERE id = ANY(${ids as string[]}::uuid[])`;
  return inOrder(ids, rows.map(toFaqTopic));
}

/** All topics of a department, by name. */
export async function listFaqTopicsOfDepartment(sql: Sql, departmentId: string): Promise<FaqTopic[]> {
  const rows = await sql<{ id: string; topic: string; department_id: string }[]>`
    SELECT * FROM faq_topic WHERE department_id = ${departmentId} ORDER BY topic, id`;
  return rows.map(toFaqTopic);
}

/** A published reply as others will find it beside their editor. It carries the reply's own id. */
export function toAnsweredQuestion(reply: Reply, title: string, body: string, language: string): AnsweredQuestion {
  return answeredQuestionSchema.parse({
    id: reply.id,
    origin: 'service',
    questionId: reply.questionId,
    title,
    questionText: body.slice(0, 200_000),
    doctorName: reply.authorName,
    departmentId: reply.departmentId,
    replyText: plainTextOf(reply.body).slice(0, 200_000),
    excerpted: body.length > 200_000,
    answeredOn: reply.repliedAt.slice(0, 10),
    reviewState: 'not-reviewed',
    language,
  });
}

/** The feed's entry of an answered question; everybody may see those. */
export function answeredQuestionEntry(answer: AnsweredQuestion): FeedEntry<'answered-question'> {
  return { scope: 'all', kind: 'answered-question', id: answer.id, revision: 1, data: answer };
}

/** The feed's entry of a topic. */
export function faqTopicEntry(topic: FaqTopic): FeedEntry<'faq-topic'> {
  return { scope: 'all', kind: 'faq-topic', id: topic.id, revision: 1, data: topic };
}

function parseRow(row: AnsweredQuestionRow): AnsweredQuestion {
  return answeredQuestionSchema.parse({
    id: row.id,
    origin: row.origin,
    questionId: row.question_id,
    title: row.title,
    questionText: row.question_text,
    doctorName: row.doctor_name,
    departmentId: row.department_id,
    replyText: row.reply_text,
    excerpted: row.excerpted,
    answeredOn: row.answered_on,
    reviewState: row.review_state,
    language: row.language,
  });
}

function toFaqTopic(row: { id: string; topic: string; department_id: string }): FaqTopic {
  return faqTopicSchema.parse({ id: row.id, topic: row.topic, departmentId: row.department_id });
}

function inOrder<T extends { readonly id: string }>(ids: readonly string[], things: readonly T[]): T[] {
  const byId = new Map(things.map((thing) => [thing.id as string, thing]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
