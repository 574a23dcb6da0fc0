import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Question } from '#domain/question.ts';
import { QuestionChanges } from '../../components/question-words/question-changes.tsx';
import { desk } from '../../lib/desk-queries.ts';
import classes from './reply-pane.module.css';

interface ChangedDialogProps {
  readonly opened: boolean;
  readonly question: Question;
  /** The revision whose words the doctor has read. */
  readonly readRevision: number;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Stands between Send and the network when the patient changed the question under the reply. */
export function ChangedDialog({ opened, question, readRevision, onConfirm, onClose }: ChangedDialogProps) {
  const { t } = useTranslation('question');
  const before = useQuery(
    desk.question.findText.queryOptions({
      input: { questionId: question.id, revision: readRevision },
      enabled: opened,
    }),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('changed.title')}
      closeButtonProps={{ 'aria-label': t('changed.back') }}
    >
      <p>{t('changed.beforeSending')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long question is scrolled with the keyboard. */}
      <div className={classes.changes} tabIndex={0}>
        {before.data !== undefined && <QuestionChanges before={before.data} now={question} />}
      </div>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('changed.back')}
        </Button>
        <Button onClick={onConfirm}>{t('changed.confirm')}</Button>
      </Group>
    </Modal>
  );
}
