import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import { deskClient } from '../../lib/clients.ts';
import { desk } from '../../lib/desk-queries.ts';
import { tellNotice } from '../../lib/notices.ts';

interface DiscardOptions {
  readonly onDiscarded: () => void;
  /** The doctor wants the text back, and goes on there. */
  readonly onQuestion: (questionId: QuestionId) => void;
}

/** Throws a reply out of the outbox without asking, and offers the way back: the text is among the draft's revisions. */
export function useDiscard({ onDiscarded, onQuestion }: DiscardOptions) {
  const { t } = useTranslation('held');
  return useMutation(
    desk.outbox.discard.mutationOptions({
      onSuccess: async ({ questionId }) => {
        onDiscarded();
        // What was discarded is the newest one at this moment.
        const [kept] = await deskClient.draft.listRevisions({ questionId });
        const bringBack = (revisionId: number): void => {
          deskClient.draft.restore({ questionId, revisionId }).then(
            () => {
              onQuestion(questionId);
              tellNotice({ text: t('broughtBack') });
            },
            () => tellNotice({ text: t('failed') }),
          );
        };
        tellNotice({
          text: t('done.discarded'),
          ...(kept === undefined ? {} : { action: { label: t('bringBack'), run: () => bringBack(kept.revisionId) } }),
        });
      },
    }),
  );
}
