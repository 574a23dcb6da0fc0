import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './history.module.css';
import type { Export } from './use-export.ts';

/** How far an export is, and the way out of it. */
export function ExportProgress({
  running,
  onCancel,
}: {
  readonly running: NonNullable<Export['running']>;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation('history');
  const percent = Math.round((running.share ?? 0) * 100);
  return (
    <span className={classes.exporting}>
      <Progress.Root w="7rem">
        <Progress.Section value={percent} aria-label={t('export.progress')} />
      </Progress.Root>
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        {t('export.cancel')}
      </Button>
    </span>
  );
}
