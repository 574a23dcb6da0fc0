import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import {
  APP_VERSION_HEADER,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type ServiceSession,
  serviceContract,
} from '#contract/service.ts';
import type { PracticeAccount } from '#domain/account.ts';
import { guardedFetch } from './guarded-fetch.ts';
import {
  AccountDisabledError,
  MalformedResponseError,
  ResponseTooLargeError,
  ServiceProblemError,
  ServiceUnreachableError,
  TooManyAttemptsError,
  UpdateRequiredError,
  WrongPasswordError,
} from './service-errors.ts';
import { systemTimers } from './timers.ts';

/** What a call needs besides its input. */
interface CallContext {
  /** Sent as bearer token; absent for calls without a session. */
  readonly accessToken?: string;
  /** Longest silence of the service, in milliseconds; the default fits quick calls. */
  readonly idleMs?: number;
  /** For the event stream only: told for every piece that arrives, comments included. */
  readonly onStreamBytes?: () => void;
}

const DEFAULT_IDLE_MS = 20_000;

/** The service as typed by its contract; every answer is parsed before it is handed on. */
export type ServiceClient = ContractRouterClient<typeof serviceContract, CallContext>;

/** Makes a client; it holds no connection and no state. Wrap each call in `callService`. */
export function createServiceClient(serviceUrl: string, appVersion: string, timers = systemTimers): ServiceClient {
  const link = new OpenAPILink<CallContext>(serviceContract, {
    url: serviceUrl,
    headers: ({ context }) => ({
      accept: 'application/json, application/problem+json, text/event-stream',
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      [APP_VERSION_HEADER]: appVersion,
      ...(context.accessToken === undefined ? {} : { authorization: `Bearer ${context.accessToken}` }),
    }),
    fetch: (request, _init, { context, signal }) =>
      guardedFetch(request, {
        idleMs: context.idleMs ?? DEFAULT_IDLE_MS,
        onStreamBytes: context.onStreamBytes ?? null,
        signal,
        timers,
      }),
    plugins: [new ResponseValidationPlugin(serviceContract)],
  });
  return createORPCClient(link);
}

/**
 * Runs a call and leaves only this folder's errors: oRPC's validation errors carry the whole answer, and with it
 * patient text.
 *
 * @throws {ServiceUnreachableError | ServiceProblemError | ResponseTooLargeError | MalformedResponseError}
 * @throws {UpdateRequiredError} the service no longer serves this version.
 * @throws the abort reason, when `signal` was aborted.
 */
export async function callService<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ServiceProblemError && error.status === 426) throw new UpdateRequiredError('update required');
    if (
      error instanceof ServiceProblemError ||
      error instanceof ServiceUnreachableError ||
      error instanceof ResponseTooLargeError
    ) {
      throw error;
    }
    throw new MalformedResponseError('the answer is not what the contract says');
  }
}

/**
 * Exchanges e-mail and password for tokens.
 *
 * @throws {WrongPasswordError | TooManyAttemptsError | AccountDisabledError | UpdateRequiredError}
 * @throws {ServiceUnreachableError} no usable answer; `reason` says why.
 */
export async function signInToService(
  serviceUrl: string,
  credentials: { readonly email: string; readonly password: string; readonly deviceId: string },
  options: { readonly appVersion: string; readonly signal?: AbortSignal },
): Promise<ServiceSession> {
  const { email, password, deviceId } = credentials;
  try {
    return await callOnce(serviceUrl, options, (client, request) =>
      client.session.signIn({ email, password, deviceId }, request),
    );
  } catch (error) {
    if (!(error instanceof ServiceProblemError)) throw error;
    if (error.code === 'WRONG_PASSWORD' || error.status === 401) throw new WrongPasswordError('wrong password');
    if (error.code === 'ACCOUNT_DISABLED') throw new AccountDisabledError('the account is disabled');
    if (error.status === 429) throw new TooManyAttemptsError(Math.ceil((error.retryAfterMs ?? 30_000) / 1000));
    throw new ServiceUnreachableError('not-replydesk');
  }
}

/**
 * Asks whether this is a practice service, and for its accounts.
 *
 * @throws {ServiceUnreachableError} no usable answer.
 */
export async function fetchPractice(
  serviceUrl: string,
  options: { readonly appVersion: string; readonly signal?: AbortSignal },
): Promise<{ practice: boolean; accounts: PracticeAccount[]; password: string | null }> {
  try {
    return await callOnce(serviceUrl, options, (client, request) => client.practice(undefined, request));
  } catch (error) {
    throw error instanceof ServiceProblemError ? new ServiceUnreachableError('not-replydesk') : error;
  }
}

/** Tells the service that the session is over; it may be told in vain, since the tokens are forgotten here anyway. */
export async function signOutOfService(
  serviceUrl: string,
  refreshToken: string,
  options: { readonly appVersion: string; readonly signal?: AbortSignal },
): Promise<void> {
  await callOnce(serviceUrl, options, (client, request) => client.session.signOut({ refreshToken }, request));
}

/** A call outside the sync loop, where an answer of another shape simply means that this is not our service. */
async function callOnce<T>(
  serviceUrl: string,
  { appVersion, signal }: { readonly appVersion: string; readonly signal?: AbortSignal },
  call: (client: ServiceClient, request: { context: CallContext; signal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  const client = createServiceClient(serviceUrl, appVersion);
  const request = { context: {}, ...(signal === undefined ? {} : { signal }) };
  try {
    return await callService(signal, () => call(client, request));
  } catch (error) {
    if (error instanceof MalformedResponseError || error instanceof ResponseTooLargeError) {
      throw new ServiceUnreachableError('not-replydesk');
    }
    throw error;
  }
}
