import { Button, Group } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#domain/audit/event.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { actName } from './act-name.ts';
import { ExportTrail } from './export-trail.tsx';
import classes from './history.module.css';

const PAGE = 100;

/** This machine's audit trail, whether it is whole, and the service's. */
export function TrailView({ overseesAll }: { readonly overseesAll: boolean }) {
  const { t } = useTranslation('history');
  const pages = useInfiniteQuery(
    desk.audit.list.infiniteOptions({
      input: (before: number | null) => ({ subjectId: null, before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
      staleTime: 0,
    }),
  );
  const colleagues = useQuery(desk.directory.colleagues.queryOptions());
  const names = new Map((colleagues.data ?? []).map(({ id, displayName }) => [id, displayName]));
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className={classes.trail} aria-label={t('trail')}>
      <div className={classes.trailTools}>
        <p className={classes.quiet}>{t('trailHint')}</p>
        <Verification overseesAll={overseesAll} />
      </div>
      <ul className={classes.trailList} aria-label={t('trail')}>
        {entries.map((entry) => (
          <TrailEntry
            key={entry.sequence}
            entry={entry}
            who={entry.event.accountId === null ? t('byService') : (names.get(entry.event.accountId) ?? t('somebody'))}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button variant="default" className={classes.more} onClick={() => void pages.fetchNextPage()}>
          {t('earlierActs')}
        </Button>
      )}
    </section>
  );
}

function TrailEntry({ entry, who }: { readonly entry: AuditEntry; readonly who: string }) {
  const { t, i18n } = useTranslation('history');
  const { event, sequence, hash } = entry;
  const details = Object.entries(event.details).filter(([, value]) => value !== null);
  return (
    <li className={classes.trailEntry}>
      <span className={classes.sequence}>{sequence}</span>
      <time dateTime={event.occurredAt}>{momentOf(event.occurredAt, i18n.language)}</time>
      <span className={classes.act}>{actName(event.act, t)}</span>
      <span>{who}</span>
      <span className={classes.details}>{details.map(([name, value]) => `${name} ${String(value)}`).join(' · ')}</span>
      <code className={classes.hash} title={hash}>
        {hash.slice(0, 12)}
      </code>
    </li>
  );
}

function Verification({ overseesAll }: { readonly overseesAll: boolean }) {
  const { t, i18n } = useTranslation('history');
  const own = useMutation(desk.audit.verify.mutationOptions());
  const service = useMutation(desk.oversight.verifyTrail.mutationOptions());
  const number = new Intl.NumberFormat(i18n.language);
  const checkpoint = own.data?.serviceCheckpoint ?? null;
  return (
    <>
      <Group gap="xs">
        <Button
          loading={own.isPending || service.isPending}
          onClick={() => {
            own.mutate(undefined);
            if (overseesAll) service.mutate(undefined);
          }}
        >
          {t('verify')}
        </Button>
        {overseesAll && <ExportTrail />}
      </Group>
      <div role="status" className={classes.results}>
        {own.data !== undefined && (
          <p className={classes.result} data-result={own.data.fault === null && !own.data.hasDiverged ? 'good' : 'bad'}>
            {own.data.fault === null
              ? t('ownGood', { count: own.data.entries, number: number.format(own.data.entries) })
              : t('ownBad', { sequence: own.data.fault.sequence, why: t(`faults.${own.data.fault.kind}`) })}{' '}
            {own.data.hasDiverged ? t('diverged') : t('held', { number: number.format(own.data.heldByService) })}
            {checkpoint !== null &&
              ` ${t('seenHead', {
                sequence: number.format(checkpoint.checkpoint.sequence),
                hash: checkpoint.checkpoint.hash.slice(0, 12),
                time: momentOf(checkpoint.checkpoint.signedAt, i18n.language),
              })}`}
          </p>
        )}
        {own.isError && (
          <p className={classes.result} data-result="bad">
            {t('notVerified')}
          </p>
        )}
        {service.data !== undefined && (
          <p className={classes.result} data-result={service.data.fault === null ? 'good' : 'bad'}>
            {service.data.fault === null
              ? t('serviceGood', {
                  number: number.format(service.data.events),
                  checkpoints: number.format(service.data.checkpoints),
                })
              : t('serviceBad', { line: service.data.fault.line, why: service.data.fault.reason })}{' '}
            {service.data.fault === null && (service.data.hasSeenHead ? t('headIsIn') : t('noHeadSeen'))}
          </p>
        )}
        {service.isError && (
          <p className={classes.result} data-result="unknown">
            {t('serviceNotAsked')}
          </p>
        )}
      </div>
    </>
  );
}
