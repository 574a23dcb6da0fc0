import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Question } from '#domain/question.ts';
import type { Urgency } from '#domain/triage.ts';
import { UrgencyMark } from '../../components/urgency-mark/urgency-mark.tsx';
import { deskClient } from '../../lib/clients.ts';
import { desk } from '../../lib/desk-queries.ts';
import { focusSoon } from '../../lib/focus.ts';
import { momentOf } from '../../lib/moments.ts';
import { tellNotice } from '../../lib/notices.ts';
import classes from './question-view.module.css';

/** How long the way back is offered, in milliseconds. */
const UNDO_MS = 8_000;

interface UrgencyLineProps {
  readonly question: Question;
  /** What holds now; the rules' when the patient's later words are more urgent. */
  readonly urgencyNow: Urgency;
  readonly canChange: boolean;
}

/** A doctor's word on the urgency, who gave it, when and why, and how to let the rules decide again. */
export function UrgencyLine({ question, urgencyNow, canChange }: UrgencyLineProps) {
  const { t, i18n } = useTranslation('question');
  const { t: queueWords } = useTranslation('queue');
  const clear = useMutation(
    desk.queue.act.mutationOptions({
      onSuccess: ({ undo }) => {
        focusSoon('[data-question-id]');
        tellNotice({
          text: t('urgency.rulesDecide'),
          shownMs: UNDO_MS,
          action: {
            label: queueWords('undo'),
            run: () => void deskClient.queue.undo({ undo }).catch(() => tellNotice({ text: queueWords('notUndone') })),
          },
        });
      },
      onError: () => tellNotice({ text: queueWords('notDone') }),
    }),
  );
  if (question.urgencyOverride === null) return null;
  const { urgency, displayName, overriddenAt, reason } = question.urgencyOverride;
  return (
    <div className={classes.banner} data-kind="urgency">
      <div className={classes.bannerLine}>
        <UrgencyMark urgency={urgency} />
        <span className={classes.bannerText}>
          {t('urgency.set', {
            urgency: queueWords(`urgency.${urgency ?? 'none'}`),
            name: displayName,
            time: momentOf(overriddenAt, i18n.language),
          })}{' '}
          <bdi>{reason}</bdi> {urgency !== urgencyNow && t('urgency.outranked')}
        </span>
        {canChange && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={clear.isPending}
            onClick={() =>
              clear.mutate({
                questionIds: [question.id],
                action: { kind: 'override-urgency', override: { action: 'clear' } },
              })
            }
          >
            {queueWords('rulesAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}
