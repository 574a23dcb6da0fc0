import type { FeedRecord } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { ChangeCollector } from './change-collector.ts';
import { createFeedApplier } from './feed-applier.ts';
import { MalformedResponseError, ResponseTooLargeError, ServiceProblemError } from './service-errors.ts';

const PAGE_LIMIT = 500;

/** A page of the feed, as the contract has it. */
export interface FeedPage {
  readonly records: readonly FeedRecord[];
  readonly nextCursor: string;
  readonly more: boolean;
  /** Records after this page; null when the service did not count. */
  readonly remaining: number | null;
}

export interface FeedPullerOptions {
  readonly store: Store;
  readonly accountId: AccountId;
  readonly clock: Clock;
  readonly changes: ChangeCollector;
  readonly fetchPage: (cursor: string | null, limit: number, signal: AbortSignal) => Promise<FeedPage>;
}

export interface FeedPuller {
  /**
   * Fetches and applies one page; true when another waits.
   *
   * @throws what `fetchPage` throws, and {@link MalformedResponseError}; nothing of the page is applied then.
   */
  pullPage(signal: AbortSignal): Promise<boolean>;
}

interface PageAhead {
  readonly cursor: string;
  readonly signal: AbortSignal;
  readonly page: Promise<FeedPage>;
}

/**
 * Brings the feed into the store: a page and its cursor in one transaction, so that a kill at any moment leaves the
 * page either wholly there or to be fetched again. The next page is on its way while one is being applied.
 */
export function createFeedPuller({ store, accountId, clock, changes, fetchPage }: FeedPullerOptions): FeedPuller {
  const applier = createFeedApplier(store, accountId);
  let limit = PAGE_LIMIT;
  let ahead: PageAhead | null = null;

  async function fetchAt(cursor: string | null, signal: AbortSignal): Promise<FeedPage> {
    const fetched = ahead !== null && ahead.cursor === cursor && ahead.signal === signal ? ahead.page : null;
    ahead = null;
    try {
      const page = await (fetched ?? fetchPage(cursor, limit, signal));
      if (page.more && page.nextCursor === cursor) throw new MalformedResponseError('the feed stands still');
      return page;
    } catch (error) {
      if (error instanceof ResponseTooLargeError && limit > 1) {
        limit = Math.ceil(limit / 4);
        return fetchAt(cursor, signal);
      }
      if (error instanceof ServiceProblemError && error.status === 400 && cursor !== null) {
        // The service no longer knows the cursor. Beginning anew doubles nothing, since revisions decide.
        store.syncState.update({ cursor: null });
        return fetchAt(null, signal);
      }
      throw error;
    }
  }

  function fetchAhead(cursor: string, signal: AbortSignal): void {
    const page = fetchPage(cursor, limit, signal);
    // Whoever takes the page hears of the failure; when nobody does, it does not matter.
    page.catch(() => undefined);
    ahead = { cursor, signal, page };
  }

  function apply(page: FeedPage): void {
    const now = toInstant(clock.now());
    const applied = store.transaction(() => {
      const before = store.syncState.get();
      const done = applier.apply(page.records, now);
      const first = before.firstSyncCompletedAt === null;
      const received = before.firstSyncReceived + page.records.length;
      const total = page.remaining === null ? before.firstSyncTotal : received + page.remaining;
      store.syncState.update({
        cursor: page.nextCursor,
        lastPulledAt: now,
        ...(first && {
          firstSyncReceived: received,
          firstSyncTotal: total,
          firstSyncCompletedAt: page.more ? null : now,
        }),
      });
      return done;
    });
    changes.add(applied.topics, applied.questionIds);
  }

  return {
    async pullPage(signal) {
      const page = await fetchAt(store.syncState.get().cursor, signal);
      signal.throwIfAborted();
      if (page.more) fetchAhead(page.nextCursor, signal);
      apply(page);
      if (!page.more) limit = PAGE_LIMIT;
      return page.more;
    },
  };
}
