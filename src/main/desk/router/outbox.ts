import { OutboxRefusal } from '../features/outbox.ts';
import { open } from './procedures.ts';

interface OutboxErrors {
  NOT_FOUND(): Error;
  ALREADY_SENT(): Error;
  ALREADY_QUEUED?(): Error;
  QUESTION_CHANGED?(): Error;
  REASON_MISSING?(): Error;
  DRAFT_CHANGED?(): Error;
  NOT_READY(options: {
    data: {
      problems: { kind: 'empty' | 'open-slot'; field: 'body' | 'more-information' | null; label: string | null }[];
    };
  }): Error;
}

/** Runs a step of the outbox and names its refusal as the contract does. */
function outboxStep<T>(errors: OutboxErrors, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof OutboxRefusal)) throw error;
    if (error.code === 'NOT_READY') {
      throw errors.NOT_READY({
        data: {
          problems: error.problems.map((problem) =>
            problem.kind === 'empty' ? { kind: 'empty', field: null, label: null } : { ...problem },
          ),
        },
      });
    }
    throw errors[error.code]?.() ?? error;
  }
}

/** Replies on their way out. */
export const outboxRoutes = {
  outbox: {
    list: open.outbox.list.handler(({ context }) => context.desk.outbox.list(context.session)),
    send: open.outbox.send.handler(({ input, context, errors }) =>
      outboxStep(errors, () =>
        context.desk.outbox.send(context.session, input.questionId, input.questionRevision, input),
      ),
    ),
    takeBack: open.outbox.takeBack.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.takeBack(context.session, input.commandId)),
    ),
    cancel: open.outbox.cancel.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.cancel(context.session, input.commandId)),
    ),
    sendAsSecondOpinion: open.outbox.sendAsSecondOpinion.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.sendAsSecondOpinion(context.session, input.commandId)),
    ),
    getHeld: open.outbox.getHeld.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.getHeld(context.session, input.commandId)),
    ),
    confirm: open.outbox.confirm.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.confirm(context.session, input.commandId)),
    ),
    setWaitsForClaim: open.outbox.setWaitsForClaim.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.setWaitsForClaim(context.session, input.commandId, input.waits)),
    ),
    askForQuestion: open.outbox.askForQuestion.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.askForQuestion(context.session, input.commandId)),
    ),
    handOver: open.outbox.handOver.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.handOver(context.session, input.commandId, input.note)),
    ),
    discard: open.outbox.discard.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.discard(context.session, input.commandId)),
    ),
  },
};
