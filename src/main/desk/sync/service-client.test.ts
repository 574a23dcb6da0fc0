import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_VERSION_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, type ServiceSession } from '#contract/service.ts';
import { accountIdSchema, departmentIdSchema } from '#domain/ids.ts';
import {
  endless,
  type FaultyService,
  html,
  json,
  problem,
  reset,
  silence,
  startFaultyService,
  truncated,
} from './faulty-service.test-support.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { callService, createServiceClient, fetchPractice, signInToService } from './service-client.ts';
import { createTokenHolder } from './token-holder.ts';

const credentials = { email: 'lin@example.org', password: 'secret words', deviceId: crypto.randomUUID() };
const options = { appVersion: '0.1.0' };

function session(number: number): ServiceSession {
  return {
    accessToken: `access-token-number-${number}`,
    accessTokenExpiresAt: '2026-11-24T09:00:00.000Z',
    refreshToken: `refresh-token-number-${number}`,
    account: {
      id: accountIdSchema.parse('6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10'),
      email: 'lin@example.org',
      displayName: 'Lin Yating',
      roles: ['doctor'],
      departmentIds: [departmentIdSchema.parse('orthopedics')],
    },
    serverTime: '2026-11-24T08:30:00.000Z',
  };
}

let service: FaultyService;
beforeEach(async () => {
  service = await startFaultyService();
});
afterEach(() => service.close());

describe('signing in', () => {
  it('sends the protocol and app version and gives the session', async () => {
    service.always('/v1/sign-in', json({ ...session(1), unknownField: 1 }));
    await expect(signInToService(service.url, credentials, options)).resolves.toEqual(session(1));
    expect(service.seen[0]?.body).toEqual(credentials);
    expect(service.seen[0]?.headers).toMatchObject({
      [PROTOCOL_HEADER]: String(PROTOCOL_VERSION),
      [APP_VERSION_HEADER]: '0.1.0',
    });
  });

  it.each([
    ['a wrong password', problem(401, 'WRONG_PASSWORD'), { name: 'WrongPasswordError' }],
    ['a disabled account', problem(403, 'ACCOUNT_DISABLED'), { name: 'AccountDisabledError' }],
    [
      'too many attempts, in the header',
      problem(429, 'TOO_MANY_REQUESTS', { 'retry-after': '17' }),
      { name: 'TooManyAttemptsError', retryAfterSeconds: 17 },
    ],
    [
      'too many attempts, in the document',
      json({ code: 'TOO_MANY_REQUESTS', data: { retryAfterSeconds: 9 } }, 429),
      { name: 'TooManyAttemptsError', retryAfterSeconds: 9 },
    ],
    ['an old app', problem(426, 'UPGRADE_REQUIRED'), { name: 'UpdateRequiredError' }],
    ['a captive portal', html(), { name: 'ServiceUnreachableError', reason: 'captive-portal' }],
    ['another kind of JSON', json({ hello: 'world' }), { name: 'ServiceUnreachableError', reason: 'not-replydesk' }],
    ['a foreign 404', json({ message: 'nope' }, 404), { name: 'ServiceUnreachableError', reason: 'not-replydesk' }],
    [
      'a redirect',
      json({}, 302, { location: 'https://portal.test/' }),
      { name: 'ServiceUnreachableError', reason: 'captive-portal' },
    ],
    ["a proxy's 502", html(502), { name: 'ServiceUnreachableError', reason: 'server-error' }],
    ['a reset', reset, { name: 'ServiceUnreachableError', reason: 'no-connection' }],
    ['a truncated answer', truncated(session(1)), { name: 'ServiceUnreachableError', reason: 'no-connection' }],
  ])('tells %s', async (_name, answer, expected) => {
    service.always('/v1/sign-in', answer);
    await expect(signInToService(service.url, credentials, options)).rejects.toMatchObject(expected);
  });

  it('never repeats what was answered in an error', async () => {
    service.always('/v1/sign-in', json({ ...session(1), account: { displayName: 'patient words' } }));
    const error = await signInToService(service.url, credentials, options).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ServiceUnreachableError', reason: 'not-replydesk' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('patient words');
    expect(error).not.toHaveProperty('cause');
  });

  it('can be given up', async () => {
    service.always('/v1/sign-in', silence);
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(new Error('changed my mind')), 50);
    await expect(signInToService(service.url, credentials, { ...options, signal: giveUp.signal })).rejects.toThrow(
      'changed my mind',
    );
  });
});

describe('an unreachable service', () => {
  it('is told apart: nobody listens, no such name, no HTTP, a certificate nobody vouches for', async () => {
    const port = new URL(service.url).port;
    await service.close();
    await expect(fetchPractice(`http://127.0.0.1:${port}`, options)).rejects.toMatchObject({ reason: 'no-connection' });
    await expect(fetchPractice('http://replydesk.invalid', options)).rejects.toMatchObject({ reason: 'no-connection' });

    const noHttp = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => noHttp.once('listening', resolve));
    const noHttpPort = (noHttp.address() as { port: number }).port;
    await expect(fetchPractice(`http://127.0.0.1:${noHttpPort}`, options)).rejects.toMatchObject({
      reason: 'not-replydesk',
    });
    await expect(fetchPractice(`https://127.0.0.1:${noHttpPort}`, options)).rejects.toMatchObject({ reason: 'tls' });
    noHttp.close();

    // Without a certificate the handshake fails, as it does with one that is not trusted.
    const tls = createTlsServer({}).listen(0, '127.0.0.1');
    await new Promise((resolve) => tls.once('listening', resolve));
    const tlsPort = (tls.address() as { port: number }).port;
    await expect(fetchPractice(`https://127.0.0.1:${tlsPort}`, options)).rejects.toMatchObject({ reason: 'tls' });
    tls.close();
  });
});

