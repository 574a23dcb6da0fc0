import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { isAwake } from '#domain/triage.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { Subject } from './apply-action.ts';

/** What an action is about: the selected questions, else the row at the cursor, else the open question. */
export function useSubjects(
  selected: readonly QueueRow[],
  active: QueueRow | undefined,
  openId: QuestionId | null,
): readonly Subject[] {
  const isAboutOpen = selected.length === 0 && active === undefined && openId !== null;
  const open = useQuery(
    desk.question.get.queryOptions({ input: { questionId: openId ?? ('' as QuestionId) }, enabled: isAboutOpen }),
  );
  return useMemo(() => {
    if (selected.length > 0) return selected;
    if (active !== undefined) return [active];
    if (!isAboutOpen || open.data === undefined || open.isError) return [];
    const { question, claimedByMe, snooze, urgency } = open.data;
    return [
      {
        ...question,
        claimedByMe,
        urgency,
        urgencyIsOverridden: question.urgencyOverride !== null,
        isSnoozed: snooze !== null && !isAwake(snooze, question.textRevision, toInstant(Date.now())),
      },
    ];
  }, [selected, active, isAboutOpen, open.data, open.isError]);
}
