import { z } from 'zod';
import { answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { answeredQuestionIdSchema, departmentIdSchema, questionIdSchema } from '#domain/ids.ts';
import { replyContentSchema } from '#domain/reply.ts';
import { offlineErrors, signedIn } from '../errors.ts';
import { answerUseSchema } from '../service.ts';

export const relatedAnswerSchema = answeredQuestionSchema.extend({
  /** Excerpts with the found words, as [start, end) offsets into `questionExcerpt` and `replyExcerpt`. */
  questionExcerpt: z.string(),
  questionMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  replyExcerpt: z.string(),
  replyMarks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Likelihood, by calibration, that it answers the question, between 0 and 1; 0 where it was found in the reply. */
  score: z.number().min(0).max(1),
  /** Which text the found words stand in: the question that was answered, or only its reply. */
  foundIn: z.enum(['question', 'reply']),
  /** Words that both have, most telling first, as the answered question has them; at most 6. Why it is shown. */
  sharedWords: z.array(z.string()),
  /** The imported corpus that it is of; null when the service sent it. Only the service's answers can be cited. */
  corpus: z.object({ name: z.string(), licence: z.string(), source: z.string() }).nullable(),
});
export type RelatedAnswer = z.infer<typeof relatedAnswerSchema>;

/** Which answers are looked at; null looks at all. */
const relatedFilterSchema = z.strictObject({
  departmentId: departmentIdSchema.nullable().default(null),
  /** The first part of a language tag. */
  language: z.enum(['en', 'zh']).nullable().default(null),
  /** `service`, or the id of a corpus that was imported on this machine. */
  source: z.string().max(60).nullable().default(null),
});
export type RelatedFilter = z.infer<typeof relatedFilterSchema>;

const reviewErrors = { SERVICE_UNREACHABLE: offlineErrors.SERVICE_UNREACHABLE } as const;
const pinSchema = z.strictObject({ questionId: questionIdSchema, answerId: answeredQuestionIdSchema });

export const related = {
  /** Similar answered questions for a question, or for what was typed. Empty rather than far-fetched. */
  similar: signedIn
    .input(
      z.strictObject({
        questionId: questionIdSchema,
        /** What was typed into the search field; leads instead of the question when it is not empty. */
        typed: z.string().max(2000).default(''),
        /** What was written so far; looked for together with the question. */
        reply: z.string().max(20_000).default(''),
        filter: relatedFilterSchema.prefault({}),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .output(z.array(relatedAnswerSchema)),
  /** What the doctor keeps at the top for a question, in the order of pinning. */
  pinned: signedIn.input(z.strictObject({ questionId: questionIdSchema })).output(z.array(relatedAnswerSchema)),
  setPinned: signedIn.input(pinSchema.extend({ isPinned: z.boolean() })).output(z.object({ isPinned: z.boolean() })),
  /** Notes that words of the answer go into the reply; sent with it, never published. */
  recordUse: signedIn
    .input(pinSchema.extend({ how: z.enum(['quoted', 'started-from']) }))
    .output(z.object({ recorded: z.literal(true) })),
  /** Published replies that an answer went into, latest first, as the service knows them; for reviewers. */
  uses: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ answerId: answeredQuestionIdSchema }))
    .output(z.object({ uses: z.array(answerUseSchema) })),
  /** Every topic of every department, by name. */
  allTopics: signedIn.output(z.array(faqTopicSchema)),
  /** What the department is asked often and no topic names, from the questions on this machine; most asked first. */
  suggestTopics: signedIn
    .input(z.strictObject({ departmentId: departmentIdSchema }))
    .output(
      z.array(z.object({ topic: z.string(), questions: z.number().int().positive(), titles: z.array(z.string()) })),
    ),
  /** For reviewers; needs the service. */
  addTopic: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ departmentId: departmentIdSchema, topic: z.string().trim().min(1).max(160) }))
    .output(faqTopicSchema),
  /** For reviewers; needs the service. Pages that name the topic keep it. */
  withdrawTopic: signedIn
    .errors(reviewErrors)
    .input(z.strictObject({ topicId: faqTopicSchema.shape.id }))
    .output(z.object({ withdrawn: z.literal(true) })),
  /** How many answers there are to look through. */
  count: signedIn.output(z.object({ answers: z.number().int().nonnegative() })),
  /** Whether the index of answers is complete; `done` is the share of a new one, while the old one serves. */
  indexStatus: signedIn.output(
    z.discriminatedUnion('state', [
      z.object({ state: z.literal('ready') }),
      z.object({ state: z.literal('building'), done: z.number().min(0).max(1) }),
    ]),
  ),
  topics: signedIn
    .input(z.strictObject({ questionId: questionIdSchema, limit: z.number().int().min(1).max(50).default(12) }))
    .output(z.array(faqTopicSchema.extend({ linked: z.boolean() }))),
  get: signedIn.input(z.strictObject({ answerId: answeredQuestionIdSchema })).output(answeredQuestionSchema),
  /** Titles of what a draft cites, in the given order; unknown ones are left out. */
  citations: signedIn
    .input(
      z.strictObject({
        answerIds: replyContentSchema.shape.citedAnswerIds,
        topicIds: replyContentSchema.shape.citedTopicIds,
      }),
    )
    .output(z.object({ answers: z.array(answeredQuestionSchema), topics: z.array(faqTopicSchema) })),
};
