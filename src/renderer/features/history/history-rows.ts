import { type QueryKey, useQueries } from '@tanstack/react-query';
import { type HistoryFilter, type HistoryRow, historyFilterSchema } from '#contract/desk.ts';
import { desk } from '../../lib/desk-queries.ts';

const ROWS_PER_PAGE = 50;
/** While replies are still being read for the history, it is asked again this often, in milliseconds. */
const ASK_AGAIN_MS = 1000;

/** Everything that the account may look through. */
export const EVERY_REPLY: HistoryFilter = historyFilterSchema.parse({});

function offsetOf(key: QueryKey | undefined): number | undefined {
  return (key?.[1] as { readonly input?: { readonly offset: number } } | undefined)?.input?.offset;
}

export interface HistoryRows {
  readonly total: number;
  readonly isKnown: boolean;
  readonly isBroken: boolean;
  /** Replies that are not found yet, because the history has not read them. */
  readonly due: number;
  /** Undefined while its page is on the way. */
  rowAt(index: number): HistoryRow | undefined;
}

/** The pages of the history that the visible places lie on. */
export function useHistoryRows(filter: HistoryFilter, firstVisible: number, lastVisible: number): HistoryRows {
  const firstPage = Math.floor(Math.max(0, firstVisible) / ROWS_PER_PAGE);
  const lastPage = Math.floor(Math.max(0, lastVisible) / ROWS_PER_PAGE);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, offset) => firstPage + offset);
  const answers = useQueries({
    queries: pages.map((page) =>
      desk.history.list.queryOptions({
        input: { filter, offset: page * ROWS_PER_PAGE, limit: ROWS_PER_PAGE },
        // What was found before stays until what is asked for is there; never the rows of another place.
        placeholderData: (before, query) => (offsetOf(query?.queryKey) === page * ROWS_PER_PAGE ? before : undefined),
        refetchInterval: ({ state }) => ((state.data?.due ?? 0) > 0 ? ASK_AGAIN_MS : false),
      }),
    ),
  });
  const known = answers.find(({ data }) => data !== undefined)?.data;
  return {
    total: known?.total ?? 0,
    isKnown: known !== undefined,
    isBroken: answers.some(({ isError }) => isError),
    due: known?.due ?? 0,
    rowAt(index) {
      const page = Math.floor(index / ROWS_PER_PAGE);
      return answers[page - firstPage]?.data?.rows[index - page * ROWS_PER_PAGE];
    },
  };
}
