import { OutboxRefusal } from '../features/outbox.ts';
import { exportReferrals, previewPage } from '../features/reply-pages.ts';
import { cancelCorrection, requestCorrection, setCorrectionReason, startCorrection } from '../features/sent-replies.ts';
import { open } from './procedures.ts';

interface ChangeErrors {
  NOT_FOUND(): Error;
  ALREADY_QUEUED(): Error;
}

/** Begins another version of a reply, and names a refusal as the contract does. */
function begin<T>(errors: ChangeErrors, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof OutboxRefusal)) throw error;
    throw error.code === 'ALREADY_QUEUED' ? errors.ALREADY_QUEUED() : errors.NOT_FOUND();
  }
}

/** Replies as they are published, or about to be. */
export const replyRoutes = {
  reply: {
    preview: open.reply.preview.handler(({ input, context: { session }, errors }) => {
      const html = previewPage(session, input.questionId, input.content, input.kind);
      if (html === null) throw errors.NOT_FOUND();
      return { html };
    }),
    exportReferrals: open.reply.exportReferrals.handler(({ input, context: { session }, errors }) => {
      const files = exportReferrals(session, input.questionId, input.source);
      if (files === null) throw errors.NOT_FOUND();
      return files;
    }),
    startCorrection: open.reply.startCorrection.handler(({ input, context: { session, desk }, errors }) =>
      begin(errors, () => startCorrection(session, desk.changes, input.questionId, input.replyId)),
    ),
    setCorrectionReason: open.reply.setCorrectionReason.handler(({ input, context: { session }, errors }) => {
      if (!setCorrectionReason(session, input.questionId, input.reason)) throw errors.NOT_FOUND();
      return { saved: true };
    }),
    cancelCorrection: open.reply.cancelCorrection.handler(({ input, context: { session, desk }, errors }) => {
      if (!cancelCorrection(session, desk.changes, input.questionId)) throw errors.NOT_FOUND();
      return { questionId: input.questionId };
    }),
    retract: open.reply.retract.handler(({ input, context: { session, desk }, errors }) =>
      begin(errors, () => desk.outbox.retract(session, input.questionId, input.replyId, input.reason)),
    ),
    requestCorrection: open.reply.requestCorrection.handler(({ input, context: { session, desk }, errors }) => {
      const commandId = requestCorrection(session, desk.changes, input);
      if (commandId === null) throw errors.NOT_FOUND();
      return { commandId };
    }),
  },
};
