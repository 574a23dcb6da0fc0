import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';

/** What happened to the background part. */
export type DeskTrouble = 'restarted' | 'restarted-signed-out' | 'stopped';

/** Says it once, and stays until it was read. */
export function DeskNotice({ trouble, onDismiss }: { readonly trouble: DeskTrouble; readonly onDismiss: () => void }) {
  const { t } = useTranslation('frame');
  const text =
    trouble === 'stopped' ? t('deskStopped') : trouble === 'restarted' ? t('deskRestarted') : t('deskRestartedSignIn');
  return (
    <div role="alert" className={classes.notice}>
      <span>{text}</span>
      {trouble !== 'stopped' && <CloseButton aria-label={t('closeNotice')} onClick={onDismiss} />}
    </div>
  );
}
