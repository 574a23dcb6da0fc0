import { useQuery } from '@tanstack/react-query';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import type { Subject } from './queue-actions.tsx';

/** The question that the queue's buttons are about: the chosen row, or the open question when no row of it is listed. */
export function useSubject(row: QueueRow | undefined, openId: QuestionId | null): Subject | undefined {
  const open = useQuery(
    desk.question.get.queryOptions({
      input: { questionId: openId ?? ('' as QuestionId) },
      enabled: row === undefined && openId !== null,
    }),
  );
  if (row !== undefined) return row;
  if (openId === null || open.data === undefined || open.isError) return undefined;
  const { question, claimedByMe } = open.data;
  return { ...question, claimedByMe };
}
