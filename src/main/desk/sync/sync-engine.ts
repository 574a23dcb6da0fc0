import type { SyncStatus } from '#contract/desk.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId } from '#domain/ids.ts';
import { fullJitterMs } from './backoff.ts';
import { type ChangeListener, createChangeCollector } from './change-collector.ts';
import { createFeedPuller } from './feed-puller.ts';
import { createLiveEvents } from './live-events.ts';
import { createOutboxPusher } from './outbox-pusher.ts';
import { createServiceClient } from './service-client.ts';
import { type Failure, failureOf } from './sync-failure.ts';
import { systemTimers, type Timers } from './timers.ts';
import { createTokenHolder, type TokenStore } from './token-holder.ts';

/** How often to pull when no stream says that there is something, and when one is open; in milliseconds. */
const POLL_MS = 30_000;
const POLL_BESIDE_STREAM_MS = 120_000;

/** A restarted service should not meet all workstations in the same moment; in milliseconds. */
const SPREAD_AFTER_LOST_STREAM_MS = 1000;

/** Longest that stopping waits for tokens under way; in milliseconds. */
const SETTLE_TOKENS_MS = 3000;

export interface SyncEngineOptions {
  readonly store: Store;
  readonly serviceUrl: string;
  readonly appVersion: string;
  readonly accountId: AccountId;
  readonly tokens: TokenStore;
  /** The machine's clock; used for undo times and records, never for ordering. */
  readonly clock: Clock;
  readonly onChange: ChangeListener;
  /** Told of what should never happen, for example a store that cannot be written; the engine goes on trying. */
  readonly onError?: (error: unknown) => void;
  /** Gives numbers in [0, 1). */
  readonly random?: () => number;
  readonly timers?: Timers;
}

/** Keeps the local store and the service of one signed-in account in step. */
export interface SyncEngine {
  start(): void;
  /** Resolves when nothing of it is running; the store may be closed then. */
  stop(): Promise<void>;
  status(): SyncStatus;
  /** Remembered over restarts. Going offline ends what is under way at once. */
  setWorkOffline(on: boolean): void;
  /** Pushes and pulls now, unless the service asked for peace. */
  syncNow(): void;
  /** A command was queued or taken back: it is sent when its time comes. */
  outboxChanged(): void;
  /** What the system says about the network: a hint, since a service may run on this very machine. */
  networkChanged(online: boolean): void;
  powerEvent(event: 'suspend' | 'resume'): void;
}

