import { z } from 'zod';
import { faqTopicSchema } from '#domain/answered-question.ts';
import { answeredQuestionIdSchema, departmentIdSchema, faqTopicIdSchema } from '#domain/ids.ts';
import { base } from './base.ts';
import { answerUseSchema } from './review.ts';

export const listUses = base
  .route({
    method: 'GET',
    path: '/v1/answers/{id}/uses',
    summary: 'Replies that an answered question went into, latest first, at most 500 (reviewers)',
    tags: ['review'],
  })
  .input(z.strictObject({ id: answeredQuestionIdSchema }))
  .output(z.object({ uses: z.array(answerUseSchema) }));

const topicErrors = {
  NOT_FOUND: { status: 404, message: 'There is no such department or topic.' },
} as const;

export const addTopic = base
  .route({
    method: 'POST',
    path: '/v1/topics',
    summary: 'Put a topic on the list of a department (reviewers)',
    successStatus: 201,
    tags: ['review'],
  })
  .errors(topicErrors)
  .input(z.strictObject({ departmentId: departmentIdSchema, topic: z.string().trim().min(1).max(160) }))
  .output(faqTopicSchema);

export const withdrawTopic = base
  .route({
    method: 'DELETE',
    path: '/v1/topics/{id}',
    summary: 'Take a topic off its list; pages that name it keep it (reviewers)',
    tags: ['review'],
  })
  .errors(topicErrors)
  .input(z.strictObject({ id: faqTopicIdSchema }))
  .output(z.object({ withdrawn: z.literal(true) }));
