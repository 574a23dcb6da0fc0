import type { LiveEvent } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { Pool } from '../database/connection.ts';
import { FEED_CHANNEL, type FeedScope, scopesOf } from '../feed/feed.ts';
import { listLiveAccounts } from '../sessions/sessions.ts';
import { LiveStream, type Viewer } from './live-stream.ts';
import { listAllPresence, listPresenceAt, PRESENCE_CHANNEL, sweepPresence } from './presence-rows.ts';

/** Notifications within this time share one look-up. */
const GATHER_MS = 100;
/**
 * How often expired presence is swept, and how long a stream may outlive its session or go on with rights that ended.
 */
const USUAL_TIMING = { sweepEveryMs: 5_000, recheckEveryMs: 20_000 };
/** More than any doctor has machines; the oldest stream ends when another is opened. */
const STREAMS_PER_ACCOUNT = 8;
/** Pulls a second that one instance asks its workstations for; with many streams each is told less often. */
const WAKES_PER_SECOND = 100;

/** The event streams of one instance. Everything that they tell is in the database; nothing here outlives a stream. */
export interface LiveHub {
  /** Opens a stream and tells it the present state first. */
  stream(account: Account, familyId: string, signal: AbortSignal): Promise<AsyncGenerator<LiveEvent>>;
  readonly streamCount: number;
  /** Ends all streams, spread over the time, so that their workstations do not all come back at once. */
  drain(overMs: number): Promise<void>;
  close(): Promise<void>;
}

