import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { addToCorpus, beginCorpus, presentCorpus, removeCorpus } from '../features/corpora.ts';
import type { OpenSession } from '../features/session.ts';
import { indexStatusOf } from '../related/index-builder.ts';
import { relatedTopics } from '../related/related-topics.ts';
import { suggestTopics } from '../related/topic-suggestions.ts';
import type { NumberedCorpus } from '../store/repositories/corpora.ts';
import { ServiceUnreachableError } from '../sync/service-errors.ts';
import { open } from './procedures.ts';

/** Latest questions of a department that are looked at for what is asked often. */
const QUESTIONS_FOR_TOPICS = 2000;

interface NotFoundErrors {
  NOT_FOUND(): Error;
}

function getQuestion({ store }: OpenSession, questionId: QuestionId, errors: NotFoundErrors): Question {
  const question = store.questions.find(questionId);
  if (question === null) throw errors.NOT_FOUND();
  return question;
}

function getCorpus({ store }: OpenSession, corpusId: string, errors: NotFoundErrors): NumberedCorpus {
  const corpus = store.corpora.find(corpusId);
  if (corpus === null) throw errors.NOT_FOUND();
  return corpus;
}

interface UnreachableErrors {
  SERVICE_UNREACHABLE(options: { data: { reason: ServiceUnreachableError['reason'] } }): Error;
}

/** What the service answers, or that it cannot be asked, as the contract names it. */
async function asked<T>(errors: UnreachableErrors, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ServiceUnreachableError)) throw error;
    throw errors.SERVICE_UNREACHABLE({ data: { reason: error.reason } });
  }
}

/** Answers like the one to be written, and the corpora that they come from. */
export const relatedRoutes = {
  related: {
    similar: open.related.similar.handler(({ input, context: { session, desk }, errors }) =>
      desk.relatedEngineOf(session).similar(getQuestion(session, input.questionId, errors), input, input.limit),
    ),
    pinned: open.related.pinned.handler(({ input, context: { session, desk }, errors }) =>
      desk.relatedEngineOf(session).pinned(getQuestion(session, input.questionId, errors)),
    ),
    setPinned: open.related.setPinned.handler(({ input, context: { session, desk } }) => {
      const at = toInstant(session.clock.now());
      session.store.answerUses.setPinned(input.questionId, input.answerId, input.isPinned, at);
      desk.changes.tell(['related'], [input.questionId]);
      return { isPinned: input.isPinned };
    }),
    recordUse: open.related.recordUse.handler(({ input: { questionId, ...use }, context: { session } }) => {
      session.store.answerUses.record(questionId, use, toInstant(session.clock.now()));
      return { recorded: true as const };
    }),
    uses: open.related.uses.handler(async ({ input, context: { session }, errors }) =>
      asked(errors, () =>
        session.engine.askService((service, options) => service.answers.listUses({ id: input.answerId }, options)),
      ),
    ),
    allTopics: open.related.allTopics.handler(({ context: { session } }) => session.store.faqTopics.listAll()),
    suggestTopics: open.related.suggestTopics.handler(({ input: { departmentId }, context: { session } }) =>
      suggestTopics(
        session.store.questions.listLatestOf(departmentId, QUESTIONS_FOR_TOPICS),
        session.store.faqTopics.listOfDepartment(departmentId).map(({ topic }) => topic),
      ),
    ),
    addTopic: open.related.addTopic.handler(async ({ input, context: { session, desk }, errors }) => {
      const topic = await asked(errors, () =>
        session.engine.askService((service, options) => service.topics.add(input, options)),
      );
      // The feed brings it too; until then the list would look as if nothing had happened.
      session.store.transaction(() => session.store.faqTopics.upsert(topic, 1));
      desk.changes.tell(['related']);
      return topic;
    }),
    withdrawTopic: open.related.withdrawTopic.handler(async ({ input, context: { session, desk }, errors }) => {
      const done = await asked(errors, () =>
        session.engine.askService((service, options) => service.topics.withdraw({ id: input.topicId }, options)),
      );
      session.store.transaction(() => session.store.faqTopics.remove(input.topicId));
      desk.changes.tell(['related']);
      return done;
    }),
    count: open.related.count.handler(({ context: { session } }) => ({
      answers: session.store.answeredQuestions.count(),
    })),
    indexStatus: open.related.indexStatus.handler(({ context: { session } }) => indexStatusOf(session.store)),
    topics: open.related.topics.handler(({ input, context: { session }, errors }) =>
      relatedTopics(session.store, getQuestion(session, input.questionId, errors), input.limit),
    ),
    get: open.related.get.handler(({ input, context, errors }) => {
      const answer = context.session.store.answeredQuestions.find(input.answerId);
      if (answer === null) throw errors.NOT_FOUND();
      return answer;
    }),
    citations: open.related.citations.handler(({ input, context: { session } }) => ({
      answers: input.answerIds.flatMap((id) => session.store.answeredQuestions.find(id) ?? []),
      topics: input.topicIds.flatMap((id) => session.store.faqTopics.find(id) ?? []),
    })),
  },
  corpora: {
    list: open.corpora.list.handler(({ context: { session } }) => session.store.corpora.list().map(presentCorpus)),
    begin: open.corpora.begin.handler(({ input, context: { session, desk } }) => {
      const corpus = beginCorpus(session, input);
      desk.changes.tell(['related']);
      return corpus;
    }),
    add: open.corpora.add.handler(({ input, context: { session }, errors }) =>
      // What changes is told when the import is over: a list that is drawn anew at each step would never be still.
      addToCorpus(session, getCorpus(session, input.corpusId, errors), input),
    ),
    complete: open.corpora.complete.handler(({ input, context: { session, desk }, errors }) => {
      const { id } = getCorpus(session, input.corpusId, errors);
      session.store.corpora.complete(id);
      desk.changes.tell(['related']);
      return presentCorpus(getCorpus(session, id, errors));
    }),
    setOn: open.corpora.setOn.handler(({ input, context: { session, desk }, errors }) => {
      const { id } = getCorpus(session, input.corpusId, errors);
      session.store.corpora.setOn(id, input.isOn);
      desk.changes.tell(['related']);
      return presentCorpus(getCorpus(session, id, errors));
    }),
    remove: open.corpora.remove.handler(async ({ input, context: { session, desk }, errors }) => {
      await removeCorpus(session, getCorpus(session, input.corpusId, errors));
      desk.changes.tell(['related']);
      return { removed: true as const };
    }),
    problems: open.corpora.problems.handler(({ input, context: { session }, errors }) =>
      session.store.corpora.listProblems(getCorpus(session, input.corpusId, errors)),
    ),
  },
};
