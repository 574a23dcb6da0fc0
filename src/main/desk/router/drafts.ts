import { excerptOf } from '#domain/answered-question.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import { confirmQuestion, handOverDraft, saveDraft, takeUpDraft } from '../features/drafts.ts';
import { open } from './procedures.ts';

const EXCERPT_LENGTH = 160;

/** Unsent replies. */
export const draftRoutes = {
  draft: {
    find: open.draft.find.handler(({ input, context }) => context.session.store.drafts.find(input.questionId)),
    findUndoHistory: open.draft.findUndoHistory.handler(({ input, context }) => ({
      history: context.session.store.drafts.findUndoHistory(input.questionId),
    })),
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
      const { questionId, content, questionRevision, undoHistory } = input;
      const { saveCount, savedAt } = saveDraft(
        session,
        desk.changes,
        questionId,
        content,
        questionRevision,
        undoHistory,
      );
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
        const moreText = content.moreInformation === null ? '' : plainTextOf(content.moreInformation);
        return { revisionId, savedAt, plainText, moreText, words: countWords(plainText) };
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
  spelling: {
    listWords: open.spelling.listWords.handler(({ context: { session } }) => session.store.personalWords.list()),
    addWord: open.spelling.addWord.handler(({ input, context: { session } }) => {
      session.store.personalWords.add(input.word, toInstant(session.clock.now()));
      return session.store.personalWords.list();
    }),
    removeWord: open.spelling.removeWord.handler(({ input, context: { session } }) => {
      session.store.personalWords.remove(input.word);
      return session.store.personalWords.list();
    }),
  },
};

/** Words of a text; every Chinese character counts as one. */
function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
}
