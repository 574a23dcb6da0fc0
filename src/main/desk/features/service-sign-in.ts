import type { ServiceSession } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';
import type { Clock } from '../clock.ts';
import { deviceIdOf } from '../store/repositories/bookkeeping.ts';
import type { Store } from '../store/store.ts';
import { signInToService } from '../sync/service-client.ts';
import {
  AccountDisabledError,
  ServiceUnreachableError,
  SignedOutByServiceError,
  TooManyAttemptsError,
  WrongPasswordError,
} from '../sync/service-errors.ts';

/** Longest that signing in waits for the service, in milliseconds. */
export const SERVICE_PATIENCE_MS = 6000;

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly previousPassword?: string | undefined;
}

/** An account that is open already, and may turn out to have changed. */
interface KnownAccount {
  account: Account;
  readonly store: Store;
}

export interface ServiceSignInOptions {
  readonly serviceUrl: string;
  readonly appVersion: string;
  readonly clock: Clock;
}

/** Signs in at the service, before an account is open or behind it. */
export function createServiceSignIn({ serviceUrl, appVersion, clock }: ServiceSignInOptions) {
  /** `deviceId` names this machine in the service's audit trail. @throws what signing in at the service throws, and the signal's reason. */
  async function ask(input: SignInInput, deviceId: string, signal: AbortSignal): Promise<ServiceSession> {
    signal.throwIfAborted();
    const impatience = new AbortController();
    const giveUp = (): void => impatience.abort();
    signal.addEventListener('abort', giveUp);
    const timer = setTimeout(giveUp, SERVICE_PATIENCE_MS);
    try {
      return await signInToService(
        serviceUrl,
        { email: input.email, password: input.password, deviceId },
        { appVersion, signal: impatience.signal },
      );
    } catch (error) {
      signal.throwIfAborted();
      throw impatience.signal.aborted ? new ServiceUnreachableError('timeout') : error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Keeps who the service says this is, and its tokens. */
  function keep(store: Store, answer: ServiceSession): void {
    store.transaction(() => {
      storeSession(store, answer);
      store.auditEvents.append({
        occurredAt: toInstant(clock.now()),
        accountId: answer.account.id,
        act: 'signed-in',
        subjectId: null,
        details: { offline: false },
      });
    });
  }

  /**
   * Tells the service who is at work already, and keeps its answer. A refusal takes the tokens away; where no answer
   * comes, the engine tries those of last time and says what it meets.
   *
   * @throws {SignedOutByServiceError | UpdateRequiredError}
   */
  async function announce(input: SignInInput, session: KnownAccount, signal: AbortSignal): Promise<void> {
    const { store } = session;
    let answer: ServiceSession;
    try {
      answer = await ask(input, deviceIdOf(store.meta), signal);
    } catch (error) {
      if (error instanceof ServiceUnreachableError || error instanceof TooManyAttemptsError) return;
      if (!(error instanceof WrongPasswordError || error instanceof AccountDisabledError)) throw error;
      store.transaction(() => store.meta.remove('tokens'));
      throw new SignedOutByServiceError('the service does not let the account in');
    }
    signal.throwIfAborted();
    if (answer.account.id !== session.account.id) {
      // The address has gone to somebody else, in whose name nothing of this may be sent.
      store.transaction(() => store.meta.remove('tokens'));
      throw new SignedOutByServiceError('the service knows another account by this address');
    }
    keep(store, answer);
    session.account = answer.account;
  }

  return { ask, keep, announce };
}

/** Who the service says this is, and its tokens; inside of a transaction. */
export function storeSession(store: Store, { account, accessToken, refreshToken }: ServiceSession): void {
  store.meta.set('account', JSON.stringify(account));
  store.meta.set('tokens', JSON.stringify({ accessToken, refreshToken }));
}
