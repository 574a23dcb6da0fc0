import { Button, CloseButton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clearNotice, useNotice } from '../lib/notices.ts';
import classes from './frame.module.css';

/** How long it stays, in milliseconds; one with a way back longer. */
const SHOWN_MS = 6_000;
const SHOWN_WITH_ACTION_MS = 15_000;

/** What just happened. The place is always there, so that its change is spoken. */
export function NoticeBar() {
  const { t } = useTranslation('frame');
  const notice = useNotice();
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(
      clearNotice,
      notice.shownMs ?? (notice.action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS),
    );
    return () => clearTimeout(timer);
  }, [notice]);
  // What it offers is about this account.
  useEffect(() => clearNotice, []);
  const { action } = notice ?? {};
  return (
    <div className={classes.said} data-shown={notice !== null || undefined}>
      <span aria-live="polite">{notice?.text}</span>
      {action !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            clearNotice();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      {notice !== null && <CloseButton size="sm" aria-label={t('closeNotice')} onClick={clearNotice} />}
    </div>
  );
}
