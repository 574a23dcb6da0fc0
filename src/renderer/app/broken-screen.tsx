import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';

/** A screen that failed: what is safe, and the way on. The error itself may quote a patient, so it is not shown. */
export function BrokenScreen() {
  const { t } = useTranslation('frame');
  return (
    <div role="alert" className={classes.blank}>
      <p>{t('somethingWrong')}</p>
      <Button
        onClick={() => {
          window.location.hash = '#/queue';
          window.location.reload();
        }}
      >
        {t('tryAgain')}
      </Button>
    </div>
  );
}