export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { store, accountId, clock, onError = () => {}, random = Math.random, timers = systemTimers } = options;
  const client = createServiceClient(options.serviceUrl, options.appVersion);
  const tokens = createTokenHolder(client, options.tokens);
  const changes = createChangeCollector(timers, options.onChange);
  const puller = createFeedPuller({
    store,
    accountId,
    clock,
    changes,
    fetchPage: (cursor, limit, signal) =>
      tokens.withToken(signal, (accessToken) =>
        client.sync.changes({ limit, ...(cursor !== null && { cursor }) }, { context: { accessToken }, signal }),
      ),
  });
  const pusher = createOutboxPusher({
    store,
    accountId,
    clock,
    random,
    changes,
    sendCommands: (commands, signal) =>
      tokens.withToken(signal, (accessToken) =>
        client.sync.commands({ commands: [...commands] }, { context: { accessToken }, signal }),
      ),
  });
  const live = createLiveEvents({
    timers,
    random,
    open: (signal, onStreamBytes) =>
      tokens.withToken(signal, (accessToken) =>
        client.sync.events(undefined, { context: { accessToken, onStreamBytes }, signal }),
      ),
    onSomething: run,
    onLost: () => wakeIn(random() * SPREAD_AFTER_LOST_STREAM_MS),
  });

  let running = false;
  let suspended = false;
  let workOffline = store.syncState.get().workOffline;
  let connection: 'online' | 'connecting' | 'offline' = 'connecting';
  let failure: Failure | null = null;
  let failures = 0;
  /** The service asked for peace, and nobody asks it anything until it is over. */
  let leftAlone = false;
  /** Another turn is wanted after the present one. */
  let again = false;
  let cycle: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  let cancelWake = () => {};
  let cancelPeace = () => {};
  let lastTold = '';

  /** Takes a turn as soon as it may be. */
  function run(): void {
    if (!running || workOffline || suspended || leftAlone) return;
    if (cycle !== null) {
      again = true;
      return;
    }
    cancelWake();
    again = false;
    const abort = new AbortController();
    const done = takeTurn(abort.signal).then(() => {
      // Ends what was fetched ahead and is not wanted any more.
      abort.abort();
      cycle = null;
      tellStatus();
      if (again && failures === 0) run();
      else plan();
    });
    cycle = { abort, done };
  }

  /**
   * One turn of the loop: what is due goes out, then page after page comes in. After an outage a page is pulled first,
   * as a harmless probe, because a reply whose sending has no answer can no longer be taken back. Never throws.
   */
  async function takeTurn(signal: AbortSignal): Promise<void> {
    try {
      let pullWanted = true;
      if (connection !== 'online') pullWanted = await pullPage(signal);
      while (!signal.aborted) {
        // What was sent comes back through the feed, with what others did.
        if (await pusher.pushDue(signal)) pullWanted = true;
        // Only now: as long as sending fails, being able to pull must not shorten the waits.
        failures = 0;
        if (!pullWanted) return;
        pullWanted = await pullPage(signal);
      }
    } catch (error) {
      if (!signal.aborted) failed(error);
    }
  }

  async function pullPage(signal: AbortSignal): Promise<boolean> {
    const more = await puller.pullPage(signal);
    failure = null;
    connection = 'online';
    live.start();
    tellStatus();
    return more;
  }

  function failed(error: unknown): void {
    failure = failureOf(error);
    failures += 1;
    if (failure.reason === null) onError(error);
    connection = failure.reason === null ? 'connecting' : 'offline';
    void live.stop();
    if (failure.retryAfterMs === null) return;
    leftAlone = true;
    cancelPeace();
    cancelPeace = timers.schedule(failure.retryAfterMs, () => {
      leftAlone = false;
      run();
    });
  }

  /** Sets the one timer to whatever comes next. */
  function plan(): void {
    if (failures > 0) {
      wakeIn(failure?.patienceMs ?? fullJitterMs(failures, random));
      return;
    }
    const pollMs = (live.isOpen() ? POLL_BESIDE_STREAM_MS : POLL_MS) * (0.9 + random() * 0.2);
    wakeIn(Math.min(pollMs, pusher.msUntilDue() ?? pollMs));
  }

  function wakeIn(delayMs: number): void {
    cancelWake();
    if (running) cancelWake = timers.schedule(delayMs, run);
  }

  /** Ends what is under way and, where it may, begins anew at once: whatever was known of the network is void. */
  function startOver(): void {
    failures = 0;
    if (!running) return;
    void live.stop();
    if (cycle !== null) {
      cycle.abort.abort();
      again = true;
    } else {
      run();
    }
    tellStatus();
  }

  function status(): SyncStatus {
    const state = store.syncState.get();
    const counts = store.outbox.counts();
    const offline = workOffline || connection === 'offline';
    return {
      connection: offline ? 'offline' : connection,
      offlineReason: workOffline ? 'work-offline' : offline ? (failure?.reason ?? 'no-connection') : null,
      workOffline,
      ...counts,
      firstSync:
        state.firstSyncCompletedAt === null ? { received: state.firstSyncReceived, total: state.firstSyncTotal } : null,
      lastPulledAt: state.lastPulledAt,
      quarantined: store.quarantine.count(),
    };
  }

  function tellStatus(): void {
    const told = JSON.stringify(status());
    if (told === lastTold) return;
    lastTold = told;
    changes.add(['sync']);
  }

  return {
    start() {
      if (running) return;
      running = true;
      pusher.recover();
      tellStatus();
      run();
    },
    async stop() {
      if (!running) return;
      running = false;
      again = false;
      cancelWake();
      cancelPeace();
      cycle?.abort.abort();
      await Promise.all([cycle?.done, live.stop()]);
      await tokens.settle(SETTLE_TOKENS_MS);
      cancelWake();
      changes.flush();
    },
    status,
    setWorkOffline(on) {
      store.syncState.update({ workOffline: on });
      workOffline = on;
      connection = 'connecting';
      failure = null;
      startOver();
    },
    syncNow() {
      suspended = false;
      run();
    },
    outboxChanged() {
      if (!running) return;
      tellStatus();
      if (cycle !== null) again = true;
      else if (failures === 0) plan();
    },
    networkChanged(online) {
      suspended = false;
      connection = online ? 'connecting' : 'offline';
      failure = null;
      startOver();
    },
    powerEvent(event) {
      suspended = event === 'suspend';
      connection = 'connecting';
      failure = null;
      startOver();
    },
  };
}
