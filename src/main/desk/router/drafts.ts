import { excerptOf } from '#domain/answered-question.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { confirmQuestion, handOverDraft, saveDraft, takeUpDraft } from '../features/drafts.ts';
import { open } from './procedures.ts';

const EXCERPT_LENGTH = 160;

/** Unsent replies. */
export const draftRoutes = {
  draft: {
    find: open.draft.find.handler(({ input, context }) => context.session.store.drafts.find(input.questionId)),
    listKept: open.draft.listKept.handler(({ context: { session } }) =>
      session.store.drafts.listKept().map(({ draft: { questionId, content, savedAt, corrects }, questionTitle }) => ({
        questionId,
        questionTitle,
        excerpt: excerptOf(plainTextOf(content.body), EXCERPT_LENGTH - 1),
        savedAt,
        isCorrection: corrects !== null,
      })),
    ),
    save: open.draft.save.handler(({ input, context: { session, desk } }) => {
      const { questionId, content, questionRevision } = input;
      const { saveCount, savedAt } = saveDraft(session, desk.changes, questionId, content, questionRevision);
      return { saveCount, savedAt };
    }),
    confirmQuestion: open.draft.confirmQuestion.handler(({ input, context: { session, desk }, errors }) => {
      const draft = confirmQuestion(session, desk.changes, input.questionId, input.questionRevision);
      if (draft === null) throw errors.NOT_FOUND();
      return draft;
    }),
    handOver: open.draft.handOver.handler(({ input, context: { session, desk }, errors }) => {
      const commandId = handOverDraft(session, desk.changes, input.questionId, input.note);
      if (commandId === null) throw errors.NOT_FOUND();
      return { commandId };
    }),
    takeUp: open.draft.takeUp.handler(({ input, context: { session, desk }, errors }) => {
      const draft = takeUpDraft(session, desk.changes, input.questionId, input.handedDraftId);
      if (draft === null) throw errors.NOT_FOUND();
      return draft;
    }),
    listRevisions: open.draft.listRevisions.handler(({ input, context }) =>
      context.session.store.drafts.listRevisions(input.questionId).map(({ revisionId, savedAt, content }) => {
        const plainText = plainTextOf(content.body);
        return { revisionId, savedAt, plainText, words: countWords(plainText) };
      }),
    ),
    restore: open.draft.restore.handler(({ input, context: { session, desk }, errors }) => {
      const { store, clock } = session;
      const revision = store.drafts
        .listRevisions(input.questionId)
        .find(({ revisionId }) => revisionId === input.revisionId);
      if (revision === undefined) throw errors.NOT_FOUND();
      const restored = store.transaction(() => {
        store.drafts.keepPresent(input.questionId);
        return store.drafts.save(input.questionId, revision.content, revision.questionRevision, clock.now());
      });
      desk.changes.tell(['draft', 'queue'], [input.questionId]);
      return restored;
    }),
  },
};

/** Words of a text; every Chinese character counts as one. */
function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
}
