import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { SessionState } from '#contract/desk.ts';
import type { ServiceSession } from '#contract/service.ts';
import type { DeskNotice, ResumableSession } from '#contract/worker.ts';
import { type Account, accountSchema } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';
import type { Clock } from '../clock.ts';
import { createServiceClock } from '../service-clock.ts';
import { databaseExists } from '../store/database.ts';
import { deviceIdOf } from '../store/repositories/bookkeeping.ts';
import type { Store } from '../store/store.ts';
import { StoreDamagedError } from '../store/store-errors.ts';
import {
  accountFolder,
  createVault,
  isWrappedAsNow,
  type Keyring,
  openWithKeyring,
  openWithPassword,
  rewrap,
  vaultExists,
} from '../store/vault.ts';
import { signOutOfService } from '../sync/service-client.ts';
import { ServiceUnreachableError, WrongPasswordError } from '../sync/service-errors.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import { systemTimers, type Timers } from '../sync/timers.ts';
import type { RedFlags } from '../triage/load-red-flags.ts';
import type { Attention } from './attention.ts';
import type { ChangeHub } from './changes.ts';
import { createServiceSignIn, SERVICE_PATIENCE_MS, type SignInInput, storeSession } from './service-sign-in.ts';

/** The first screen has the machine to itself for this long before the network is asked; in milliseconds. */
const FIRST_SCREEN_MS = 200;

type AccountParts = typeof import('./account-parts.ts');

/** Reads them once; later calls give the same. */
function loadAccountParts(): Promise<AccountParts> {
  return import('./account-parts.ts');
}

/** After some wrong passwords each further try waits longer; in milliseconds. */
const FREE_TRIES = 4;
const MAX_DELAY_MS = 30_000;

/** The service took the password; the local copy is locked with an earlier one. */
export class LockedWithOldPasswordError extends Error {
  constructor() {
    super('the store is locked with an earlier password');
    this.name = 'LockedWithOldPasswordError';
  }
}

/** Somebody's open account. */
export interface OpenSession {
  /** As the service told it last. */
  readonly account: Account;
  readonly store: Store;
  readonly engine: SyncEngine;
  readonly redFlags: RedFlags;
  /** The service's time as well as it can be known; see `service-clock.ts`. */
  readonly clock: Clock;
}

export interface SessionsOptions {
  readonly userDataDir: string;
  readonly serviceUrl: string;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly changes: ChangeHub;
  /** Told what a doctor who looks elsewhere should hear of. */
  readonly onNotice?: ((notice: DeskNotice) => void) | undefined;
  /** Told what a restarted worker needs to go on; null after signing out. */
  readonly onResumable: (resumable: ResumableSession | null) => void;
  readonly timers?: Timers;
  /** Gives numbers in [0, 1). */
  readonly random?: () => number;
}

interface EndableSession extends OpenSession {
  account: Account;
  /** Resolves when nothing of it is running. */
  end(): Promise<void>;
}

/** An account's copy on this machine, open. */
interface Opened {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly store: Store;
  readonly parts: AccountParts;
}

/** By what an account is opened. */
type Entry =
  /** The password opened this machine's copy; the service has not been asked. */
  | { readonly kind: 'known-here'; readonly input: SignInInput }
  /** The machine had no name yet, or none that could be read, so it was announced by a new one. */
  | { readonly kind: 'admitted'; readonly answer: ServiceSession; readonly deviceId: string }
  /** It was open a moment ago. */
  | { readonly kind: 'resumed' };

