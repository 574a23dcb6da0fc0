import { randomUUID } from 'node:crypto';
import type { SessionState } from '#contract/desk.ts';
import type { ServiceSession } from '#contract/service.ts';
import type { ResumableSession } from '#contract/worker.ts';
import { type Account, accountSchema } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';
import type { Clock } from '../clock.ts';
import { createServiceClock } from '../service-clock.ts';
import { databaseExists } from '../store/database.ts';
import { openStore, type Store } from '../store/store.ts';
import { StoreDamagedError } from '../store/store-errors.ts';
import {
  accountFolder,
  createVault,
  type Keyring,
  openWithKeyring,
  openWithPassword,
  rewrap,
  vaultExists,
} from '../store/vault.ts';
import { signInToService, signOutOfService } from '../sync/service-client.ts';
import { ServiceUnreachableError, WrongPasswordError } from '../sync/service-errors.ts';
import { createSyncEngine, type SyncEngine } from '../sync/sync-engine.ts';
import type { ChangeHub } from './changes.ts';

/** Longest that signing in waits for the service before it tries without; in milliseconds. */
const SERVICE_PATIENCE_MS = 6000;

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
  readonly account: Account;
  readonly store: Store;
  readonly engine: SyncEngine;
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
  /** Told what a restarted worker needs to go on; null after signing out. */
  readonly onResumable: (resumable: ResumableSession | null) => void;
}

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly previousPassword?: string | undefined;
}

