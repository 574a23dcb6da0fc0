import type { InsightsFilter } from '#contract/desk.ts';
import { toInstant } from '#domain/time.ts';
import type { OpenSession } from '../features/session.ts';
import {
  answerFigures,
  backlogFigures,
  hourFigures,
  readingFigures,
  templateFigures,
  waitFigures,
} from '../insights/figures.ts';
import { seesEverybody, selectionFor } from '../insights/selection.ts';
import type { FactSelection } from '../store/repositories/insights.ts';
import { open } from './procedures.ts';

interface CountingErrors {
  NOT_ALLOWED(): Error;
}

function selectionOf({ account }: OpenSession, filter: InsightsFilter, errors: CountingErrors): FactSelection {
  const selection = selectionFor(account, filter);
  if (selection === null) throw errors.NOT_ALLOWED();
  return selection;
}

/** Figures over what is on this machine. */
export const insightRoutes = {
  insights: {
    options: open.insights.options.handler(({ context: { session } }) => {
      const { account, store } = session;
      const all = store.directory.listDepartments().map(({ id }) => id);
      return {
        departmentIds: seesEverybody(account) ? all : account.departmentIds,
        doctors: seesEverybody(account)
          ? store.insights.listAuthors().map(({ accountId, name }) => ({ id: accountId, name }))
          : [{ id: account.id, name: account.displayName }],
        languages: store.insights.listLanguages(),
        questions: store.insights.countQuestions(),
        due: store.insights.countDue(),
      };
    }),
    backlog: open.insights.backlog.handler(({ input, context: { session }, errors }) =>
      backlogFigures(session.store, selectionOf(session, input, errors), toInstant(session.clock.now())),
    ),
    waits: open.insights.waits.handler(({ input, context: { session }, errors }) =>
      waitFigures(session.store, selectionOf(session, input, errors)),
    ),
    hours: open.insights.hours.handler(({ input, context: { session }, errors }) =>
      hourFigures(session.store, selectionOf(session, input, errors)),
    ),
    reading: open.insights.reading.handler(({ input, context: { session }, errors }) =>
      readingFigures(session.store, selectionOf(session, input, errors)),
    ),
    answers: open.insights.answers.handler(({ input, context: { session }, errors }) =>
      answerFigures(session.store, selectionOf(session, input, errors)),
    ),
    templates: open.insights.templates.handler(({ input, context: { session }, errors }) =>
      templateFigures(session.store, selectionOf(session, input, errors)),
    ),
  },
};
