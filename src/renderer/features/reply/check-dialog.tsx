import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyProblem } from '#domain/reply.ts';
import classes from './reply-pane.module.css';

interface CheckDialogProps {
  readonly problems: readonly ReplyProblem[];
  readonly onGoTo: (problem: ReplyProblem) => void;
  readonly onClose: () => void;
}

/** What stands in the way of sending, each with the way to it. */
export function CheckDialog({ problems, onGoTo, onClose }: CheckDialogProps) {
  const { t } = useTranslation('reply');
  return (
    <Modal
      opened={problems.length > 0}
      onClose={onClose}
      title={t('check')}
      closeButtonProps={{ 'aria-label': t('back') }}
    >
      <p>{t('checkIntro')}</p>
      {problems.map((problem, index) => (
        <div key={index} className={classes.problem}>
          <span>{problemText(problem, t)}</span>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onGoTo(problem)}
            data-autofocus={index === 0 || undefined}
          >
            {t('goThere')}
          </Button>
        </div>
      ))}
    </Modal>
  );
}

function problemText(problem: ReplyProblem, t: ReturnType<typeof useTranslation<'reply'>>['t']): string {
  if (problem.kind === 'empty') return t('problemEmpty');
  return problem.field === 'body'
    ? t('problemSlot', { label: problem.label })
    : t('problemSlotMore', { label: problem.label });
}
