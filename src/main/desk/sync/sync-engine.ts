import { uuidv7 } from 'uuidv7';
import type { SyncStatus } from '#contract/desk.ts';
import type { Command, PersonPresent } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import { createFlagEvaluator } from '#desk/triage/flag-evaluator.ts';
import type { RedFlags } from '#desk/triage/load-red-flags.ts';
import type { Account } from '#domain/account.ts';
import { commandIdSchema, type QuestionId } from '#domain/ids.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import { fullJitterMs } from './backoff.ts';
import { type ChangeListener, createChangeCollector } from './change-collector.ts';
import { createFeedPuller } from './feed-puller.ts';
import { releaseFreedReplies } from './held-replies.ts';
import { createLeaseKeeper } from './lease-keeper.ts';
import { createLiveEvents } from './live-events.ts';
import { createOutboxPusher } from './outbox-pusher.ts';
import { createPresence, type WhereIAm } from './presence.ts';
import { createServiceClient, type ServiceClient } from './service-client.ts';
import { ServiceUnreachableError } from './service-errors.ts';
import { createShownAhead } from './shown-ahead.ts';
import { type Failure, failureOf } from './sync-failure.ts';
import { createTemplatePusher } from './template-pusher.ts';
import { systemTimers, type Timers } from './timers.ts';
import { createTokenHolder, type TokenStore } from './token-holder.ts';
import { createTrailUploader } from './trail-uploader.ts';

/** How often to pull when no stream says that there is something, and when one is open; in milliseconds. */
const POLL_MS = 30_000;
const POLL_BESIDE_STREAM_MS = 120_000;

/** A restarted service should not meet all workstations in the same moment; in milliseconds. */
const SPREAD_AFTER_LOST_STREAM_MS = 1000;

/** Timers beyond this would be fired at once; whoever waits longer looks again. In milliseconds. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

/** After a first sync the window has better to do than to wait for the store's housekeeping; in milliseconds. */
const TIDY_UP_AFTER_MS = 3000;

/** Longest that somebody waits for the service's answer; in milliseconds. */
const ASK_PATIENCE_MS = 8000;
/** Longest that stopping waits for tokens under way; in milliseconds. */
const SETTLE_TOKENS_MS = 3000;

export interface SyncEngineOptions {
  readonly store: Store;
  readonly redFlags: RedFlags;
  readonly serviceUrl: string;
  readonly appVersion: string;
  readonly account: Pick<Account, 'id' | 'displayName' | 'departmentIds'>;
  /** Tells this machine from the doctor's others. */
  readonly deviceId: string;
  readonly tokens: TokenStore;
  /** For undo times, leases and records; what orders things is the service. */
  readonly clock: Clock;
  /** Told the service's clock with every answer that carries it. */
  readonly onServerTime?: (serverTime: Instant) => void;
  readonly onChange: ChangeListener;
  /** Told which questions that were here before the rules read in the background; before it is told as a change. */
  readonly onReadAnew?: (questionIds: readonly QuestionId[]) => void;
  /** Told of what should never happen, for example a store that cannot be written; the engine goes on trying. */
  readonly onError?: (error: unknown) => void;
  /** Gives numbers in [0, 1). */
  readonly random?: () => number;
  readonly timers?: Timers;
}

/** With whose token, and until when, the service is asked. */
export interface AskOptions {
  readonly context: { readonly accessToken: string };
  readonly signal: AbortSignal;
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
  /** Puts an action on a question into the outbox and shows its effect at once; part of the caller's transaction. */
  give(command: Command, notBefore: Instant): void;
  /** A command that had not left was taken back: shows things without it; part of the caller's transaction. */
  takenBack(command: Command): void;
  /** Reads questions for red flags at once, unless that was done; part of the caller's transaction. */
  evaluate(questionIds: Iterable<QuestionId>): void;
  /** The doctor works on the question: a claim of theirs is kept from ending. */
  worked(questionId: QuestionId): void;
  /** What is on the screen, for colleagues. */
  setPresence(where: WhereIAm): void;
  /** Colleagues who are at the question now; empty while offline. */
  presentAt(questionId: QuestionId): PersonPresent[];
  /**
   * Asks the service for what only it knows or decides, at once and without the outbox.
   *
   * @throws {ServiceUnreachableError} while offline, and {@link ServiceProblemError} where the service refuses.
   */
  askService<T>(ask: (client: ServiceClient, options: AskOptions) => Promise<T>): Promise<T>;
}

