import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  // Shown as wished within the very event, or the box would jump back; what was kept takes its place in the end.
  const [wished, setWished] = useState<NotificationSettings | null>(null);
  const change = useMutation({
    mutationKey: QUERY_KEY,
    mutationFn: (patch: Partial<NotificationSettings>) => shellClient.notifications.set(patch),
    onSuccess: (kept) => client.setQueryData(QUERY_KEY, kept),
    onSettled() {
      if (client.isMutating({ mutationKey: QUERY_KEY }) === 1) setWished(null);
    },
  });
  const shown = wished ?? settings.data;
  if (shown === undefined) return null;
  const { kinds, quietHours } = shown;
  const wish = (patch: Partial<NotificationSettings>): void => {
    setWished({ ...shown, ...patch });
    change.mutate(patch);
  };
  const setQuiet = (part: 'from' | 'until', time: string): void => {
    // An emptied field is somebody in the middle of typing.
    if (quietHours !== null && time !== '') wish({ quietHours: { ...quietHours, [part]: time } });
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
              onChange={(event) => wish({ kinds: { ...kinds, [kind]: event.currentTarget.checked } })}
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
            onChange={(event) => wish({ quietHours: event.currentTarget.checked ? FIRST_QUIET_HOURS : null })}
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
