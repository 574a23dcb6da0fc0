import {
  IconChartBar,
  IconClipboardCheck,
  IconHistory,
  IconInbox,
  IconSend,
  IconSettings,
  IconTemplate,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotificationKind } from '#contract/shell.ts';
import type { Account, Role } from '#domain/account.ts';
import { FirstSyncProgress } from '../components/first-sync-progress/first-sync-progress.tsx';
import { desk, queryClient } from '../lib/desk-queries.ts';
import { shownStroke } from '../lib/key-notation.ts';
import { type ActionId, useAction, useKeymap } from '../lib/keymap.ts';
import { wishForScope } from '../lib/queue-wish.ts';
import { syncText } from '../lib/sync-text.ts';
import { CommandPalette } from './command-palette.tsx';
import classes from './frame.module.css';
import { KeyboardHelp } from './keyboard-help.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { UndoSend } from './undo-send.tsx';

const EVERYBODY: readonly Role[] = ['doctor', 'reviewer', 'admin'];

const WORKSPACES: readonly {
  readonly to:
    | '/queue/{-$questionId}'
    | '/outbox/{-$commandId}'
    | '/templates'
    | '/history/{-$replyId}'
    | '/review/{-$reviewId}'
    | '/insights'
    | '/settings';
  readonly name: 'queue' | 'outbox' | 'templates' | 'history' | 'review' | 'insights' | 'settings';
  readonly action: ActionId;
  readonly Icon: TablerIcon;
  /** Shown to whoever has one of them. */
  readonly roles: readonly Role[];
}[] = [
  { to: '/queue/{-$questionId}', name: 'queue', action: 'goToQueue', Icon: IconInbox, roles: EVERYBODY },
  { to: '/outbox/{-$commandId}', name: 'outbox', action: 'goToOutbox', Icon: IconSend, roles: ['doctor'] },
  { to: '/templates', name: 'templates', action: 'goToTemplates', Icon: IconTemplate, roles: EVERYBODY },
  { to: '/history/{-$replyId}', name: 'history', action: 'goToHistory', Icon: IconHistory, roles: EVERYBODY },
  {
    to: '/review/{-$reviewId}',
    name: 'review',
    action: 'goToReview',
    Icon: IconClipboardCheck,
    roles: ['reviewer', 'admin'],
  },
  { to: '/insights', name: 'insights', action: 'goToInsights', Icon: IconChartBar, roles: EVERYBODY },
  { to: '/settings', name: 'settings', action: 'goToSettings', Icon: IconSettings, roles: EVERYBODY },
];

