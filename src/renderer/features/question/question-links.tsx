import { Button } from '@mantine/core';
import { IconClockPause, IconCopyCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '#domain/ids.ts';
import type { QuestionStatus } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import type { Snooze } from '#domain/triage.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { dateOf, momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './question-view.module.css';

/** A question by its title, which a patient wrote. */
function QuestionLink({ id, title }: { readonly id: QuestionId; readonly title: string }) {
  return (
    <Link
      to="/queue/{-$questionId}"
      params={{ questionId: id }}
      className={classes.link}
      // The link goes with the question that it stood in.
      onClick={() => focusSoon('[data-question-id]')}
    >
      <bdi>{title}</bdi>
    </Link>
  );
}

interface DuplicateLineProps {
  readonly original: { readonly id: QuestionId; readonly title: string } | null;
  readonly duplicates: number;
}

/** Which question this one repeats, or how many repeat it. */
export function DuplicateLine({ original, duplicates }: DuplicateLineProps) {
  const { t } = useTranslation('question');
  if (original === null && duplicates === 0) return null;
  return (
    <p className={classes.aside}>
      <IconCopyCheck size={14} aria-hidden />
      <span>
        {original !== null && (
          <>
            {t('repeats')} <QuestionLink {...original} /> {t('repeatsMeans')}
          </>
        )}
        {duplicates > 0 && t('repeatedBy', { count: duplicates })}
      </span>
    </p>
  );
}

/** Until when the question is out of my sight, and how to have it back. */
export function SnoozeLine({
  questionId,
  snooze,
}: {
  readonly questionId: QuestionId;
  readonly snooze: Snooze | null;
}) {
  const { t, i18n } = useTranslation('question');
  const { t: queueWords } = useTranslation('queue');
  const wake = useMutation(
    desk.queue.act.mutationOptions({
      onSuccess: () => {
        focusSoon('[data-question-id]');
        tellNotice({ text: queueWords('done.wake', { count: 1 }) });
      },
      onError: () => tellNotice({ text: queueWords('notDone') }),
    }),
  );
  if (snooze === null) return null;
  const { until, unlessTextAbove } = snooze;
  return (
    <p className={classes.aside}>
      <IconClockPause size={14} aria-hidden />
      <span>
        {until === null
          ? queueWords('snoozedUntilMessage')
          : t(unlessTextAbove === null ? 'snoozedOnlyUntil' : 'snoozedUntil', { time: momentOf(until, i18n.language) })}
      </span>
      <Button
        variant="default"
        size="compact-xs"
        disabled={wake.isPending}
        onClick={() => wake.mutate({ questionIds: [questionId], action: { kind: 'wake' } })}
      >
        {t('wakeNow')}
      </Button>
    </p>
  );
}

interface EarlierQuestionsProps {
  readonly earlier: readonly {
    readonly id: QuestionId;
    readonly title: string;
    readonly askedAt: Instant;
    readonly status: QuestionStatus;
  }[];
}

/** What the same person asked at other times. */
export function EarlierQuestions({ earlier }: EarlierQuestionsProps) {
  const { t, i18n } = useTranslation('question');
  if (earlier.length === 0) return null;
  return (
    <div className={classes.earlier}>
      <h2 id="earlier-questions" className={classes.small}>
        {t('earlier')}
      </h2>
      <ul aria-labelledby="earlier-questions">
        {earlier.map(({ id, title, askedAt, status }) => (
          <li key={id}>
            <QuestionLink id={id} title={title} />{' '}
            <span className={classes.quiet}>
              {dateOf(askedAt, i18n.language)}, {t(`status.${status}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
