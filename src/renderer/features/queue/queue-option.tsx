import {
  IconAlertTriangle,
  IconClock,
  IconEye,
  IconPencil,
  IconPencilBolt,
  IconSend,
  IconUser,
  IconUserCheck,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '#contract/desk.ts';
import { momentOf, relativeTime, timeOf } from '../../lib/moments.ts';
import classes from './queue-pane.module.css';

interface QueueOptionProps {
  readonly id: string;
  readonly row: QueueRow;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly departmentName: string;
  readonly nowMs: number;
  readonly place: number;
  readonly total: number;
  readonly top: number;
}

/** One question of the queue: what it is, how long it waits, and in whose hands it is. */
export const QueueOption = memo(function QueueOption(props: QueueOptionProps) {
  const { t, i18n } = useTranslation('queue');
  const { row, nowMs } = props;
  const person = [
    row.alias ?? t('anonymous'),
    row.sex === 'unknown' ? '' : t(`sex.${row.sex}`),
    row.ageBand?.replace('-', '–'),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.isActive}
      aria-posinset={props.place + 1}
      aria-setsize={props.total}
      tabIndex={-1}
      className={classes.option}
      data-active={props.isActive || undefined}
      data-open={props.isOpen || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      data-place={props.place}
    >
      <div className={classes.optionTitle} dir="auto">
        {row.title}
      </div>
      <time className={classes.optionAge} dateTime={row.askedAt} title={momentOf(row.askedAt, i18n.language)}>
        {relativeTime(row.askedAt, nowMs, i18n.language)}
      </time>
      <div className={classes.optionExcerpt} dir="auto">
        {row.excerpt}
      </div>
      <div className={classes.optionMeta}>
        <span className={classes.optionPerson}>
          <bdi>{person}</bdi> · {props.departmentName}
        </span>
        <span className={classes.optionMarks}>
          <OptionMarks row={row} />
        </span>
      </div>
    </div>
  );
});

/** Colleagues at the question: the writing ones before the reading ones, because they matter more. */
function PresenceMark({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('queue');
  const writing = row.present.filter(({ activity }) => activity === 'replying');
  const shown = writing.length > 0 ? writing : row.present;
  if (shown.length === 0) return null;
  const names = shown.map(({ displayName }) => displayName).join(', ');
  const text = t(`presence.${writing.length > 0 ? 'replying' : 'viewing'}`, { names });
  return (
    <span className={classes.badge} data-kind={writing.length > 0 ? 'attention' : 'plain'} title={text}>
      {writing.length > 0 ? <IconPencilBolt size={13} aria-hidden /> : <IconEye size={13} aria-hidden />}
      <span className={classes.presenceNames}>{text}</span>
    </span>
  );
}

function OptionMarks({ row }: { readonly row: QueueRow }) {
  const { t, i18n } = useTranslation('queue');
  return (
    <>
      <PresenceMark row={row} />
      {row.outboxState !== null && (
        <span
          className={classes.badge}
          data-kind={row.outboxState === 'held' || row.outboxState === 'refused' ? 'attention' : 'plain'}
        >
          {row.outboxState === 'held' || row.outboxState === 'refused' ? (
            <IconAlertTriangle size={13} aria-hidden />
          ) : row.outboxState === 'waiting' ? (
            <IconClock size={13} aria-hidden />
          ) : (
            <IconSend size={13} aria-hidden />
          )}
          {t(`outbox.${row.outboxState}`)}
        </span>
      )}
      {row.hasDraft && (
        <span className={classes.badge}>
          <IconPencil size={13} aria-hidden />
          {t('draft')}
        </span>
      )}
      {row.claim !== null && (
        <span
          className={classes.badge}
          data-kind={row.claimedByMe ? 'mine' : 'plain'}
          title={t('claimedByHint', { name: row.claim.displayName, time: timeOf(row.claim.expiresAt, i18n.language) })}
        >
          {row.claimedByMe ? <IconUserCheck size={13} aria-hidden /> : <IconUser size={13} aria-hidden />}
          {row.claimedByMe ? t('claimedByYou') : t('claimedBy', { name: row.claim.displayName })}
        </span>
      )}
    </>
  );
}
