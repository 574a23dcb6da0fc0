import { type QueryKey, useQueries } from '@tanstack/react-query';
import type { QueueAction, QueueFilter, QueueRow } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { desk, queryClient } from '../../lib/desk-queries.ts';
import { applyAction } from './apply-action.ts';
import { belongsTo, FIRST_FILTER } from './queue-filter.ts';

/** A page is answered and shown within a frame or two; a screen holds less than one. */
const ROWS_PER_PAGE = 50;

/** While the list is scrolled, rows are asked for this far ahead. */
const AHEAD_ROWS = 60;

interface Page {
  readonly total: number;
  readonly rows: QueueRow[];
}

interface PageInput {
  readonly filter: QueueFilter;
  readonly offset: number;
}

const pageOptions = (filter: QueueFilter, page: number) =>
  desk.queue.list.queryOptions({
    input: { filter, offset: page * ROWS_PER_PAGE, limit: ROWS_PER_PAGE },
    // What was found before stays until what is asked for is there; never the rows of another place.
    placeholderData: (before, query) =>
      before !== undefined && query !== undefined && inputOf(query.queryKey)?.offset === page * ROWS_PER_PAGE
        ? before
        : undefined,
  });

function inputOf(key: QueryKey): PageInput | undefined {
  return (key[1] as { readonly input?: PageInput } | undefined)?.input;
}

/** Asks for the beginning of the queue before it is on the screen. */
export function prefetchQueue(): void {
  void queryClient.prefetchQuery(pageOptions(FIRST_FILTER, 0));
}

export interface QueueRows {
  readonly total: number;
  /** False until the first page has come. */
  readonly isKnown: boolean;
  /** Whether what is shown is what was asked for last. */
  readonly isCurrent: boolean;
  readonly isBroken: boolean;
  /** The row at a place; undefined while its page is on the way. */
  rowAt(index: number): QueueRow | undefined;
  askAgain(): void;
}

/** The pages of the queue that the visible places lie on; the queue may have any length. */
export function useQueueRows(filter: QueueFilter, firstVisible: number, lastVisible: number): QueueRows {
  const ahead = firstVisible > 0 ? AHEAD_ROWS : 0;
  const firstPage = Math.floor(Math.max(0, firstVisible - ahead) / ROWS_PER_PAGE);
  const lastPage = Math.max(firstPage, Math.floor((lastVisible + ahead) / ROWS_PER_PAGE));
  // The first page is always asked for: it tells the total.
  const pages = [0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)].filter(
    (page, index) => index === 0 || page !== 0,
  );
  const results = useQueries({ queries: pages.map((page) => pageOptions(filter, page)) });
  const first = results[0];
  return {
    total: first?.data?.total ?? 0,
    isKnown: first?.data !== undefined,
    isCurrent: first?.data !== undefined && !first.isPlaceholderData,
    isBroken: first?.isError === true && first.data === undefined,
    rowAt(index) {
      const at = pages.indexOf(Math.floor(index / ROWS_PER_PAGE));
      return at < 0 ? undefined : results[at]?.data?.rows[index % ROWS_PER_PAGE];
    },
    askAgain: () => void queryClient.invalidateQueries({ queryKey: desk.queue.key() }),
  };
}

/**
 * Shows an action's effect in every list before the desk has said so. The desk's own word follows and replaces it, whether
 * it was done or refused.
 */
export async function showAtOnce(ids: ReadonlySet<QuestionId>, action: QueueAction, account: Account): Promise<void> {
  await queryClient.cancelQueries({ queryKey: desk.queue.list.key() });
  const nowMs = Date.now();
  const now = toInstant(nowMs);
  for (const [key, page] of queryClient.getQueriesData<Page>({ queryKey: desk.queue.list.key() })) {
    const scope = inputOf(key)?.filter.scope;
    if (page === undefined || scope === undefined || !page.rows.some(({ id }) => ids.has(id))) continue;
    const rows = page.rows.flatMap((row) => {
      if (!ids.has(row.id)) return [row];
      const after = applyAction(row, action, account, nowMs);
      return after !== null && belongsTo(after, scope, now) ? [after] : [];
    });
    queryClient.setQueryData<Page>(key, { total: page.total - (page.rows.length - rows.length), rows });
  }
}
