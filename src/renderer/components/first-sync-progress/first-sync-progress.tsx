import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#contract/desk.ts';
import { firstSyncText } from '../../lib/sync-text.ts';
import classes from './first-sync-progress.module.css';

/** How much of the first copy is here. */
export function FirstSyncProgress({ progress }: { readonly progress: NonNullable<SyncStatus['firstSync']> }) {
  const { t, i18n } = useTranslation('sync');
  const { received, total } = progress;
  const label = total === null ? t('firstSyncUnknown', { received }) : t('firstSync', { received, total });
  return (
    <span className={classes.progress}>
      {/* Without a value it shows that something is under way. */}
      <progress aria-label={label} {...(total === null ? {} : { max: Math.max(total, 1), value: received })} />
      {firstSyncText(progress, i18n.language, t)}
    </span>
  );
}
