import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RelatedAnswer } from '#contract/desk.ts';
import { AnswerSource } from './answer-source.tsx';
import { AnswerUses } from './answer-uses.tsx';
import classes from './related-pane.module.css';

/** An answered question in full. */
export function OpenedAnswer({
  answer,
  showsUses,
  onClose,
}: {
  readonly answer: RelatedAnswer | null;
  readonly showsUses: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('related');
  return (
    <Modal
      opened={answer !== null}
      onClose={onClose}
      title={answer?.title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {answer !== null && (
        <div className={classes.opened}>
          <p className={classes.hint}>{t('hint')}</p>
          {answer.reviewState === 'failed' && <p className={classes.failed}>{t('failedHint')}</p>}
          <h3>{t('question')}</h3>
          <p className={classes.fullText} dir="auto">
            {answer.questionText}
          </p>
          <h3>{t('answer')}</h3>
          <AnswerSource answer={answer} />
          <p className={classes.fullText} dir="auto">
            {answer.replyText}
          </p>
          {showsUses && answer.corpus === null && <AnswerUses key={answer.id} answer={answer} />}
          {answer.corpus !== null && (
            <p className={classes.hint}>
              {t('corpusOf', {
                name: answer.corpus.name,
                licence: answer.corpus.licence,
                source: answer.corpus.source,
              })}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
}
