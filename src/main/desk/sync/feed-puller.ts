import type { SyncStatus } from '#contract/desk.ts';
import { FEED_VERSION, type FeedRecord } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import type { ChangeCollector } from './change-collector.ts';
import { createFeedApplier } from './feed-applier.ts';
import { MalformedResponseError, ResponseTooLargeError, ServiceProblemError } from './service-errors.ts';
import type { ShownAhead } from './shown-ahead.ts';

/** Records asked for at a time: as many as a service gives while everything is new, fewer where a page is news. */
const PAGE_LIMIT = 500;
const BULK_PAGE_LIMIT = 2000;
/** The very first page is small: something is there to see at once, and nothing waits while it is made. */
const FIRST_PAGE_LIMIT = 200;

/** A page of the feed, as the contract has it. */
export interface FeedPage {
  readonly records: readonly FeedRecord[];
  readonly nextCursor: string;
  readonly more: boolean;
  /** Records after this page; null when the service did not count. */
  readonly remaining: number | null;
  /** The cursor is of another life of the service's database; the page is the first of the feed. */
  readonly anew: boolean;
}

export interface FeedPullerOptions {
  readonly store: Store;
  readonly ahead: ShownAhead;
  /** Passes without jumps, in milliseconds; for telling how fast records come. */
  readonly monotonicMs: () => number;
  readonly clock: Clock;
  readonly changes: ChangeCollector;
  /** Reads what arrived for red flags; part of the page's transaction. Not called while everything is new. */
  readonly onArrived: (questionIds: Iterable<QuestionId>) => void;
  /** Much was written; the store wants to be tidied up in a quiet moment. */
  readonly onBulkEnd: () => void;
  readonly fetchPage: (cursor: string | null, limit: number, signal: AbortSignal) => Promise<FeedPage>;
}

export interface FeedPuller {
  /**
   * Fetches and applies one page; true when another waits.
   *
   * @throws what `fetchPage` throws, and {@link MalformedResponseError}; nothing of the page is applied then.
   */
  pullPage(signal: AbortSignal): Promise<boolean>;
  /** How far the first sync is; null once it is complete. */
  firstSync(): SyncStatus['firstSync'];
}

/** Long enough for a request to leave through the layers below, in milliseconds. */
const LET_OUT_MS = 2;

/** Pages of the last seconds tell how fast records come; in milliseconds. */
const PACE_OVER_MS = 5000;

interface PageAhead {
  readonly cursor: string;
  readonly signal: AbortSignal;
  readonly page: Promise<FeedPage>;
}

/**
 * Brings the feed into the store: a page and its cursor in one transaction, so that a kill at any moment leaves the
 * page either wholly there or to be fetched again. The next page is on its way while one is being applied.
 */
export function createFeedPuller(options: FeedPullerOptions): FeedPuller {
  const { store, ahead: shownAhead, clock, monotonicMs, changes, onArrived, onBulkEnd, fetchPage } = options;
  const applier = createFeedApplier(store, shownAhead);
  const arrivals: { readonly atMs: number; readonly records: number }[] = [];
  let limit = PAGE_LIMIT;
  let inBulk = false;
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
        beginAnew();
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

  /** Everything is new, or may be: large pages, and the store writes its log back now and then instead of each time. */
  function beginBulk(): void {
    if (inBulk) return;
    inBulk = true;
    limit = store.syncState.get().cursor === null ? FIRST_PAGE_LIMIT : BULK_PAGE_LIMIT;
    store.writeInBulk(true);
  }

  function endBulk(): void {
    limit = PAGE_LIMIT;
    if (!inBulk) return;
    inBulk = false;
    store.writeInBulk(false);
    onBulkEnd();
  }

  /** What is here stays until the feed was read to its end; then what it did not bring is removed. */
  function beginAnew(): void {
    store.transaction(() => {
      store.resync.clear();
      store.syncState.update({ cursor: null, pullingAnew: true, feedVersion: FEED_VERSION });
    });
  }

  function apply(page: FeedPage): void {
    const now = toInstant(clock.now());
    const applied = store.transaction(() => {
      if (page.anew) {
        store.resync.clear();
        store.syncState.update({ pullingAnew: true });
      }
      const before = store.syncState.get();
      const done = applier.apply(page.records, now, { anew: before.pullingAnew });
      if (before.pullingAnew && !page.more) {
        const swept = applier.sweep();
        for (const topic of swept.topics) done.topics.add(topic);
        for (const id of swept.questionIds) done.questionIds.add(id);
      }
      if (!inBulk) onArrived(done.questionIds);
      const first = before.firstSyncCompletedAt === null;
      const received = before.firstSyncReceived + page.records.length;
      const total = page.remaining === null ? before.firstSyncTotal : received + page.remaining;
      store.syncState.update({
        cursor: page.nextCursor,
        lastPulledAt: now,
        ...(!page.more && { pullingAnew: false }),
        ...(first && {
          firstSyncReceived: received,
          firstSyncTotal: total,
          firstSyncCompletedAt: page.more ? null : now,
        }),
      });
      return done;
    });
    const atMs = monotonicMs();
    arrivals.push({ atMs, records: page.records.length });
    while (arrivals.length > 2 && atMs - (arrivals[1]?.atMs ?? atMs) > PACE_OVER_MS) arrivals.shift();
    changes.add(applied.topics, applied.questionIds);
  }

  /** Records a second between the first and the last arrival that count; null before there are two. */
  function pace(): number | null {
    const [first, ...others] = arrivals;
    const last = others.at(-1);
    if (first === undefined || last === undefined || last.atMs <= first.atMs) return null;
    const records = others.reduce((sum, arrival) => sum + arrival.records, 0);
    return (records / (last.atMs - first.atMs)) * 1000;
  }

  return {
    async pullPage(signal) {
      const { cursor, feedVersion } = store.syncState.get();
      if (feedVersion < FEED_VERSION) {
        // This version knows more than the one that pulled so far; what that left out is somewhere before the cursor.
        if (cursor === null) store.syncState.update({ feedVersion: FEED_VERSION });
        else beginAnew();
      }
      const { firstSyncCompletedAt, pullingAnew } = store.syncState.get();
      if (firstSyncCompletedAt === null || pullingAnew) beginBulk();
      const page = await fetchAt(store.syncState.get().cursor, signal);
      signal.throwIfAborted();
      if (limit === FIRST_PAGE_LIMIT) limit = BULK_PAGE_LIMIT;
      if (page.more) {
        fetchAhead(page.nextCursor, signal);
        // Applying a page keeps this thread; the request must be out before, for the service to work meanwhile.
        await new Promise((resolve) => setTimeout(resolve, LET_OUT_MS));
        signal.throwIfAborted();
      }
      apply(page);
      if (!page.more) endBulk();
      return page.more;
    },
    firstSync() {
      const { firstSyncCompletedAt, firstSyncReceived: received, firstSyncTotal: total } = store.syncState.get();
      if (firstSyncCompletedAt !== null) return null;
      const perSecond = pace();
      const secondsLeft =
        perSecond === null || perSecond === 0 || total === null
          ? null
          : Math.ceil(Math.max(0, total - received) / perSecond);
      return { received, total, perSecond, secondsLeft };
    },
  };
}
