import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appearance, appearanceSchema } from '#contract/shell.ts';
import type { Account } from '#domain/account.ts';
import { keepAfterSend, useAfterSend } from '../../lib/after-send.ts';
import { changeAppearance, useAppearance } from '../../lib/appearance.ts';
import { shellClient } from '../../lib/clients.ts';
import { desk } from '../../lib/desk-queries.ts';
import { KeysSection } from './keys-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { SettingsRow } from './settings-row.tsx';
import classes from './settings-workspace.module.css';
import { SyncSection } from './sync-section.tsx';
import { TopicsSection } from './topics/topics-section.tsx';

/** Its readers of files are not needed for the first screen. */
const CorporaSection = lazy(() =>
  import('./corpora/corpora-section.tsx').then((loaded) => ({ default: loaded.CorporaSection })),
);

const SCALES = [
  [0.9, 'smaller'],
  [1, 'normal'],
  [1.15, 'larger'],
  [1.3, 'large'],
  [1.5, 'largest'],
] as const;

interface SettingsWorkspaceProps {
  readonly account: Account;
  readonly serviceUrl: string;
  /** Somebody asked for the part about the connection. */
  readonly wantsSync: boolean;
}

/** How the window looks, whether the service is reached, and whose data this is. */
export function SettingsWorkspace({ account, serviceUrl, wantsSync }: SettingsWorkspaceProps) {
  const { t, i18n } = useTranslation('settings');
  const appearance = useAppearance();
  const afterSend = useAfterSend();
  const departments = useQuery(desk.directory.departments.queryOptions());
  const about = useQuery({ queryKey: ['about'], queryFn: () => shellClient.about() });
  const signOut = useMutation(desk.session.signOut.mutationOptions());
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const change = (patch: { readonly [K in keyof Appearance]?: unknown }): void =>
    void changeAppearance(appearanceSchema.partial().parse(patch) as Partial<Appearance>);
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <section aria-labelledby="appearance">
        <h2 id="appearance" className={classes.section}>
          {t('appearance')}
        </h2>
        <SettingsRow label={t('language')}>
          <SegmentedControl
            aria-label={t('language')}
            value={appearance.language}
            onChange={(value) => change({ language: value })}
            data={[
              { value: 'system', label: t('languageSystem') },
              { value: 'en', label: 'English' },
              { value: 'zh-Hant', label: '繁體中文' },
            ]}
          />
        </SettingsRow>
        <SettingsRow label={t('theme')}>
          <SegmentedControl
            aria-label={t('theme')}
            value={appearance.theme}
            onChange={(value) => change({ theme: value })}
            data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
        </SettingsRow>
        <SettingsRow label={t('textSize')}>
          <SegmentedControl
            aria-label={t('textSize')}
            value={String(appearance.textScale)}
            onChange={(value) => change({ textScale: Number(value) })}
            data={SCALES.map(([value, name]) => ({ value: String(value), label: t(`textSizes.${name}`) }))}
          />
        </SettingsRow>
      </section>
      {account.roles.includes('doctor') && (
        <section aria-labelledby="writing">
          <h2 id="writing" className={classes.section}>
            {t('writing')}
          </h2>
          <SettingsRow label={t('afterSend')}>
            <SegmentedControl
              aria-label={t('afterSend')}
              value={afterSend}
              onChange={(value) => keepAfterSend(value === 'next-of-mine' ? value : 'queue')}
              data={(['queue', 'next-of-mine'] as const).map((value) => ({ value, label: t(`afterSends.${value}`) }))}
            />
          </SettingsRow>
        </section>
      )}
      <NotificationsSection />
      {account.roles.includes('doctor') && (
        <Suspense>
          <CorporaSection ownDepartmentId={account.departmentIds[0] ?? null} />
        </Suspense>
      )}
      {account.roles.some((role) => role === 'reviewer' || role === 'admin') && <TopicsSection />}
      <SyncSection isWanted={wantsSync} />
      <KeysSection />
      <section aria-labelledby="account">
        <h2 id="account" className={classes.section}>
          {t('account')}
        </h2>
        <SettingsRow label={t('signedInAs')}>
          {account.displayName}, {account.email}
        </SettingsRow>
        <SettingsRow label={t('departments')}>
          {account.departmentIds.length === 0
            ? t('allDepartments')
            : account.departmentIds
                .map((id) => departments.data?.find((known) => known.id === id)?.names[language] ?? id)
                .join(', ')}
        </SettingsRow>
        <SettingsRow label={t('service')}>{serviceUrl}</SettingsRow>
        <div className={classes.signOut}>
          <Button variant="default" onClick={() => signOut.mutate(undefined)}>
            {t('signOut')}
          </Button>
          <span className={classes.hint}>{t('signOutHint')}</span>
        </div>
      </section>
      {about.data !== undefined && (
        <p className={classes.hint}>
          {t('about', { version: about.data.version, runtime: t(`runtimes.${about.data.runtime}`) })}
        </p>
      )}
    </main>
  );
}
