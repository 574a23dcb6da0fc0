import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import { excerptOf } from '#domain/answered-question.ts';
import type { QuestionId } from '#domain/ids.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { deskClient } from '../../lib/clients.ts';
import { useReplySession } from '../../lib/reply-session.tsx';

/** Longest quotation, in UTF-16 units. */
const QUOTE_LENGTH = 600;

export interface AnswerActions {
  readonly isCited: boolean;
  readonly isPinned: boolean;
  /** Null where it cannot be done: nobody writes, only a beginning is known, or it failed its review. */
  readonly cite: (() => void) | null;
  readonly quote: (() => void) | null;
  readonly startFrom: (() => void) | null;
  pin(): void;
}

/** What may be done with an answer beside the reply to a question. */
export function useAnswerActions(questionId: QuestionId, answer: RelatedAnswer, isPinned: boolean): AnswerActions {
  const { t } = useTranslation('related');
  const session = useReplySession();
  const isCited = session.citations.answerIds.includes(answer.id);
  const mayCite = session.isWriting && answer.corpus === null && (isCited || answer.reviewState !== 'failed');
  const mayReuse = session.isWriting && !answer.excerpted && answer.reviewState !== 'failed';
  const recordUse = (how: 'quoted' | 'started-from'): void =>
    void deskClient.related.recordUse({ questionId, answerId: answer.id, how }).catch(() => undefined);
  return {
    isCited,
    isPinned,
    cite: mayCite ? () => session.toggleAnswer(answer.id) : null,
    quote: mayReuse
      ? () => {
          const text = excerptOf(answer.replyText, QUOTE_LENGTH);
          recordUse('quoted');
          session.quote(
            answer.doctorName === null
              ? t('attributionNoName', { text })
              : t('attribution', { name: answer.doctorName, text }),
          );
        }
      : null,
    startFrom: mayReuse
      ? () => {
          recordUse('started-from');
          session.insert(richTextFromPlain(answer.replyText).blocks);
        }
      : null,
    pin: () =>
      void deskClient.related
        .setPinned({ questionId, answerId: answer.id, isPinned: !isPinned })
        .catch(() => undefined),
  };
}
