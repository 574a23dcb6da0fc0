import type { CommandId, QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { Desk } from '../desk.ts';
import { actOnQuestion, addNote, type QuestionAction } from '../features/question-actions.ts';
import { findQuestionDetails } from '../features/question-details.ts';
import { actOnQuestions, undoAction } from '../features/queue-actions.ts';
import type { OpenSession } from '../features/session.ts';
import { recordViewing } from '../features/viewed-replies.ts';
import { open } from './procedures.ts';

interface Context {
  readonly session: OpenSession;
  readonly desk: Desk;
}

/** Acts on a question, or answers as the contract does when it is not here. */
function act(
  { session, desk: { changes } }: Context,
  errors: { NOT_FOUND(): Error },
  questionId: QuestionId,
  action: QuestionAction,
): { commandId: CommandId } {
  const commandId = actOnQuestion(session, changes, questionId, action);
  if (commandId === null) throw errors.NOT_FOUND();
  return { commandId };
}

const viewerOf = ({ account, clock }: OpenSession) => ({ accountId: account.id, now: toInstant(clock.now()) });

/** The queue, one question of it, and who works with it. */
export const questionRoutes = {
  queue: {
    list: open.queue.list.handler(({ input, context: { session } }) => {
      const { total, rows } = session.store.queue.list(input, viewerOf(session));
      const { findRedFlagRule } = session.redFlags;
      return {
        total,
        rows: rows.map(({ topRuleId, ...row }) => ({
          ...row,
          topFlag: topRuleId === null ? null : (findRedFlagRule(topRuleId)?.concept ?? null),
          present: session.engine.presentAt(row.id),
        })),
      };
    }),
    counts: open.queue.counts.handler(({ context: { session } }) => session.store.queue.counts(viewerOf(session))),
    facets: open.queue.facets.handler(({ context: { session } }) => session.store.queue.facets()),
    savedViews: open.queue.savedViews.handler(({ context: { session } }) => {
      const { savedViews, queue } = session.store;
      return savedViews.list().map((view) => ({ ...view, count: queue.count(view.filter, viewerOf(session)) }));
    }),
    saveView: open.queue.saveView.handler(({ input, context: { session, desk } }) => {
      session.store.savedViews.save(input);
      desk.changes.tell(['queue']);
      return input;
    }),
    removeView: open.queue.removeView.handler(({ input, context: { session, desk } }) => {
      const removed = session.store.savedViews.remove(input.viewId);
      if (removed) desk.changes.tell(['queue']);
      return { removed };
    }),
    act: open.queue.act.handler(({ input, context: { session, desk }, errors }) => {
      const undo = actOnQuestions(session, desk.changes, input.questionIds, input.action);
      if (undo === null) throw errors.NOT_FOUND();
      return { undo };
    }),
    undo: open.queue.undo.handler(({ input, context: { session, desk } }) => ({
      undone: undoAction(session, desk.changes, input.undo),
    })),
    claim: open.queue.claim.handler(({ input, context, errors }) =>
      act(context, errors, input.questionId, { kind: 'claim', payload: {} }),
    ),
    release: open.queue.release.handler(({ input, context, errors }) =>
      act(context, errors, input.questionId, { kind: 'release', payload: {} }),
    ),
    askFor: open.queue.askFor.handler(({ input, context, errors }) =>
      act(context, errors, input.questionId, { kind: 'ask-for-question', payload: {} }),
    ),
    transfer: open.queue.transfer.handler(({ input: { questionId, ...payload }, context, errors }) =>
      act(context, errors, questionId, { kind: 'transfer', payload }),
    ),
    dismiss: open.queue.dismiss.handler(({ input: { questionId, reason }, context, errors }) =>
      act(context, errors, questionId, { kind: 'dismiss', payload: { reason } }),
    ),
  },
  question: {
    get: open.question.get.handler(({ input, context: { session }, errors }) => {
      const details = findQuestionDetails(session, input.questionId);
      if (details === null) throw errors.NOT_FOUND();
      recordViewing(session, input.questionId, details.replies);
      return details;
    }),
    likelyDuplicates: open.question.likelyDuplicates.handler(({ input, context: { session, desk }, errors }) => {
      const question = session.store.questions.find(input.questionId);
      if (question === null) throw errors.NOT_FOUND();
      return desk.relatedEngineOf(session).findLikelyDuplicates(question);
    }),
    addNote: open.question.addNote.handler(({ input, context: { session, desk }, errors }) => {
      const note = addNote(session, desk.changes, input.questionId, input.text);
      if (note === null) throw errors.NOT_FOUND();
      return note;
    }),
    findText: open.question.findText.handler(({ input, context: { session } }) =>
      session.store.questions.findText(input.questionId, input.revision),
    ),
    setPresence: open.question.setPresence.handler(({ input, context: { session } }) => {
      session.engine.setPresence(input);
      if (input.questionId !== null) session.engine.worked(input.questionId);
      return { told: session.engine.status().connection === 'online' };
    }),
  },
  directory: {
    departments: open.directory.departments.handler(({ context }) => context.session.store.directory.listDepartments()),
    colleagues: open.directory.colleagues.handler(({ context }) => context.session.store.directory.listColleagues()),
  },
};