/** Around every screen: where one can go, and whether the world out there is reached. */
export function Frame({ account }: { readonly account: Account }) {
  const { t } = useTranslation('frame');
  const { t: syncWords } = useTranslation('sync');
  const navigate = useNavigate();
  const status = useQuery(desk.sync.status.queryOptions());
  const workOffline = useMutation(
    desk.sync.setWorkOffline.mutationOptions({
      onSuccess: (told) => queryClient.setQueryData(desk.sync.status.queryKey(), told),
    }),
  );
  const [helpOpened, setHelpOpened] = useState(false);
  const shown = WORKSPACES.filter(({ roles }) => roles.some((role) => account.roles.includes(role)));
  useAction('help', () => setHelpOpened(true));
  useAction('goToQueue', () => void navigate({ to: '/queue/{-$questionId}' }));
  useAction('goToOutbox', () => void navigate({ to: '/outbox/{-$commandId}' }), {
    enabled: account.roles.includes('doctor'),
  });
  useAction('goToTemplates', () => void navigate({ to: '/templates' }));
  useAction('goToHistory', () => void navigate({ to: '/history/{-$replyId}' }));
  useAction('goToReview', () => void navigate({ to: '/review/{-$reviewId}' }), {
    enabled: account.roles.includes('reviewer') || account.roles.includes('admin'),
  });
  useAction('goToInsights', () => void navigate({ to: '/insights' }));
  useAction('goToSettings', () => void navigate({ to: '/settings' }));
  const keymap = useKeymap();
  // Shown as wished at once; the desk's word replaces the wish when it comes.
  const [wishedOffline, setWishedOffline] = useState<boolean | null>(null);
  const isOffline = wishedOffline ?? status.data?.workOffline ?? false;
  const { mutate } = workOffline;
  const setOffline = useCallback(
    (offline: boolean) => {
      setWishedOffline(offline);
      mutate({ workOffline: offline }, { onSettled: () => setWishedOffline(null) });
    },
    [mutate],
  );
  // The menu of the desktop, where there is one.
  useEffect(() => {
    const onMenu = (event: Event): void => {
      const command = (event as CustomEvent<string>).detail;
      if (command === 'open-settings') void navigate({ to: '/settings' });
      else if (command === 'help') setHelpOpened(true);
      else setOffline(!isOffline);
    };
    window.addEventListener('replydesk-menu', onMenu);
    return () => window.removeEventListener('replydesk-menu', onMenu);
  }, [navigate, setOffline, isOffline]);

  // Where a notification leads: to what it counted.
  useEffect(() => {
    const onNotification = (event: Event): void => {
      const kind = (event as CustomEvent<NotificationKind>).detail;
      if (kind === 'reply-held') void navigate({ to: '/outbox/{-$commandId}' });
      else {
        wishForScope(kind === 'lease-ending' ? 'mine' : 'urgent');
        void navigate({ to: '/queue/{-$questionId}' });
      }
    };
    window.addEventListener('replydesk-notification', onNotification);
    return () => window.removeEventListener('replydesk-notification', onNotification);
  }, [navigate]);

  const badge = (name: string): { readonly count: number; readonly attention: boolean } | null => {
    if (name !== 'outbox' || status.data === undefined) return null;
    const { held, repliesWaiting } = status.data;
    return held + repliesWaiting === 0 ? null : { count: held + repliesWaiting, attention: held > 0 };
  };

  return (
    <div className={classes.frame}>
      <nav className={classes.rail} aria-label={t('workspaces')}>
        {shown.map(({ to, name, action, Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ questionId: undefined, commandId: undefined, replyId: undefined, reviewId: undefined }}
            className={classes.railLink}
            activeProps={{ 'data-active': true }}
            title={keymap.keysOf(action).map(shownStroke).join(', ')}
            aria-label={t(name)}
          >
            <span className={classes.railIcon}>
              <Icon size={20} stroke={1.6} aria-hidden />
              {badge(name) !== null && (
                <span
                  aria-hidden
                  className={classes.badge}
                  data-count={badge(name)?.count}
                  data-attention={badge(name)?.attention || undefined}
                />
              )}
            </span>
            <span className={classes.railName}>{t(name)}</span>
          </Link>
        ))}
      </nav>
      <div className={classes.screen}>
        <Outlet />
      </div>
      <footer className={classes.statusBar}>
        <div
          role="status"
          aria-label={t('syncStatus')}
          className={classes.sync}
          data-connection={status.data?.connection}
        >
          {status.data === undefined ? syncWords('connecting') : syncText(status.data, syncWords)}
        </div>
        {status.data?.firstSync != null && <FirstSyncProgress progress={status.data.firstSync} />}
        <Link to="/settings" hash="sync" className={classes.details} title={t('detailsHint')}>
          {t('details')}
        </Link>
        <label className={classes.offline}>
          <input
            type="checkbox"
            role="switch"
            aria-checked={isOffline}
            className={classes.switch}
            checked={isOffline}
            onChange={(event) => setOffline(event.currentTarget.checked)}
          />
          {t('workOffline')}
        </label>
        <span className={classes.account}>{account.displayName}</span>
        <button type="button" className={classes.helpButton} onClick={() => setHelpOpened(true)}>
          {t('help')} <kbd>?</kbd>
        </button>
      </footer>
      <UndoSend />
      <NoticeBar />
      <CommandPalette />
      <KeyboardHelp opened={helpOpened} onClose={() => setHelpOpened(false)} />
    </div>
  );
}
