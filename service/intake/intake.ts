import { createHmac, randomUUID } from 'node:crypto';
import type { ImportedAnswer, ImportedPage } from '#contract/service.ts';
import {
  type AnsweredQuestion,
  answeredQuestionSchema,
  type FaqTopic,
  faqTopicSchema,
} from '#domain/answered-question.ts';
import { type Department, findDepartmentByName } from '#domain/department.ts';
import type { DepartmentId } from '#domain/ids.ts';
import { type AgeBand, parseAgeBand, type Question, questionSchema, type Sex } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import type { Pool, Sql } from '../database/connection.ts';
import { publish } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import {
  answeredQuestionEntry,
  faqTopicEntry,
  insertAnsweredQuestions,
  insertFaqTopics,
  listDepartments,
  toAnsweredQuestion,
} from '../questions/corpus-rows.ts';
import { hashedId, hashOf, uuidOf } from '../questions/hashed-id.ts';
import { insertQuestions, questionEntry, replyEntry } from '../questions/question-rows.ts';
import { insertReplies } from '../questions/reply-rows.ts';

/** The text names a department that the service has not. */
export class UnknownDepartmentError extends Error {
  readonly known: string[];
  constructor(departments: readonly Department[]) {
    super('There is no such department.');
    this.name = 'UnknownDepartmentError';
    this.known = departments.map(({ names }) => `${names.en} (${names['zh-Hant']})`);
  }
}

/** A field cannot be read; `expected` says how to write it. */
export class UnreadableFieldError extends Error {
  readonly field: string;
  readonly expected: string;
  constructor(field: string, expected: string) {
    super(`The field ${field} cannot be read.`);
    this.name = 'UnreadableFieldError';
    this.field = field;
    this.expected = expected;
  }
}

export interface AskedQuestion {
  readonly department: string;
  readonly title: string;
  readonly body: string;
  readonly alias?: string | null | undefined;
  readonly ageBand?: string | null | undefined;
  readonly sex?: string | null | undefined;
  readonly language: string;
  readonly asker?: string | null | undefined;
}

/**
 * Takes a patient's question in and puts it into its department's queue.
 *
 * @throws {UnknownDepartmentError}
 * @throws {UnreadableFieldError}
 */
export async function askQuestion(pool: Pool, asked: AskedQuestion): Promise<Question> {
  const departments = await listDepartments(pool);
  const question = questionSchema.parse({
    id: randomUUID(),
    revision: 1,
    textRevision: 1,
    departmentId: requireDepartment(departments, asked.department),
    subject: null,
    title: asked.title,
    body: asked.body,
    alias: emptyToNull(asked.alias),
    ageBand: requireAgeBand(asked.ageBand ?? null),
    sex: requireSex(asked.sex ?? null),
    language: normaliseLanguage(asked.language),
    askedAt: toInstant(Date.now()),
    status: 'pending',
    claim: null,
    followUps: [],
    transfer: null,
    askedForBy: [],
    urgencyOverride: null,
    duplicateOf: null,
    askerKey: await askerKeyOf(pool, asked.asker ?? null),
    linkedAnswerIds: [],
    linkedTopicIds: [],
  });
  await pool.begin(async (transaction) => {
    await insertQuestions(transaction, [question]);
    await publish(transaction, [questionEntry(question)]);
    await audit(
      transaction,
      null,
      'question-asked',
      question.id,
      {},
      { question: { title: question.title, body: question.body } },
    );
  });
  return question;
}

/** Base64url characters, six bits each. */
const ASKER_KEY_LENGTH = 32;

/** The same for all questions of one asker; without the database's secret nobody can tell whose it is. */
async function askerKeyOf(sql: Sql, asker: string | null): Promise<string | null> {
  if (asker === null) return null;
  const [row] = await sql<{ secret: string }[]>`SELECT secret FROM asker_secret`;
  if (row === undefined) throw new Error('the database has no secret for askers');
  return createHmac('sha256', row.secret).update(asker).digest('base64url').slice(0, ASKER_KEY_LENGTH);
}

