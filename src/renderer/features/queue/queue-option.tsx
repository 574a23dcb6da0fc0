import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockPause,
  IconCopyCheck,
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
import { MarkedText } from '../../components/marked-text/marked-text.tsx';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import { momentOf, timeOf } from '../../lib/moments.ts';
import { dueText, momentsHint, waitText } from './due-text.ts';
import { languageName, shownAgeBand } from './filter-words.ts';
import { optionName, presenceText, urgencyText } from './option-name.ts';
import classes from './queue-option.module.css';

export type RowLook = 'comfortable' | 'compact' | 'found';

interface QueueOptionProps {
  readonly id: string;
  readonly row: QueueRow;
  readonly look: RowLook;
  readonly isActive: boolean;
  /** For assistive technology: what an action would be about. */
  readonly isSelected: boolean;
  /** While questions are being selected, every row shows whether it is. */
  readonly isSelecting: boolean;
  readonly isOpen: boolean;
  readonly departmentName: string;
  readonly nowMs: number;
  readonly place: number;
  readonly total: number;
  readonly top: number;
}

/** One question of the queue: how urgent it is, what it is, until when it wants an answer, and in whose hands it is. */
export const QueueOption = memo(function QueueOption(props: QueueOptionProps) {
  const { t, i18n } = useTranslation('queue');
  const { row, nowMs, look } = props;
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const due = dueText(row, nowMs, t);
  const person = [
    row.sex === 'unknown' ? null : t(`sex.${row.sex}`),
    row.ageBand === null ? null : shownAgeBand(row.ageBand),
    props.departmentName,
    languageName(row.language, language),
  ].filter((part) => part !== null);
  const hint = momentsHint(row, i18n.language, t);
  const waitMark = (
    <time aria-hidden className={classes.wait} dateTime={row.askedAt} title={hint}>
      {waitText(row.askedAt, nowMs, t)}
    </time>
  );
  const dueMark =
    due === null ? null : (
      <time
        aria-hidden
        className={classes.due}
        data-overdue={due.isOverdue || undefined}
        dateTime={row.deadlineAt}
        title={hint}
      >
        {due.text}
      </time>
    );
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.isSelected}
      aria-posinset={props.place + 1}
      aria-setsize={props.total}
      tabIndex={-1}
      className={classes.option}
      data-look={look}
      data-active={props.isActive || undefined}
      data-selected={(props.isSelecting && props.isSelected) || undefined}
      data-open={props.isOpen || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      data-place={props.place}
    >
      {/* What is seen is short and partly signs, so who hears it gets a sentence of its own. */}
      <VisuallyHidden>{optionName(row, person, nowMs, language, t)}</VisuallyHidden>
      <span className={classes.lead} data-select aria-hidden>
        <span className={classes.shape} data-selecting={props.isSelecting || undefined}>
          <UrgencyMark urgency={row.urgency} />
        </span>
        <span
          className={classes.check}
          data-selecting={props.isSelecting || undefined}
          data-selected={(props.isSelecting && props.isSelected) || undefined}
        >
          <IconCheck size={12} stroke={3} />
        </span>
      </span>
      <div className={classes.title} dir="auto" aria-hidden>
        {look === 'compact' && row.urgency !== null && (
          <span className={classes.urgency} data-urgency={row.urgency}>
            {t(`urgency.${row.urgency}`)}{' '}
          </span>
        )}
        <MarkedText text={row.title} marks={row.titleMarks} />
      </div>
      {look === 'compact' && (
        <span className={classes.marks} aria-hidden>
          <OptionMarks row={row} />
        </span>
      )}
      {look === 'compact' ? dueMark : waitMark}
      {look === 'found' && (
        <div className={classes.excerpt} dir="auto" aria-hidden>
          <MarkedText text={row.excerpt} marks={row.excerptMarks} />
        </div>
      )}
      {look !== 'compact' && (
        <div className={classes.meta} aria-hidden>
          <span className={classes.facts}>
            {row.urgency !== null && (
              <span className={classes.urgency} data-urgency={row.urgency}>
                {urgencyText(row, language, t)}
              </span>
            )}
            {row.urgency === null && row.urgencyIsOverridden && <span>{urgencyText(row, language, t)}</span>}
            {(row.urgency !== null || row.urgencyIsOverridden) && ' · '}
            <bdi>{person.join(' · ')}</bdi>
          </span>
          <span className={classes.marks}>
            <OptionMarks row={row} />
            {dueMark}
          </span>
        </div>
      )}
    </div>
  );
});

/** Colleagues at the question: the writing ones before the reading ones, because they matter more. */
function PresenceMark({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation('queue');
  const text = presenceText(row, t);
  if (text === null) return null;
  const isWriting = row.present.some(({ activity }) => activity === 'replying');
  return (
    <span className={classes.badge} data-kind={isWriting ? 'attention' : 'plain'} title={text}>
      {isWriting ? <IconPencilBolt size={13} /> : <IconEye size={13} />}
      <span className={classes.words}>{text}</span>
    </span>
  );
}

function OptionMarks({ row }: { readonly row: QueueRow }) {
  const { t, i18n } = useTranslation('queue');
  const needsWord = row.outboxState === 'held' || row.outboxState === 'refused';
  return (
    <>
      <PresenceMark row={row} />
      {row.isSnoozed && (
        <span
          className={classes.badge}
          title={
            row.snoozedUntil === null
              ? t('snoozedUntilMessage')
              : t('snoozedUntil', { time: momentOf(row.snoozedUntil, i18n.language) })
          }
        >
          <IconClockPause size={13} />
          <span className={classes.words}>{t('scope.snoozed')}</span>
        </span>
      )}
      {row.duplicateOf !== null && (
        <span className={classes.badge} title={t('isDuplicate')}>
          <IconCopyCheck size={13} />
          <span className={classes.words}>{t('isDuplicate')}</span>
        </span>
      )}
      {row.outboxState !== null && (
        <span
          className={classes.badge}
          data-kind={needsWord ? 'attention' : 'plain'}
          title={t(`outbox.${row.outboxState}`)}
        >
          {needsWord ? (
            <IconAlertTriangle size={13} />
          ) : row.outboxState === 'waiting' ? (
            <IconClock size={13} />
          ) : (
            <IconSend size={13} />
          )}
          <span className={needsWord ? undefined : classes.words}>{t(`outbox.${row.outboxState}`)}</span>
        </span>
      )}
      {row.hasDraft && (
        <span className={classes.badge} title={t('draft')}>
          <IconPencil size={13} />
          <span className={classes.words}>{t('draft')}</span>
        </span>
      )}
      {row.claim !== null && (
        <span
          className={classes.badge}
          data-kind={row.claimedByMe ? 'mine' : 'plain'}
          title={t('claimedByHint', { name: row.claim.displayName, time: timeOf(row.claim.expiresAt, i18n.language) })}
        >
          {row.claimedByMe ? <IconUserCheck size={13} /> : <IconUser size={13} />}
          <span className={classes.who}>{row.claimedByMe ? t('claimedByYou') : row.claim.displayName}</span>
        </span>
      )}
    </>
  );
}
