import { randomUUID } from 'node:crypto';
import { type AnsweredQuestion, answeredQuestionSchema } from '#domain/answered-question.ts';
import type { Pool } from '#service/database/connection.ts';
import { publish } from '#service/feed/feed.ts';
import { answeredQuestionEntry, insertAnsweredQuestions } from '#service/questions/corpus-rows.ts';

/** An answered question that replies can cite. */
export async function addCitedAnswer(pool: Pool): Promise<AnsweredQuestion> {
  const answer = answeredQuestionSchema.parse({
    id: randomUUID(),
    origin: 'service',
    questionId: null,
    title: 'Neck pain after sleep',
    questionText: 'It hurts.',
    doctorName: 'Lin Yating',
    departmentId: 'orthopedics',
    replyText: 'Rest it.',
    excerpted: false,
    answeredOn: '2026-11-01',
    reviewState: 'not-reviewed',
    language: 'en',
  });
  await pool.begin(async (sql) => {
    await insertAnsweredQuestions(sql, [answer]);
    await publish(sql, [answeredQuestionEntry(answer)]);
  });
  return answer;
}

/** Somebody corrects it. */
export async function changeCitedAnswer(pool: Pool, answer: AnsweredQuestion): Promise<void> {
  const changed = { ...answer, replyText: `Rest it, and see somebody. ${randomUUID()}` };
  await pool.begin(async (sql) => {
    await sql`UPDATE answered_question SET reply_text = ${changed.replyText} WHERE id = ${answer.id}`;
    const [told] = await sql<{ revision: number }[]>`
      SELECT revision FROM feed_entry WHERE kind = 'answered-question' AND id = ${answer.id}`;
    await publish(sql, [{ ...answeredQuestionEntry(changed), revision: (told?.revision ?? 0) + 1 }]);
  });
}