describe('guarded fetch', () => {
  const limits = { idleMs: 5000, onStreamBytes: null };

  it('gives up on silence, also in the middle of an answer', async () => {
    service.always('/silent', silence);
    service.always('/half', ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
    });
    for (const path of ['/silent', '/half']) {
      await expect(guardedFetch(new Request(service.url + path), { ...limits, idleMs: 60 })).rejects.toMatchObject({
        reason: 'timeout',
      });
    }
    await expect.poll(() => service.pending()).toBe(0);
  });

  it('stops reading an oversized answer', async () => {
    service.always('/endless', endless);
    await expect(
      guardedFetch(new Request(`${service.url}/endless`), { ...limits, maxBytes: 1_000_000 }),
    ).rejects.toMatchObject({ name: 'ResponseTooLargeError' });
    await expect.poll(() => service.pending()).toBe(0);
  });

  it('measures a Retry-After date by the clock of the service', async () => {
    service.always(
      '/busy',
      problem(429, 'TOO_MANY_REQUESTS', {
        date: 'Tue, 24 Nov 2015 08:00:00 GMT',
        'retry-after': 'Tue, 24 Nov 2015 08:00:30 GMT',
      }),
    );
    await expect(guardedFetch(new Request(`${service.url}/busy`), limits)).rejects.toMatchObject({
      retryAfterMs: 30_000,
    });
  });
});

describe('the token holder', () => {
  function holderWith(stored: { current: ServiceSession | null }) {
    const client = createServiceClient(service.url, '0.1.0');
    const holder = createTokenHolder(client, {
      get: () => stored.current,
      set: (next) => {
        stored.current = next;
      },
    });
    const health = (signal = new AbortController().signal) =>
      holder.withToken(signal, (accessToken) => client.health(undefined, { context: { accessToken }, signal }));
    return { holder, health };
  }

  function acceptOnly(accessToken: string) {
    service.always('/health', (exchange) => {
      const taken = exchange.headers.authorization === `Bearer ${accessToken}`;
      const good = json({ status: 'ok', protocol: 1, version: '0.1.0', serverTime: '2026-11-24T08:30:00.000Z' });
      (taken ? good : problem(401, 'UNAUTHORIZED'))(exchange);
    });
  }

  it('refreshes once for many refused calls and stores the rotated pair', async () => {
    const stored = { current: session(1) };
    acceptOnly(session(2).accessToken);
    service.next('/v1/refresh', json(session(2)), problem(401, 'UNAUTHORIZED'));
    const { health } = holderWith(stored);
    const answers = await Promise.all([health(), health(), health(), health()]);
    expect(answers.map((answer) => answer.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(service.seen.filter((exchange) => exchange.path === '/v1/refresh')).toHaveLength(1);
    expect(stored.current).toEqual(session(2));
  });

  it('says signed out when the refresh is refused, and keeps what is stored', async () => {
    const stored = { current: session(1) };
    acceptOnly('nothing that was ever given out');
    service.always('/v1/refresh', problem(401, 'UNAUTHORIZED'));
    await expect(holderWith(stored).health()).rejects.toMatchObject({ name: 'SignedOutByServiceError' });
    expect(stored.current).toEqual(session(1));
  });

  it('does not take a broken network during the refresh for a sign-out', async () => {
    acceptOnly(session(2).accessToken);
    service.next('/v1/refresh', reset);
    await expect(holderWith({ current: session(1) }).health()).rejects.toMatchObject({ reason: 'no-connection' });
  });

  it('stores the rotated pair although the call that needed it was given up', async () => {
    const stored = { current: session(1) };
    acceptOnly(session(2).accessToken);
    service.next('/v1/refresh', (exchange) => {
      setTimeout(() => json(session(2))(exchange), 80);
    });
    const { holder, health } = holderWith(stored);
    const giveUp = new AbortController();
    const call = health(giveUp.signal);
    await expect.poll(() => service.seen.some((exchange) => exchange.path === '/v1/refresh')).toBe(true);
    giveUp.abort(new Error('work offline'));
    await expect(call).rejects.toThrow('work offline');
    await holder.settle(5000);
    expect(stored.current).toEqual(session(2));
  });
});

it('ends an event stream on demand, also after the garbage collector went through', async () => {
  service.always('/v1/events', ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
  });
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const client = createServiceClient(service.url, '0.1.0');
  const events = await client.sync.events(undefined, { context: { onStreamBytes: () => {} }, signal });
  const next = events.next();
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let round = 0; round < 5; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(service.pending()).toBe(1);
  giveUp.abort(new Error('stopped'));
  await expect(next).rejects.toThrow();
  await expect.poll(() => service.pending()).toBe(0);
});

it('passes the reason of an abort on', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await expect(callService(signal, () => Promise.reject(new TypeError('whatever')))).rejects.toThrow('stopped');
});
