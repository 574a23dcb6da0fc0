import type { AnsweredQuestion, FaqTopic } from '../answered-question.ts';
import type { Question } from '../question.ts';
import { isRetracted, type Reply } from '../reply.ts';

/** Most answers and topics that a page shows. */
const SIMILAR_ON_PAGE = 12;
const TOPICS_ON_PAGE = 12;

/**
 * Ids of what a page shows under its replies, in order: what the doctors cited, then what came with an imported page. What
 * only a retracted reply cited is not shown.
 */
export function shownBeside(question: Question, replies: readonly Reply[]) {
  const standing = replies.filter((reply) => !isRetracted(reply));
  return {
    answerIds: distinct([...standing.flatMap((reply) => reply.citedAnswerIds), ...question.linkedAnswerIds]),
    topicIds: distinct([...standing.flatMap((reply) => reply.citedTopicIds), ...question.linkedTopicIds]),
  };
}

/** The answers of `shownBeside` as far as they fit on a page. */
export function similarOnPage(answers: readonly AnsweredQuestion[]): AnsweredQuestion[] {
  return answers.slice(0, SIMILAR_ON_PAGE);
}

/** The topics of `shownBeside`, then those of the question's department whose words the question uses. */
export function topicsOnPage(
  question: Question,
  chosen: readonly FaqTopic[],
  ofDepartment: readonly FaqTopic[],
): FaqTopic[] {
  const fitting = topicsNamedIn(question, ofDepartment);
  return [...new Map([...chosen, ...fitting].map((topic) => [topic.id, topic])).values()].slice(0, TOPICS_ON_PAGE);
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
