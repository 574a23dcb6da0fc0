import type { ServiceSession } from '#contract/service.ts';
import { callService, type ServiceClient } from './service-client.ts';
import { ServiceProblemError, SignedOutByServiceError } from './service-errors.ts';
import { systemTimers } from './timers.ts';

/** Where the account's tokens are kept; inside the encrypted store, never elsewhere. */
export interface TokenStore {
  /** Null when this machine holds none, for example after signing in offline. */
  get(): Pick<ServiceSession, 'accessToken' | 'refreshToken'> | null;
  set(session: ServiceSession): void;
  /**
   * Settles once it is known whether the service lets the account in; no token is handed out before. A rejection is
   * told to the first call that waits for it; later calls take what `get` has. Absent when that is known.
   */
  readonly admission?: Promise<void>;
}

export interface TokenHolder {
  /**
   * Runs a call with the access token; refreshes it once when the service no longer takes it.
   *
   * @throws {SignedOutByServiceError} the tokens are gone or refused; the local work is not touched.
   */
  withToken<T>(signal: AbortSignal, call: (accessToken: string) => Promise<T>): Promise<T>;
  /** Waits for a refresh under way, and ends it when it takes longer than `patienceMs`; then nothing is running. */
  settle(patienceMs: number): Promise<void>;
}

/**
 * Hands out the access token and rotates the pair. Only one refresh is ever under way, because using a refresh token
 * twice ends the whole session on the service.
 */
export function createTokenHolder(client: ServiceClient, tokens: TokenStore, timers = systemTimers): TokenHolder {
  let refreshing: Promise<void> | null = null;
  const ending = new AbortController();
  let admission = tokens.admission ?? null;

  async function admitted(signal: AbortSignal): Promise<void> {
    if (admission === null) return;
    const waitedFor = admission;
    try {
      await untilAborted(waitedFor, signal);
    } finally {
      // Whoever was called off asks again.
      if (!signal.aborted) admission = null;
    }
  }

  // Not bound to the caller's signal: once the service has rotated the pair, the new one must be stored.
  async function refresh(refreshToken: string): Promise<void> {
    const { signal } = ending;
    try {
      tokens.set(await callService(signal, () => client.session.refresh({ refreshToken }, { context: {}, signal })));
    } catch (error) {
      if (error instanceof ServiceProblemError && (error.status === 401 || error.status === 403)) {
        throw new SignedOutByServiceError('the service ended the session');
      }
      throw error;
    }
  }

  function held(): { accessToken: string; refreshToken: string } {
    const pair = tokens.get();
    if (pair === null) throw new SignedOutByServiceError('this machine holds no tokens');
    return pair;
  }

  /** Makes sure that the store holds another access token than the refused one. */
  async function replace(refusedToken: string, signal: AbortSignal): Promise<void> {
    const pair = held();
    if (pair.accessToken !== refusedToken) return;
    refreshing ??= refresh(pair.refreshToken).finally(() => {
      refreshing = null;
    });
    await untilAborted(refreshing, signal);
  }

  return {
    async withToken(signal, call) {
      await admitted(signal);
      if (refreshing !== null) await untilAborted(refreshing, signal);
      const first = held().accessToken;
      try {
        return await callService(signal, () => call(first));
      } catch (error) {
        if (!isRefusedToken(error)) throw endedOrSame(error);
      }
      await replace(first, signal);
      try {
        return await callService(signal, () => call(held().accessToken));
      } catch (error) {
        if (isRefusedToken(error)) throw new SignedOutByServiceError('the service refuses a fresh token');
        throw endedOrSame(error);
      }
    },
    async settle(patienceMs) {
      if (refreshing === null) return;
      const cancelImpatience = timers.schedule(patienceMs, () => ending.abort());
      await refreshing.catch(() => undefined);
      cancelImpatience();
    },
  };
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof ServiceProblemError && error.status === 401;
}

/** A disabled account is signed out, whatever call it happens at. */
function endedOrSame(error: unknown): unknown {
  return error instanceof ServiceProblemError && error.status === 403
    ? new SignedOutByServiceError('the account may not use the service')
    : error;
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
