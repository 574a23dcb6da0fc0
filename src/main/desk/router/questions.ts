import type { CommandId, QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { Desk } from '../desk.ts';
import { actOnQuestion, type QuestionAction } from '../features/question-actions.ts';
import type { OpenSession } from '../features/session.ts';
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
      const { total, rows } = session.store.questions.list(input, viewerOf(session));
      return { total, rows: rows.map((row) => ({ ...row, present: session.engine.presentAt(row.id) })) };
    }),
    counts: open.queue.counts.handler(({ context: { session } }) => session.store.questions.counts(viewerOf(session))),
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
    get: open.question.get.handler(({ input: { questionId }, context: { session }, errors }) => {
      const { store, engine, account, clock } = session;
      const question = store.questions.find(questionId);
      if (question === null) throw errors.NOT_FOUND();
      const running = question.claim !== null && question.claim.expiresAt > toInstant(clock.now());
      const takenUp = store.outbox
        .listUnsettledOf(questionId)
        .flatMap((command) => (command.kind === 'take-up-draft' ? [command.payload.handedDraftId] : []));
      return {
        question: running ? question : { ...question, claim: null, askedForBy: [] },
        replies: store.replies.listOfQuestion(questionId),
        claimedByMe: running && question.claim?.accountId === account.id,
        present: engine.presentAt(questionId),
        handedDrafts: store.handedDrafts.listOfQuestion(questionId).filter(({ id }) => !takenUp.includes(id)),
      };
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
