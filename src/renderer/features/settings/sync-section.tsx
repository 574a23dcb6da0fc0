import { Button, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FeedKind, feedSchemas } from '#contract/service.ts';
import { FirstSyncProgress } from '../../components/first-sync-progress/first-sync-progress.tsx';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import { connectionHint, syncText, waitingTexts } from '../../lib/sync-text.ts';
import { SettingsRow } from './settings-row.tsx';
import classes from './settings-workspace.module.css';

/** Whether the service is reached and what to do if not, what waits, and what could not be read. */
export function SyncSection({ isWanted }: { readonly isWanted: boolean }) {
  const { t, i18n } = useTranslation('settings');
  const { t: words } = useTranslation('sync');
  const heading = useRef<HTMLHeadingElement>(null);
  const { data: status } = useQuery(desk.sync.status.queryOptions());
  const syncNow = useMutation(
    desk.sync.syncNow.mutationOptions({ onSuccess: () => tellNotice({ text: t('syncAsked') }) }),
  );
  useEffect(() => {
    if (!isWanted) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isWanted]);
  if (status === undefined) return null;
  const waiting = waitingTexts(status, words);
  return (
    <section aria-labelledby="sync-heading">
      <h2 id="sync-heading" ref={heading} tabIndex={-1} className={classes.section}>
        {t('sync')}
      </h2>
      <SettingsRow label={t('connection')}>
        <div>{syncText({ ...status, repliesWaiting: 0, held: 0, waiting: 0 }, words)}</div>
        <div className={classes.hint}>{connectionHint(status, words)}</div>
      </SettingsRow>
      {status.firstSync !== null && (
        <SettingsRow label={t('firstCopy')}>
          <FirstSyncProgress progress={status.firstSync} />
        </SettingsRow>
      )}
      <SettingsRow label={t('lastSync')}>
        {status.lastPulledAt === null ? t('never') : momentOf(status.lastPulledAt, i18n.language)}
        <Button
          variant="default"
          size="compact-sm"
          className={classes.beside}
          onClick={() => syncNow.mutate(undefined)}
        >
          {t('syncNow')}
        </Button>
      </SettingsRow>
      <SettingsRow label={t('waiting')}>
        {waiting.length === 0 ? words('nothingWaits') : waiting.map((text) => <div key={text}>{text}</div>)}
      </SettingsRow>
      <SettingsRow label={t('quarantined')}>
        <SetAside />
      </SettingsRow>
    </section>
  );
}

/** Records that could not be read; what was there before stays as it was. */
function SetAside() {
  const { t, i18n } = useTranslation('settings');
  const { t: words } = useTranslation('sync');
  const records = useQuery(desk.sync.listQuarantined.queryOptions());
  if (records.data === undefined) return null;
  if (records.data.length === 0) return <span>{t('quarantinedNone')}</span>;
  return (
    <>
      <p className={classes.hint}>{t('quarantinedHint')}</p>
      <Table aria-label={t('quarantined')} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th>{t('problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.data.map(({ kind, recordId, receivedAt, problem }) => (
            <Table.Tr key={`${kind} ${recordId}`}>
              <Table.Td title={recordId}>{words(`kinds.${isFeedKind(kind) ? kind : 'other'}`)}</Table.Td>
              <Table.Td>{momentOf(receivedAt, i18n.language)}</Table.Td>
              <Table.Td>
                <code className={classes.code}>{problem}</code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function isFeedKind(kind: string): kind is FeedKind {
  return Object.hasOwn(feedSchemas, kind);
}
