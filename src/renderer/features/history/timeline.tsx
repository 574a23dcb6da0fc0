import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { Reply } from '#domain/reply.ts';
import { desk } from '../../lib/desk-queries.ts';
import { momentOf } from '../../lib/moments.ts';
import { actName } from './act-name.ts';
import classes from './history.module.css';

/** What was done to the question: by everybody for whoever may ask the service, else what was done at this machine. */
export function Timeline({ account, reply }: { readonly account: Account; readonly reply: Reply }) {
  const { t, i18n } = useTranslation('history');
  const asksService = account.roles.includes('reviewer') || account.roles.includes('admin');
  const colleagues = useQuery(desk.directory.colleagues.queryOptions());
  const { questionId } = reply;
  const everybody = useQuery({
    ...desk.oversight.timeline.queryOptions({ input: { questionId }, enabled: asksService }),
    staleTime: 0,
  });
  const here = useQuery({
    ...desk.audit.list.queryOptions({ input: { subjectId: questionId, before: null, limit: 200 } }),
    staleTime: 0,
    enabled: !asksService || everybody.isError,
  });
  const events =
    everybody.data?.events.map(({ recordedBy, event }) => ({ recordedBy, event })) ??
    here.data?.entries.toReversed().map(({ event }) => ({ recordedBy: 'workstation' as const, event })) ??
    [];
  const names = new Map((colleagues.data ?? []).map(({ id, displayName }) => [id, displayName]));
  return (
    <section aria-labelledby="history-timeline">
      <h3 id="history-timeline" className={classes.section}>
        {t('timeline')}
      </h3>
      <p className={classes.quiet}>
        {asksService ? (everybody.isError ? t('timelineOffline') : t('timelineOfAll')) : t('timelineOfThisMachine')}
      </p>
      <ol className={classes.timeline} aria-labelledby="history-timeline">
        {events.map(({ recordedBy, event }) => (
          <li key={`${recordedBy} ${event.id}`}>
            <time dateTime={event.occurredAt}>{momentOf(event.occurredAt, i18n.language)}</time>
            <span>{actName(event.act, t)}</span>
            <span className={classes.quiet}>
              {event.accountId === null
                ? t('byService')
                : (names.get(event.accountId) ??
                  (event.accountId === account.id ? account.displayName : t('somebody')))}
              {' · '}
              {t(`recordedBy.${recordedBy}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