export interface ImportResult {
  readonly id: Question['id'];
  readonly created: boolean;
  readonly similarAdded: number;
  readonly faqTopicsAdded: number;
}

/**
 * Imports a page whole or not at all. The same page again changes nothing.
 *
 * @throws {UnknownDepartmentError}
 * @throws {UnreadableFieldError}
 */
export async function importPage(pool: Pool, page: ImportedPage): Promise<ImportResult> {
  const departments = await listDepartments(pool);
  const departmentId = requireDepartment(departments, page.department);
  const similar = page.similar.map((answer) => toImportedAnswer(answer, departments));
  const topics = page.faqTopics.map(({ topic, department }): FaqTopic => {
    const topicDepartmentId = requireDepartment(departments, department);
    return faqTopicSchema.parse({
      id: hashedId('faq-topic', topicDepartmentId, topic),
      topic,
      departmentId: topicDepartmentId,
    });
  });
  // A page with and without its answer are two different imports of one question.
  const importHash = hashOf(
    'page',
    page.title,
    page.body,
    page.askedOn ?? '',
    page.reply === null ? 'pending' : 'answered',
  );
  const askedAt = page.askedOn === null ? toInstant(Date.now()) : `${page.askedOn}T00:00:00.000Z`;
  const question = questionSchema.parse({
    id: uuidOf(importHash),
    revision: 1,
    textRevision: 1,
    departmentId,
    subject: page.subject,
    title: page.title,
    body: page.body,
    alias: page.alias,
    ageBand: requireAgeBand(page.ageBand),
    sex: page.sex,
    language: normaliseLanguage(page.language),
    askedAt,
    status: page.reply === null ? 'pending' : 'answered',
    claim: null,
    followUps: [],
    transfer: null,
    askedForBy: [],
    urgencyOverride: null,
    duplicateOf: null,
    askerKey: null,
    linkedAnswerIds: similar.map(({ id }) => id),
    linkedTopicIds: topics.map(({ id }) => id),
  });
  const reply = page.reply === null ? null : toReply(page.reply, question, departments);

  return pool.begin(async (transaction): Promise<ImportResult> => {
    await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${question.id}, 0))`;
    const [known] = await transaction`SELECT 1 FROM question WHERE id = ${question.id}`;
    if (known !== undefined) return { id: question.id, created: false, similarAdded: 0, faqTopicsAdded: 0 };
    const addedAnswers = await insertAnsweredQuestions(transaction, similar);
    const addedTopics = await insertFaqTopics(transaction, topics);
    await insertQuestions(transaction, [{ ...question, importHash }]);
    const answered =
      reply === null ? [] : [toAnsweredQuestion(reply, question.title, question.body, question.language)];
    if (reply !== null) {
      await insertReplies(transaction, [reply]);
      await insertAnsweredQuestions(transaction, answered);
    }
    await publish(transaction, [
      ...[...addedAnswers, ...answered].map(answeredQuestionEntry),
      ...addedTopics.map(faqTopicEntry),
      questionEntry(question),
      ...(reply === null ? [] : [replyEntry(reply, question)]),
    ]);
    await audit(
      transaction,
      null,
      'page-imported',
      question.id,
      {},
      { question: { title: question.title, body: question.body } },
    );
    return { id: question.id, created: true, similarAdded: addedAnswers.length, faqTopicsAdded: addedTopics.length };
  });
}

/**
 * Imports answered questions; those that are there already are counted, not doubled.
 *
 * @throws {UnknownDepartmentError} when any of them names an unknown department; none is imported then.
 */
export async function importAnswers(
  pool: Pool,
  answers: readonly ImportedAnswer[],
): Promise<{ added: number; alreadyThere: number }> {
  const departments = await listDepartments(pool);
  const parsed = answers.map((answer) => toImportedAnswer(answer, departments));
  const distinct = [...new Map(parsed.map((answer) => [answer.id, answer])).values()];
  const added = await pool.begin(async (transaction) => {
    const inserted = await insertAnsweredQuestions(transaction, distinct);
    await publish(transaction, inserted.map(answeredQuestionEntry));
    return inserted.length;
  });
  return { added, alreadyThere: answers.length - added };
}

/** Puts the departments into the feed as well as the table. */
export async function addDepartments(sql: Sql, departments: readonly Department[]): Promise<void> {
  await sql`INSERT INTO department ${sql(
    departments.map(({ id, names }) => ({ id, name_en: names.en, name_zh_hant: names['zh-Hant'] })),
  )}`;
  await publish(
    sql,
    departments.map((department) => ({
      scope: 'all',
      kind: 'department',
      id: department.id,
      revision: 1,
      data: department,
    })),
  );
}

function toImportedAnswer(answer: ImportedAnswer, departments: readonly Department[]): AnsweredQuestion {
  return answeredQuestionSchema.parse({
    id: hashedId('answer', answer.title, answer.questionText, answer.replyText),
    origin: 'import',
    questionId: null,
    title: answer.title,
    questionText: answer.questionText,
    doctorName: answer.doctorName,
    departmentId: requireDepartment(departments, answer.department),
    replyText: answer.replyText,
    excerpted: answer.excerpted,
    answeredOn: answer.answeredOn,
    reviewState: 'not-reviewed',
    language: normaliseLanguage(answer.language),
  });
}

function toReply(
  imported: NonNullable<ImportedPage['reply']>,
  question: Question,
  departments: readonly Department[],
): Reply {
  return replySchema.parse({
    id: hashedId('reply', question.id, imported.text),
    questionId: question.id,
    kind: 'answer',
    version: 1,
    authorAccountId: null,
    authorName: imported.doctorName,
    departmentId: requireDepartment(departments, imported.department),
    body: richTextFromPlain(imported.text),
    moreInformation: imported.moreInformation === null ? null : richTextFromPlain(imported.moreInformation),
    citedAnswerIds: [],
    citedTopicIds: [],
    repliedAt: imported.repliedOn === null ? question.askedAt : `${imported.repliedOn}T00:00:00.000Z`,
  });
}

function requireDepartment(departments: readonly Department[], written: string): DepartmentId {
  const department = findDepartmentByName(departments, written);
  if (department === null) throw new UnknownDepartmentError(departments);
  return department.id;
}

function requireAgeBand(written: string | null): AgeBand | null {
  if (written === null || written.trim() === '') return null;
  const band = parseAgeBand(written);
  if (band === null) throw new UnreadableFieldError('ageBand', 'a band of years such as 10-19, or 90+');
  return band;
}

const SEX_WORDS: ReadonlyMap<string, Sex> = new Map(
  Object.entries({
    female: 'female',
    f: 'female',
    woman: 'female',
    女: 'female',
    女性: 'female',
    male: 'male',
    m: 'male',
    man: 'male',
    男: 'male',
    男性: 'male',
    other: 'other',
    其他: 'other',
    unknown: 'unknown',
    不詳: 'unknown',
  }),
);

function requireSex(written: string | null): Sex {
  if (written === null || written.trim() === '') return 'unknown';
  const sex = SEX_WORDS.get(written.trim().toLowerCase());
  if (sex === undefined) throw new UnreadableFieldError('sex', 'female, male, other or unknown');
  return sex;
}

/** `zh`, `zh-TW` and `zh-HK` are Traditional Chinese here; other tags stay as they are. */
function normaliseLanguage(written: string): string {
  const tag = written.trim();
  if (/^zh(-(tw|hk|mo|hant.*))?$/i.test(tag)) return 'zh-Hant';
  if (/^zh(-(cn|sg|hans.*))$/i.test(tag)) return 'zh-Hans';
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) {
    throw new UnreadableFieldError('language', 'a language tag such as en or zh-Hant');
  }
  return tag.toLowerCase().startsWith('en') ? 'en' : tag;
}

function emptyToNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
