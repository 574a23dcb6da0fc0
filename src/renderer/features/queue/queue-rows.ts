import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QueueFilter, QueueRow } from '#contract/desk.ts';
import { desk, queryClient } from '../../lib/desk-queries.ts';

export const ROWS_PER_PAGE = 100;

/** What the queue shows at first. */
export const FIRST_FILTER: QueueFilter = { search: '', scope: 'open', departmentId: null };

const pageOptions = (filter: QueueFilter, page: number) =>
  desk.queue.list.queryOptions({
    input: { filter, offset: page * ROWS_PER_PAGE, limit: ROWS_PER_PAGE },
    placeholderData: keepPreviousData,
  });

/** Asks for the beginning of the queue before it is on the screen. */
export function prefetchQueue(): void {
  void queryClient.prefetchQuery(pageOptions(FIRST_FILTER, 0));
}

export interface QueueRows {
  readonly total: number;
  /** False until the first page has come. */
  readonly isKnown: boolean;
  /** The row at a place; undefined while its page is on the way. */
  rowAt(index: number): QueueRow | undefined;
}

/** The pages of the queue that the visible places lie on; the queue may have any length. */
export function useQueueRows(filter: QueueFilter, firstVisible: number, lastVisible: number): QueueRows {
  const firstPage = Math.floor(firstVisible / ROWS_PER_PAGE);
  const lastPage = Math.max(firstPage, Math.floor(lastVisible / ROWS_PER_PAGE));
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
  const results = useQueries({
    queries: (pages.includes(0) ? pages : [0, ...pages]).map((page) => pageOptions(filter, page)),
  });
  const shown = pages.includes(0) ? pages : [0, ...pages];
  return useMemo(() => {
    const byPage = new Map(shown.map((page, index) => [page, results[index]?.data]));
    const any = results.find(({ data }) => data !== undefined)?.data;
    return {
      total: any?.total ?? 0,
      isKnown: any !== undefined,
      rowAt: (index) => byPage.get(Math.floor(index / ROWS_PER_PAGE))?.rows[index % ROWS_PER_PAGE],
    };
  }, [results, shown]);
}
