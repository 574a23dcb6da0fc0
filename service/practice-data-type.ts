import type { Account } from '#domain/account.ts';
import type { AnsweredQuestion, FaqTopic } from '#domain/answered-question.ts';
import type { Department } from '#domain/department.ts';
import type { Question } from '#domain/question.ts';
import type { Reply } from '#domain/reply.ts';
import type { Template } from '#domain/template.ts';

/** Everything that a practice service starts with. All of it is made up. */
export interface PracticeData {
  readonly departments: readonly Department[];
  readonly accounts: readonly Account[];
  readonly questions: readonly Question[];
  readonly replies: readonly Reply[];
  readonly answeredQuestions: readonly AnsweredQuestion[];
  readonly templates: readonly Template[];
  readonly faqTopics: readonly FaqTopic[];
}
