import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type NotificationSettings, notificationKindSchema } from '#contract/shell.ts';
import { shellClient } from '../../lib/clients.ts';
import { SettingsRow } from './settings-row.tsx';
import classes from './settings-workspace.module.css';

const QUERY_KEY = ['shell', 'notifications'];
const FIRST_QUIET_HOURS = { from: '20:00', until: '07:00' };

/** What the desktop tells while the doctor looks elsewhere, and when it is silent. */
export function NotificationsSection() {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const settings = useQuery({ queryKey: QUERY_KEY, queryFn: () => shellClient.notifications.get() });
  const change = useMutation({
    mutationFn: (patch: Partial<NotificationSettings>) => shellClient.notifications.set(patch),
    // Shown as wished at once; what was kept takes its place.
    onMutate: (patch) =>
      client.setQueryData<NotificationSettings>(QUERY_KEY, (before) =>
        before === undefined ? before : { ...before, ...patch },
      ),
    onSuccess: (kept) => client.setQueryData(QUERY_KEY, kept),
  });
  if (settings.data === undefined) return null;
  const { kinds, quietHours } = settings.data;
  const setQuiet = (part: 'from' | 'until', time: string): void => {
    // An emptied field is somebody in the middle of typing.
    if (quietHours !== null && time !== '') change.mutate({ quietHours: { ...quietHours, [part]: time } });
  };
  return (
    <section aria-labelledby="notifications">
      <h2 id="notifications" className={classes.section}>
        {t('notifications.title')}
      </h2>
      <p className={classes.hint}>{t('notifications.hint')}</p>
      <SettingsRow label={t('notifications.tell')}>
        <div className={classes.checks}>
          {notificationKindSchema.options.map((kind) => (
            <Checkbox
              key={kind}
              size="xs"
              label={t(`notifications.kinds.${kind}`)}
              checked={kinds[kind]}
              onChange={(event) => change.mutate({ kinds: { ...kinds, [kind]: event.currentTarget.checked } })}
            />
          ))}
        </div>
      </SettingsRow>
      <SettingsRow label={t('notifications.quiet')}>
        <div className={classes.quietHours}>
          <Checkbox
            size="xs"
            label={t('notifications.quietOn')}
            checked={quietHours !== null}
            onChange={(event) => change.mutate({ quietHours: event.currentTarget.checked ? FIRST_QUIET_HOURS : null })}
          />
          {quietHours !== null && (
            <>
              <input
                type="time"
                className={classes.time}
                aria-label={t('notifications.from')}
                value={quietHours.from}
                onChange={(event) => setQuiet('from', event.currentTarget.value)}
              />
              {t('notifications.and')}
              <input
                type="time"
                className={classes.time}
                aria-label={t('notifications.until')}
                value={quietHours.until}
                onChange={(event) => setQuiet('until', event.currentTarget.value)}
              />
            </>
          )}
        </div>
        <div className={classes.hint}>{t('notifications.quietHint')}</div>
      </SettingsRow>
    </section>
  );
}