/** Opens and closes accounts; at most one is open. */
export function createSessions(options: SessionsOptions) {
  const { serviceUrl, appVersion, clock, keyring, changes } = options;
  const service = createServiceSignIn(options);
  let open: EndableSession | null = null;
  /** Aborted when the desk itself closes. */
  const closing = new AbortController();
  let wrongTries = 0;
  /** Windows may ask at the same time; one account is opened or closed after the other. */
  let lastTurn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function slowDown(): Promise<void> {
    const excess = wrongTries - FREE_TRIES;
    if (excess > 0) await wait(Math.min(MAX_DELAY_MS, 500 * 2 ** excess));
  }

  async function openAccount(input: SignInInput): Promise<OpenSession> {
    const folder = accountFolder(options.userDataDir, serviceUrl, input.email);
    const isHere = vaultExists(folder) && databaseExists(folder);
    // Another thread derives the key meanwhile.
    const partsComing = loadAccountParts();
    const key = isHere ? await openWithPassword(folder, input.password) : null;
    if (key !== null) {
      const parts = await partsComing;
      const store = parts.openStore({ folder, key });
      if (store.meta.find('account') !== null)
        return begin({ folder, key, store, parts }, { kind: 'known-here', input });
      // The machine went down between making the copy and learning whose it is.
      store.close();
    }
    let answer: ServiceSession;
    const deviceId = randomUUID();
    try {
      answer = await service.ask(input, deviceId, closing.signal);
    } catch (error) {
      // All that is known of this password is that it does not open what is here.
      if (isHere && key === null && error instanceof ServiceUnreachableError) {
        throw new WrongPasswordError('wrong password');
      }
      throw error;
    }
    const present =
      key ?? (isHere ? await unlockOlder(folder, input) : await createVault(folder, input.password, keyring));
    const parts = await partsComing;
    return begin(
      { folder, key: present, store: parts.openStore({ folder, key: present }), parts },
      { kind: 'admitted', answer, deviceId },
    );
  }

  /** The key of a copy that is locked with an earlier password; from now on the present one opens it. */
  async function unlockOlder(folder: string, input: SignInInput): Promise<Uint8Array> {
    const older =
      (await openWithKeyring(folder, keyring)) ??
      (input.previousPassword === undefined ? null : await openWithPassword(folder, input.previousPassword));
    if (older === null) throw new LockedWithOldPasswordError();
    await rewrap(folder, input.password, older, keyring);
    return older;
  }

  /** Brings a vault of an earlier version up to date; the next time is as good as this one. */
  async function renewWrapping(folder: string, password: string, key: Uint8Array): Promise<void> {
    if (!isWrappedAsNow(folder)) await rewrap(folder, password, key, keyring);
  }

  function begin({ folder, key, store, parts }: Opened, entry: Entry): OpenSession {
    const { createAttention, createFactBuilder, createSyncEngine, redFlags, startIndexBuilder } = parts;
    const leaving = new AbortController();
    try {
      if (entry.kind === 'admitted') {
        if (store.meta.find('device-id') === null) store.meta.set('device-id', entry.deviceId);
        service.keep(store, entry.answer);
      }
      const { promise: admission, resolve: admit } = Promise.withResolvers<void>();
      const sessionClock = createServiceClock({
        machine: clock,
        monotonicMs: () => (options.timers ?? systemTimers).monotonicMs(),
        remembered: JSON.parse(store.meta.find('service-clock') ?? 'null'),
        remember: (memory) => store.meta.set('service-clock', JSON.stringify(memory)),
      });
      let attention: Attention | null = null;
      const factBuilder = createFactBuilder({
        store,
        timers: options.timers ?? systemTimers,
        onProgress: () => changes.tell(['insights']),
      });
      const engine = createSyncEngine({
        store,
        redFlags,
        account: readAccount(store),
        deviceId: deviceIdOf(store.meta),
        serviceUrl,
        appVersion,
        clock: sessionClock,
        onServerTime: sessionClock.heard,
        ...(options.timers && { timers: options.timers }),
        ...(options.random && { random: options.random }),
        tokens: {
          admission,
          get: () => {
            const tokens = store.meta.find('tokens');
            return tokens === null ? null : JSON.parse(tokens);
          },
          set: (renewed) => store.transaction(() => storeSession(store, renewed)),
        },
        onChange(topics, questionIds) {
          changes.tell(topics, questionIds);
          if (topics.includes('question')) factBuilder.wake();
        },
        onReadAnew: (questionIds) => attention?.noNews(questionIds),
      });
      let behind: Promise<void> = Promise.resolve();
      const indexBuilder = startIndexBuilder(store, { onProgress: () => changes.tell(['related']) });
      const session: EndableSession = {
        account: readAccount(store),
        store,
        engine,
        redFlags,
        clock: sessionClock,
        async end() {
          leaving.abort();
          attention?.stop();
          factBuilder.stop();
          await Promise.all([engine.stop(), indexBuilder.stop(), behind]);
          store.close();
        },
      };
      if (entry.kind === 'known-here') {
        const { input } = entry;
        record(session, 'opened-local-copy');
        const announced = wait(FIRST_SCREEN_MS, undefined, { signal: leaving.signal })
          .then(() => service.announce(input, session, leaving.signal))
          .then(() => changes.tell(['session']));
        admit(announced);
        behind = announced
          .catch(() => undefined)
          .then(() => (leaving.signal.aborted ? undefined : renewWrapping(folder, input.password, key)))
          .catch(() => undefined);
      } else admit();
      // The engine hears of it when it first needs a token, which may be never.
      admission.catch(() => undefined);
      engine.start();
      factBuilder.start();
      attention = createAttention({ session, changes, tell: options.onNotice ?? (() => {}) });
      open = session;
      options.onResumable({ accountFolder: folder, databaseKey: key });
      changes.tell(['session', 'sync', 'queue', 'question', 'draft', 'template', 'related', 'outbox', 'directory']);
      return session;
    } catch (error) {
      leaving.abort();
      store.close();
      throw error;
    }
  }

  async function end(): Promise<void> {
    const ending = open;
    open = null;
    await ending?.end();
  }

  return {
    /** The open account, or null. */
    current(): OpenSession | null {
      return open;
    },

    /** Reads what opening an account needs. */
    prepare(): void {
      void loadAccountParts();
    },

    state(): SessionState {
      return open === null
        ? { state: 'signed-out', serviceUrl }
        : { state: 'signed-in', serviceUrl, account: open.account };
    },

    /**
     * Opens an account: from this machine's copy where the password opens it, and the service is asked behind the open
     * account; otherwise with the service's word.
     *
     * @throws {WrongPasswordError | LockedWithOldPasswordError | ServiceUnreachableError}
     * @throws {TooManyAttemptsError | AccountDisabledError | UpdateRequiredError}
     * @throws what opening the store throws.
     */
    async signIn(input: SignInInput): Promise<{ account: Account }> {
      await slowDown();
      return inTurn(async () => {
        await end();
        try {
          const { account } = await openAccount(input);
          wrongTries = 0;
          return { account };
        } catch (error) {
          if (error instanceof WrongPasswordError) wrongTries += 1;
          throw error;
        }
      });
    },

    /** Opens the account that was open when the worker died. */
    async resume(resumable: ResumableSession): Promise<void> {
      const { accountFolder: folder, databaseKey: key } = resumable;
      const parts = await loadAccountParts();
      begin({ folder, key, store: parts.openStore({ folder, key }), parts }, { kind: 'resumed' });
    },

    /** Closes the account; its data stays, encrypted. */
    signOut(): Promise<void> {
      return inTurn(async () => {
        const tokens = open?.store.meta.find('tokens') ?? null;
        if (open !== null) record(open, 'signed-out');
        options.onResumable(null);
        await end();
        changes.tell(['session']);
        if (tokens === null) return;
        const { refreshToken } = JSON.parse(tokens) as { refreshToken: string };
        // Told in passing: an unreachable service must not keep anybody signed in.
        void signOutOfService(serviceUrl, refreshToken, {
          appVersion,
          signal: AbortSignal.timeout(SERVICE_PATIENCE_MS),
        }).catch(() => undefined);
      });
    },

    /** Closes the account for good, and calls off whatever is being opened. */
    close(): Promise<void> {
      closing.abort();
      return inTurn(end);
    },
  };
}

function record({ store, account, clock }: OpenSession, act: string): void {
  store.transaction(() =>
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act,
      subjectId: null,
      details: {},
    }),
  );
}

export type Sessions = ReturnType<typeof createSessions>;

/** @throws {StoreDamagedError} nobody's store. */
function readAccount(store: Store): Account {
  const stored = store.meta.find('account');
  if (stored === null) throw new StoreDamagedError();
  return accountSchema.parse(JSON.parse(stored));
}