/** Opens and closes accounts; at most one is open. */
export function createSessions(options: SessionsOptions) {
  const { serviceUrl, appVersion, clock, keyring, changes } = options;
  let open: OpenSession | null = null;
  let wrongTries = 0;

  /** The service's word on the password, or why it cannot be asked. */
  async function askService(input: SignInInput): Promise<ServiceSession | ServiceUnreachableError> {
    try {
      return await signInToService(
        serviceUrl,
        { email: input.email, password: input.password, deviceId: randomUUID() },
        { appVersion, signal: AbortSignal.timeout(SERVICE_PATIENCE_MS) },
      );
    } catch (error) {
      if (error instanceof ServiceUnreachableError) return error;
      if (error instanceof DOMException && error.name === 'TimeoutError') return new ServiceUnreachableError('timeout');
      throw error;
    }
  }

  async function unlock(
    folder: string,
    input: SignInInput,
    unlocking: Promise<Uint8Array | null>,
    serviceKnowsPassword: boolean,
  ): Promise<Uint8Array> {
    const key = await unlocking;
    if (key !== null) return key;
    if (!serviceKnowsPassword) throw new WrongPasswordError('wrong password');
    const older =
      (await openWithKeyring(folder, keyring)) ??
      (input.previousPassword === undefined ? null : await openWithPassword(folder, input.previousPassword));
    if (older === null) throw new LockedWithOldPasswordError();
    await rewrap(folder, input.password, older, keyring);
    return older;
  }

  async function slowDown(): Promise<void> {
    const excess = wrongTries - FREE_TRIES;
    if (excess > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(MAX_DELAY_MS, 500 * 2 ** excess)));
  }

  function begin(folder: string, key: Uint8Array, session: ServiceSession | null): OpenSession {
    const store = openStore({ folder, key });
    try {
      store.transaction(() => {
        if (session !== null) {
          store.meta.set('account', JSON.stringify(session.account));
          storeTokens(store, session);
        }
      });
      const stored = store.meta.find('account');
      if (stored === null) throw new StoreDamagedError();
      const account = accountSchema.parse(JSON.parse(stored));
      const sessionClock = createServiceClock({
        machine: clock,
        monotonicMs: () => performance.now(),
        remembered: JSON.parse(store.meta.find('service-clock') ?? 'null'),
        remember: (memory) => store.meta.set('service-clock', JSON.stringify(memory)),
      });
      const engine = createSyncEngine({
        store,
        account,
        deviceId: deviceIdOf(store),
        serviceUrl,
        appVersion,
        clock: sessionClock,
        onServerTime: sessionClock.heard,
        tokens: {
          get: () => {
            const tokens = store.meta.find('tokens');
            return tokens === null ? null : JSON.parse(tokens);
          },
          set: (renewed) =>
            store.transaction(() => {
              storeTokens(store, renewed);
              store.meta.set('account', JSON.stringify(renewed.account));
            }),
        },
        onChange: (topics, questionIds) => changes.tell(topics, questionIds),
      });
      open = { account, store, engine, clock: sessionClock };
      engine.start();
      options.onResumable({ accountFolder: folder, databaseKey: key });
      changes.tell(['session', 'sync', 'queue', 'question', 'draft', 'template', 'related', 'outbox', 'directory']);
      return open;
    } catch (error) {
      store.close();
      throw error;
    }
  }

  async function close(): Promise<void> {
    const closing = open;
    open = null;
    if (closing === null) return;
    await closing.engine.stop();
    closing.store.close();
  }

  return {
    /** The open account, or null. */
    current(): OpenSession | null {
      return open;
    },

    state(): SessionState {
      return open === null
        ? { state: 'signed-out', serviceUrl }
        : { state: 'signed-in', serviceUrl, account: open.account };
    },

    /**
     * Opens an account: with the service's word where it can be asked, from this machine's copy otherwise.
     *
     * @throws {WrongPasswordError | LockedWithOldPasswordError | ServiceUnreachableError}
     * @throws what opening the store throws.
     */
    async signIn(input: SignInInput): Promise<{ account: Account; offline: boolean }> {
      await slowDown();
      await close();
      const folder = accountFolder(options.userDataDir, serviceUrl, input.email);
      const here = vaultExists(folder) && databaseExists(folder);
      try {
        // Deriving the key takes as long as asking the service, so both go on at once.
        const unlocking = here ? openWithPassword(folder, input.password) : Promise.resolve(null);
        unlocking.catch(() => undefined);
        const answer = await askService(input);
        if (answer instanceof ServiceUnreachableError) {
          if (!here) throw answer;
          const session = begin(folder, await unlock(folder, input, unlocking, false), null);
          wrongTries = 0;
          return { account: session.account, offline: true };
        }
        const key = here
          ? await unlock(folder, input, unlocking, true)
          : await createVault(folder, input.password, keyring);
        const session = begin(folder, key, answer);
        session.store.auditEvents.append({
          occurredAt: toInstant(clock.now()),
          accountId: session.account.id,
          act: 'signed-in',
          subjectId: null,
          details: { offline: false },
        });
        wrongTries = 0;
        return { account: session.account, offline: false };
      } catch (error) {
        if (error instanceof WrongPasswordError) wrongTries += 1;
        throw error;
      }
    },

    /** Opens the account that was open when the worker died. */
    resume(resumable: ResumableSession): void {
      begin(resumable.accountFolder, resumable.databaseKey, null);
    },

    /** Closes the account; its data stays, encrypted. */
    async signOut(): Promise<void> {
      const tokens = open?.store.meta.find('tokens') ?? null;
      options.onResumable(null);
      await close();
      changes.tell(['session']);
      if (tokens === null) return;
      const { refreshToken } = JSON.parse(tokens) as { refreshToken: string };
      // Told in passing: an unreachable service must not keep anybody signed in.
      void signOutOfService(serviceUrl, refreshToken, {
        appVersion,
        signal: AbortSignal.timeout(SERVICE_PATIENCE_MS),
      }).catch(() => undefined);
    },

    close,
  };
}

export type Sessions = ReturnType<typeof createSessions>;

function storeTokens(store: Store, session: ServiceSession): void {
  const { accessToken, refreshToken } = session;
  store.meta.set('tokens', JSON.stringify({ accessToken, refreshToken }));
}

/** Made once for each copy of the account; tells a doctor's machines apart. */
function deviceIdOf(store: Store): string {
  const known = store.meta.find('device-id');
  if (known !== null) return known;
  const made = randomUUID();
  store.meta.set('device-id', made);
  return made;
}
