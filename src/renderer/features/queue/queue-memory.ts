import { useCallback, useState } from 'react';
import { z } from 'zod';
import { queueFilterSchema } from '#contract/desk.ts';
import type { AccountId } from '#domain/ids.ts';
import { FIRST_FILTER, renewed } from './queue-filter.ts';

const memorySchema = z.object({
  filter: queueFilterSchema,
  density: z.enum(['comfortable', 'compact']),
  /** The saved view that the filter came from; null when it was put together by hand. */
  viewId: z.uuid().nullable(),
});
export type QueueMemory = z.infer<typeof memorySchema>;

const FIRST: QueueMemory = { filter: FIRST_FILTER, density: 'comfortable', viewId: null };

/** How the queue was left, kept over restarts for each account. Searched words are the patients', so they are not kept. */
export function useQueueMemory(
  accountId: AccountId,
): readonly [QueueMemory, (change: (before: QueueMemory) => QueueMemory) => void] {
  const place = `replydesk.queue.${accountId}`;
  const [memory, setMemory] = useState(() => read(place));
  const change = useCallback(
    (how: (before: QueueMemory) => QueueMemory) =>
      setMemory((before) => {
        const next = how(before);
        localStorage.setItem(place, JSON.stringify({ ...next, filter: { ...next.filter, search: '' } }));
        return next;
      }),
    [place],
  );
  return [memory, change];
}

function read(place: string): QueueMemory {
  try {
    const kept = memorySchema.safeParse(JSON.parse(localStorage.getItem(place) ?? ''));
    return kept.success ? { ...kept.data, filter: renewed(kept.data.filter, Date.now()) } : FIRST;
  } catch {
    return FIRST;
  }
}