export function createSyncEngine(options: SyncEngineOptions): SyncEngine {
  const { store, account, clock, onError = () => {}, random = Math.random, timers = systemTimers } = options;
  const accountId = account.id;
  const client = createServiceClient(options.serviceUrl, options.appVersion, timers);
  const tokens = createTokenHolder(client, options.tokens, timers);
  const changes = createChangeCollector(timers, options.onChange);
  const ahead = createShownAhead(store, account, clock);
  const heardTime = <T extends { readonly serverTime: Instant }>(answer: T): T => {
    options.onServerTime?.(answer.serverTime);
    return answer;
  };
  const evaluator = createFlagEvaluator({
    store,
    redFlags: options.redFlags,
    timers,
    onError,
    onEvaluated(questionIds, anew) {
      options.onReadAnew?.(anew);
      changes.add(['queue', 'question'], questionIds);
    },
  });
  const puller = createFeedPuller({
    store,
    ahead,
    clock,
    monotonicMs: () => timers.monotonicMs(),
    changes,
    onArrived: evaluator.evaluateArrived,
    onBulkEnd: () => {
      cancelTidyUp = timers.schedule(TIDY_UP_AFTER_MS, () => store.tidyUp());
    },
    fetchPage: (cursor, limit, signal) =>
      tokens
        .withToken(signal, (accessToken) =>
          client.sync.changes({ limit, ...(cursor !== null && { cursor }) }, { context: { accessToken }, signal }),
        )
        .then(heardTime),
  });
  const presence = createPresence({
    timers,
    changes,
    accountId,
    tell: ({ questionId, activity }, signal) =>
      tokens.withToken(signal, (accessToken) =>
        client.sync.presence(
          { deviceId: options.deviceId, questionId, activity },
          { context: { accessToken }, signal },
        ),
      ),
  });
  const leases = createLeaseKeeper({ store, accountId, clock, give: giveByItself });
  const pusher = createOutboxPusher({
    store,
    ahead,
    accountId,
    clock,
    random,
    changes,
    sendCommands: (commands, signal) =>
      tokens
        .withToken(signal, (accessToken) =>
          client.sync.commands({ commands: [...commands] }, { context: { accessToken }, signal }),
        )
        .then(heardTime),
  });
  const templatePusher = createTemplatePusher({
    store,
    account,
    changes,
    sendCommands: (commands, signal) =>
      tokens
        .withToken(signal, (accessToken) =>
          client.sync.templateCommands({ commands: [...commands] }, { context: { accessToken }, signal }),
        )
        .then(heardTime),
  });
  const trail = createTrailUploader({
    store,
    send: (entries, signal) =>
      tokens.withToken(signal, (accessToken) =>
        client.audit.uploadDeviceEntries(
          { deviceId: options.deviceId, entries: [...entries] },
          { context: { accessToken }, signal },
        ),
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
    onOpen: presence.connected,
    onClosed: presence.disconnected,
    onPresence: ({ questionId, people }) => presence.heard(questionId, people),
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
  let trailUpload: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  /** Aborted when the engine stops, or goes offline on the doctor's word. */
  let asking = new AbortController();
  let cancelWake = () => {};
  let cancelPeace = () => {};
  let cancelNextEnd = () => {};
  let cancelTidyUp = () => {};
  let lastTold = '';

  /** A command that the machine gives by itself for the working doctor: leases only. */
  function giveByItself(kind: 'claim' | 'renew', questionId: QuestionId): void {
    const now = toInstant(clock.now());
    const baseRevision = ahead.findRevision(questionId);
    if (baseRevision === null) return;
    const commandId = commandIdSchema.parse(uuidv7());
    store.transaction(() => {
      ahead.give({ commandId, kind, subjectId: questionId, baseRevision, payload: {}, occurredAt: now }, now);
    });
    changes.add(['queue', 'question'], [questionId]);
    outboxChanged();
  }

  /** Held replies whose way became free go on theirs. */
  function lookAtClaims(): void {
    const freed = releaseFreedReplies(store, accountId, clock);
    if (freed.length > 0) {
      changes.add(['outbox', 'queue', 'question'], freed);
      outboxChanged();
    }
    watchClock();
  }

  /** The window is told when the next claim or snooze ends by itself. */
  function watchClock(): void {
    cancelNextEnd();
    const now = clock.now();
    const at = toInstant(now);
    const ends = [store.questions.nextClaimEnd(at), store.snoozes.nextEnd(at)].filter((end) => end !== null);
    if (ends.length === 0 || !running) return;
    const delayMs = Math.min(...ends.map((end) => Math.max(Date.parse(end) - now + 50, 50)), LONGEST_TIMER_MS);
    cancelNextEnd = timers.schedule(delayMs, () => {
      changes.add(['queue', 'question', 'outbox']);
      lookAtClaims();
    });
  }

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
      lookAtClaims();
      evaluator.wake();
      handInTrail();
      if (again && failures === 0) run();
      else plan();
    });
    cycle = { abort, done };
  }

  /** Beside the turns, and whatever comes of it: nobody's work waits for the trail. */
  function handInTrail(): void {
    if (trailUpload !== null || connection !== 'online' || !running) return;
    const abort = new AbortController();
    const done = trail
      .upload(abort.signal)
      .catch(() => undefined)
      .then(() => {
        trailUpload = null;
      });
    trailUpload = { abort, done };
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
        if (await templatePusher.pushDue(signal)) pullWanted = true;
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
    wakeIn(store.templateChanges.countWaiting() > 0 ? 0 : Math.min(pollMs, pusher.msUntilDue() ?? pollMs));
  }

  function wakeIn(delayMs: number): void {
    cancelWake();
    if (running) cancelWake = timers.schedule(delayMs, run);
  }

  /** Ends what is under way and, where it may, begins anew at once: whatever was known of the network is void. */
  function startOver(): void {
    failures = 0;
    trailUpload?.abort.abort();
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
    const counts = store.outbox.counts();
    const offline = workOffline || connection === 'offline';
    return {
      connection: offline ? 'offline' : connection,
      offlineReason: workOffline ? 'work-offline' : offline ? (failure?.reason ?? 'no-connection') : null,
      workOffline,
      ...counts,
      waiting: counts.waiting + store.templateChanges.countWaiting(),
      firstSync: puller.firstSync(),
      lastPulledAt: store.syncState.get().lastPulledAt,
      quarantined: store.quarantine.count(),
    };
  }

  function tellStatus(): void {
    const told = JSON.stringify(status());
    if (told === lastTold) return;
    lastTold = told;
    changes.add(['sync']);
  }

  function outboxChanged(): void {
    if (!running) return;
    tellStatus();
    watchClock();
    if (cycle !== null) again = true;
    else if (failures === 0) plan();
  }

  return {
    async askService(ask) {
      if (workOffline || !running) throw new ServiceUnreachableError('no-connection', { mayHaveArrived: false });
      const patience = AbortSignal.timeout(ASK_PATIENCE_MS);
      const signal = AbortSignal.any([patience, asking.signal]);
      try {
        return await tokens.withToken(signal, (accessToken) => ask(client, { context: { accessToken }, signal }));
      } catch (error) {
        if (patience.aborted) throw new ServiceUnreachableError('timeout');
        throw error;
      }
    },
    start() {
      if (running) return;
      running = true;
      pusher.recover();
      store.questions.forgetTextsOfTheGone();
      tellStatus();
      lookAtClaims();
      evaluator.start();
      run();
    },
    async stop() {
      if (!running) return;
      running = false;
      again = false;
      cancelWake();
      cancelPeace();
      cancelNextEnd();
      evaluator.stop();
      cycle?.abort.abort();
      trailUpload?.abort.abort();
      asking.abort();
      await Promise.all([cycle?.done, trailUpload?.done, live.stop()]);
      await tokens.settle(SETTLE_TOKENS_MS);
      cancelTidyUp();
      cancelWake();
      cancelNextEnd();
      changes.flush();
    },
    status,
    setWorkOffline(on) {
      store.syncState.update({ workOffline: on });
      workOffline = on;
      asking.abort();
      asking = new AbortController();
      connection = 'connecting';
      failure = null;
      startOver();
    },
    syncNow() {
      suspended = false;
      run();
    },
    outboxChanged,
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
    give(command, notBefore) {
      ahead.give(command, notBefore);
    },
    takenBack(command) {
      ahead.settled(command, false);
    },
    evaluate: evaluator.evaluateNow,
    worked: leases.worked,
    setPresence: presence.set,
    presentAt: presence.at,
  };
}
