import { shownBeside, similarOnPage, topicsOnPage } from '#domain/publish/assemble-page.ts';
import type { QuestionPage } from '#domain/publish/question-page.ts';
import type { Sql } from '../database/connection.ts';
import {
  listAnsweredQuestions,
  listDepartments,
  listFaqTopics,
  listFaqTopicsOfDepartment,
} from '../questions/corpus-rows.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { listReplies } from '../questions/reply-rows.ts';

/** What stands on a question's page, or null. */
export async function findQuestionPage(sql: Sql, id: string): Promise<QuestionPage | null> {
  const question = await findQuestion(sql, id);
  if (question === null) return null;
  const replies = await listReplies(sql, id);
  const { answerIds, topicIds } = shownBeside(question, replies);
  return {
    question,
    replies,
    similar: similarOnPage(await listAnsweredQuestions(sql, answerIds)),
    faqTopics: topicsOnPage(
      question,
      await listFaqTopics(sql, topicIds),
      await listFaqTopicsOfDepartment(sql, question.departmentId),
    ),
    departments: await listDepartments(sql),
  };
}
