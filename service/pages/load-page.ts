import type { FaqTopic } from '#domain/answered-question.ts';
import type { QuestionPage } from '#domain/publish/question-page.ts';
import type { Question } from '#domain/question.ts';
import type { Sql } from '../database/connection.ts';
import {
  listAnsweredQuestions,
  listDepartments,
  listFaqTopics,
  listFaqTopicsOfDepartment,
} from '../questions/corpus-rows.ts';
import { findQuestion, listReplies } from '../questions/question-rows.ts';

const SIMILAR_ON_PAGE = 12;
const TOPICS_ON_PAGE = 12;

/**
 * What stands on a question's page, or null. Similar answers are those that the doctors cited, then those that came
 * with an imported page. Topics likewise, then the department's own whose words the question uses.
 */
export async function findQuestionPage(sql: Sql, id: string): Promise<QuestionPage | null> {
  const question = await findQuestion(sql, id);
  if (question === null) return null;
  const replies = await listReplies(sql, id);
  const answerIds = distinct([...replies.flatMap((reply) => reply.citedAnswerIds), ...question.linkedAnswerIds]);
  const topicIds = distinct([...replies.flatMap((reply) => reply.citedTopicIds), ...question.linkedTopicIds]);
  const chosen = await listFaqTopics(sql, topicIds);
  const fitting = topicsNamedIn(question, await listFaqTopicsOfDepartment(sql, question.departmentId));
  return {
    question,
    replies,
    similar: (await listAnsweredQuestions(sql, answerIds)).slice(0, SIMILAR_ON_PAGE),
    faqTopics: [...new Map([...chosen, ...fitting].map((topic) => [topic.id, topic])).values()].slice(
      0,
      TOPICS_ON_PAGE,
    ),
    departments: await listDepartments(sql),
  };
}

/** Topics all of whose words stand in the question. */
function topicsNamedIn(question: Question, topics: readonly FaqTopic[]): FaqTopic[] {
  const text = ` ${`${question.title} ${question.body}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return topics.filter(({ topic }) =>
    topic
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .every((word) => (/\p{Script=Han}/u.test(word) ? text.includes(word) : text.includes(` ${word} `))),
  );
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