/** Listens on one connection for the whole instance. */
export async function openLiveHub(
  pool: Pool,
  onInternalError: (error: unknown) => void,
  timing: typeof USUAL_TIMING = USUAL_TIMING,
): Promise<LiveHub> {
  const streams = new Set<LiveStream>();
  /** Which streams are told of a scope, so that a notification costs nothing to the others. */
  const byScope = new Map<FeedScope, Set<LiveStream>>();
  /** Streams that were not told the present state yet. */
  const newcomers = new Set<LiveStream>();
  const questionIds = new Set<string>();
  let gathering: NodeJS.Timeout | null = null;
  let lookingUp: Promise<void> = Promise.resolve();
  let closed = false;

  function add(stream: LiveStream): void {
    streams.add(stream);
    newcomers.add(stream);
    for (const scope of stream.viewer.scopes) {
      const viewers = byScope.get(scope);
      if (viewers === undefined) byScope.set(scope, new Set([stream]));
      else viewers.add(stream);
    }
    lookUpSoon();
  }

  function remove(stream: LiveStream): void {
    streams.delete(stream);
    newcomers.delete(stream);
    for (const scope of stream.viewer.scopes) {
      const viewers = byScope.get(scope);
      viewers?.delete(stream);
      if (viewers?.size === 0) byScope.delete(scope);
    }
  }

  function lookUpSoon(): void {
    if (gathering !== null || closed) return;
    gathering = setTimeout(() => {
      gathering = null;
      // One after the other, so that an older answer never comes after a newer one.
      lookingUp = lookingUp.then(lookUp).catch(onInternalError);
    }, GATHER_MS);
  }

  /** One look-up for all questions that were notified and all streams that were opened meanwhile. */
  async function lookUp(): Promise<void> {
    const asked = [...questionIds];
    const opened = [...newcomers];
    questionIds.clear();
    newcomers.clear();
    try {
      if (opened.length > 0) {
        const all = await listAllPresence(pool);
        for (const stream of opened) stream.tellAllPresence(all);
      }
      if (asked.length > 0) {
        for (const at of await listPresenceAt(pool, asked)) {
          for (const stream of byScope.get(at.scope) ?? []) stream.tellPresence(at);
        }
      }
    } catch (error) {
      for (const id of asked) questionIds.add(id);
      for (const stream of opened) if (streams.has(stream)) newcomers.add(stream);
      if (!closed) setTimeout(lookUpSoon, 1000).unref();
      throw error;
    }
  }

  function onFeed(payload: string): void {
    const scopes = payload === '' ? (['all'] as const) : (payload.split(' ') as FeedScope[]);
    const intervalMs = Math.max(500, (streams.size / WAKES_PER_SECOND) * 1000);
    for (const scope of scopes) {
      for (const stream of byScope.get(scope) ?? []) {
        stream.tellChanged(Math.random() * Math.min(streams.size, 5000), intervalMs);
      }
    }
  }

  function onPresence(payload: string): void {
    const [scope, questionId] = payload.split(' ');
    if (questionId === undefined || !byScope.has(scope as FeedScope)) return;
    questionIds.add(questionId);
    lookUpSoon();
  }

  /** A lost connection may have lost notifications, so everybody is told anew once it is back. */
  function onListening(): void {
    onFeed('');
    for (const stream of streams) newcomers.add(stream);
    if (newcomers.size > 0) lookUpSoon();
  }

  async function recheck(): Promise<void> {
    if (streams.size === 0) return;
    const accounts = await listLiveAccounts(pool, [...new Set([...streams].map(({ viewer }) => viewer.familyId))]);
    for (const stream of streams) {
      const account = accounts.get(stream.viewer.familyId);
      if (account === undefined) {
        stream.end();
        continue;
      }
      const viewer = await toViewer(pool, account, stream.viewer.familyId);
      if (sameScopes(viewer.scopes, stream.viewer.scopes)) continue;
      remove(stream);
      stream.viewer = viewer;
      add(stream);
      stream.tellChanged(0, 0);
    }
  }

  const guarded = (work: () => Promise<void>) => (): void => {
    work().catch(onInternalError);
  };
  const subscriptions = [
    await pool.listen(FEED_CHANNEL, onFeed, onListening),
    await pool.listen(PRESENCE_CHANNEL, onPresence),
  ];
  const timers = [
    setInterval(
      guarded(() => sweepPresence(pool)),
      timing.sweepEveryMs * (0.9 + Math.random() * 0.2),
    ),
    setInterval(guarded(recheck), timing.recheckEveryMs),
  ];

  async function* run(stream: LiveStream, signal: AbortSignal): AsyncGenerator<LiveEvent> {
    try {
      yield* stream.events(signal);
    } finally {
      remove(stream);
    }
  }

  return {
    async stream(account, familyId, signal) {
      const stream = new LiveStream(await toViewer(pool, account, familyId));
      const mine = [...streams].filter(({ viewer }) => viewer.accountId === account.id);
      for (const oldest of mine.slice(0, Math.max(0, mine.length - STREAMS_PER_ACCOUNT + 1))) oldest.end();
      if (closed) stream.end();
      add(stream);
      // A stream whose workstation went away before the first event was read never runs its own end.
      signal.addEventListener('abort', () => remove(stream), { once: true });
      return run(stream, signal);
    },
    get streamCount() {
      return streams.size;
    },
    async drain(overMs) {
      closed = true;
      const waiting = [...streams];
      const pause = overMs / Math.max(1, waiting.length);
      const startedMs = Date.now();
      for (const [index, stream] of waiting.entries()) {
        const aheadMs = startedMs + index * pause - Date.now();
        if (aheadMs > 5) await new Promise((resolve) => setTimeout(resolve, aheadMs));
        stream.end();
      }
      for (const stream of streams) stream.end();
    },
    async close() {
      closed = true;
      for (const timer of timers) clearInterval(timer);
      if (gathering !== null) clearTimeout(gathering);
      for (const stream of streams) stream.end();
      await lookingUp;
      for (const subscription of subscriptions) await subscription.unlisten();
    },
  };
}

async function toViewer(pool: Pool, account: Account, familyId: string): Promise<Viewer> {
  return { accountId: account.id, familyId, scopes: new Set(await scopesOf(pool, account)) };
}

function sameScopes(left: ReadonlySet<FeedScope>, right: ReadonlySet<FeedScope>): boolean {
  return left.size === right.size && [...left].every((scope) => right.has(scope));
}
