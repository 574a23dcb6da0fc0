import { createCipheriv, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SessionState } from '#contract/desk.ts';
import { systemClock } from '../clock.ts';
import { createDesk, type Desk } from '../desk.ts';
import { openStore } from '../store/store.ts';
import { openWithPassword } from '../store/vault.ts';
import {
  type Answer,
  type FaultyService,
  json,
  problem,
  reset,
  silence,
  startFaultyService,
} from '../sync/faulty-service.test-support.ts';
import { AccountDisabledError, ServiceUnreachableError, WrongPasswordError } from '../sync/service-errors.ts';
import { openStream, serveFeed } from '../sync/sync-world.test-support.ts';
import { LockedWithOldPasswordError } from './session.ts';

const DOCTOR = {
  id: '6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10',
  email: 'doctor@practice.test',
  displayName: 'Lin Yating',
  roles: ['doctor'],
  departmentIds: ['orthopedics'],
};
const input = { email: DOCTOR.email, password: 'practice-only' };
const HOUR_MS = 3_600_000;

// Keys are derived at their real price, several times a test.
vi.setConfig({ testTimeout: 20_000 });
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 5000 });

let service: FaultyService;
let userDataDir: string;
beforeEach(async () => {
  service = await startFaultyService();
  userDataDir = mkdtempSync(join(tmpdir(), 'replydesk-session-'));
  serveFeed(service, []);
  service.always('/v1/events', openStream);
  service.always('/v1/sign-out', json({ ended: true }));
  service.always('/v1/sign-in', admits('first'));
  return async () => {
    await service.close();
    rmSync(userDataDir, { recursive: true, force: true });
  };
});

/** Lets in whoever asks, with tokens that carry the name. */
function admits(name: string, account: object = DOCTOR): Answer {
  return json({
    accessToken: `access token named ${name}`,
    accessTokenExpiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
    refreshToken: `refresh token named ${name}`,
    account,
    serverTime: new Date().toISOString(),
  });
}

function makeDesk(): Desk {
  const desk = createDesk({
    userDataDir,
    serviceUrl: service.url,
    appVersion: '0.1.0',
    clock: systemClock,
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  onTestFinished(() => desk.close());
  return desk;
}

/** A desk whose account was open on this machine before, and is closed now. */
async function knownDesk(): Promise<Desk> {
  const desk = makeDesk();
  await desk.sessions.signIn(input);
  await soon(() => status(desk)).toBe('online');
  await desk.sessions.signOut();
  await soon(() => paths()).toContain('/v1/sign-out');
  service.seen.length = 0;
  return desk;
}

const sessionOf = (desk: Desk) => {
  const session = desk.sessions.current();
  if (session === null) throw new Error('nobody is signed in');
  return session;
};
const status = (desk: Desk): string => {
  const { connection, offlineReason } = sessionOf(desk).engine.status();
  return offlineReason ?? connection;
};
const paths = (): string[] => service.seen.map(({ path }) => path);
const accountOf = (state: SessionState) => (state.state === 'signed-in' ? state.account : null);
const tokensOf = (desk: Desk): string => sessionOf(desk).store.meta.find('tokens') ?? 'none';

function accountFolder(): string {
  const [name] = readdirSync(join(userDataDir, 'accounts'));
  return join(userDataDir, 'accounts', name ?? '');
}

describe('an account that is on this machine', () => {
  it('is open before the service has said a word, and nothing goes out until it has', async () => {
    const desk = await knownDesk();
    let answer: () => void = () => {};
    service.always('/v1/sign-in', (exchange) => {
      answer = () => admits('second', { ...DOCTOR, departmentIds: ['neurology'] })(exchange);
    });
    const told: string[] = [];
    const ended = new AbortController();
    onTestFinished(() => ended.abort());
    void (async () => {
      for await (const { topics } of desk.changes.stream(ended.signal)) told.push(...topics);
    })();
    await expect(desk.sessions.signIn(input)).resolves.toMatchObject({ account: { displayName: 'Lin Yating' } });
    expect(status(desk)).toBe('connecting');
    await soon(paths).toEqual(['/v1/sign-in']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(paths()).toEqual(['/v1/sign-in']);

    told.length = 0;
    answer();
    await soon(() => status(desk)).toBe('online');
    expect(told).toContain('session');
    expect(accountOf(desk.sessions.state())?.departmentIds).toEqual(['neurology']);
    const pull = service.seen.find(({ path }) => path === '/v1/changes');
    expect(pull?.headers.authorization).toBe('Bearer access token named second');
  });

  it('goes on with the tokens of last time when the service has no answer to the password', async () => {
    const desk = await knownDesk();
    service.always('/v1/sign-in', reset);
    await desk.sessions.signIn(input);
    await soon(() => status(desk)).toBe('online');
    expect(service.seen.find(({ path }) => path === '/v1/changes')?.headers.authorization).toBe(
      'Bearer access token named first',
    );
  });

  it.each([
    ['a password that was changed there', problem(401, 'WRONG_PASSWORD')],
    ['a disabled account', problem(403, 'ACCOUNT_DISABLED')],
    ['somebody else at this address', admits('other', { ...DOCTOR, id: randomUUID() })],
  ])('stays open and says that the service refuses it: %s', async (_name, refusal) => {
    const desk = await knownDesk();
    service.always('/v1/sign-in', refusal);
    await desk.sessions.signIn(input);
    await soon(() => status(desk)).toBe('signed-out-by-service');
    expect(accountOf(desk.sessions.state())?.id).toBe(DOCTOR.id);
    // A token that was good last time would get past the refusal.
    expect(tokensOf(desk)).toBe('none');
    expect(paths()).toEqual(['/v1/sign-in']);
  });

  it('says so when the service wants a newer version', async () => {
    const desk = await knownDesk();
    service.always('/v1/sign-in', problem(426, 'UPGRADE_REQUIRED'));
    await desk.sessions.signIn(input);
    await soon(() => status(desk)).toBe('update-required');
  });

  it('is told to the service even while working offline, and asks nothing else', async () => {
    const desk = await knownDesk();
    await desk.sessions.signIn(input);
    sessionOf(desk).engine.setWorkOffline(true);
    await desk.sessions.signOut();
    service.seen.length = 0;
    service.always('/v1/sign-in', problem(401, 'WRONG_PASSWORD'));
    await desk.sessions.signIn(input);
    await soon(() => tokensOf(desk)).toBe('none');
    expect(status(desk)).toBe('work-offline');
    expect(paths().filter((path) => path !== '/v1/sign-out')).toEqual(['/v1/sign-in']);
    sessionOf(desk).engine.setWorkOffline(false);
    await soon(() => status(desk)).toBe('signed-out-by-service');
  });

  it('can be closed while the service is asked, which leaves no request behind', async () => {
    const desk = await knownDesk();
    service.always('/v1/sign-in', silence);
    await desk.sessions.signIn(input);
    const { store } = sessionOf(desk);
    await soon(() => service.pending()).toBe(1);
    const startedMs = performance.now();
    await desk.sessions.signOut();
    // Far below the patience with a silent service.
    expect(performance.now() - startedMs).toBeLessThan(4000);
    expect(store.database.open).toBe(false);
    await soon(() => service.pending()).toBe(0);
    expect(desk.sessions.state().state).toBe('signed-out');

    service.always('/v1/sign-in', admits('third'));
    await desk.sessions.signIn(input);
    await soon(() => status(desk)).toBe('online');
    expect(tokensOf(desk)).toContain('third');
  });

  it('is opened once, whatever two windows ask at the same time', async () => {
    const desk = await knownDesk();
    await Promise.all([desk.sessions.signIn(input), desk.sessions.signIn(input)]);
    await soon(() => status(desk)).toBe('online');
    const { store } = sessionOf(desk);
    // One engine listens, the other one is gone.
    await soon(() => service.pending()).toBe(1);
    await Promise.all([desk.sessions.signOut(), desk.sessions.signOut()]);
    expect(store.database.open).toBe(false);
    await soon(() => service.pending()).toBe(0);
  });
});

describe('a password that does not open what is on this machine', () => {
  it('is wrong when the service says so, and when the service cannot be asked', async () => {
    const desk = await knownDesk();
    service.always('/v1/sign-in', problem(401, 'WRONG_PASSWORD'));
    await expect(desk.sessions.signIn({ ...input, password: 'wrong' })).rejects.toBeInstanceOf(WrongPasswordError);
    service.always('/v1/sign-in', reset);
    await expect(desk.sessions.signIn({ ...input, password: 'wrong' })).rejects.toBeInstanceOf(WrongPasswordError);
    service.always('/v1/sign-in', problem(403, 'ACCOUNT_DISABLED'));
    await expect(desk.sessions.signIn({ ...input, password: 'wrong' })).rejects.toBeInstanceOf(AccountDisabledError);
    expect(desk.sessions.state().state).toBe('signed-out');
  });

  it('opens it together with the previous one once the service knows it, and alone from then on', async () => {
    const desk = await knownDesk();
    const changed = { ...input, password: 'changed elsewhere' };
    await expect(desk.sessions.signIn(changed)).rejects.toBeInstanceOf(LockedWithOldPasswordError);
    await desk.sessions.signIn({ ...changed, previousPassword: input.password });
    expect(accountOf(desk.sessions.state())?.id).toBe(DOCTOR.id);
    await desk.sessions.signOut();
    service.always('/v1/sign-in', silence);
    await desk.sessions.signIn(changed);
    expect(status(desk)).toBe('connecting');
  });
});

it('needs the service for the first time, and gives up at once when the desk closes', async () => {
  service.always('/v1/sign-in', reset);
  await expect(makeDesk().sessions.signIn(input)).rejects.toBeInstanceOf(ServiceUnreachableError);
  service.always('/v1/sign-in', silence);
  const desk = makeDesk();
  const signingIn = desk.sessions.signIn(input).catch((error: unknown) => error);
  await soon(() => service.pending()).toBe(1);
  await desk.close();
  expect(await signingIn).toMatchObject({ name: 'AbortError' });
  await soon(() => service.pending()).toBe(0);
});

it('learns whose copy it is when the machine went down too early the first time', async () => {
  const desk = await knownDesk();
  const key = await openWithPassword(accountFolder(), input.password);
  if (key === null) throw new Error('the password opens the vault');
  const store = openStore({ folder: accountFolder(), key });
  store.meta.remove('account');
  store.close();
  service.always('/v1/sign-in', reset);
  await expect(desk.sessions.signIn(input)).rejects.toBeInstanceOf(ServiceUnreachableError);
  service.always('/v1/sign-in', admits('second'));
  await desk.sessions.signIn(input);
  expect(accountOf(desk.sessions.state())?.id).toBe(DOCTOR.id);
});

it('opens a vault of an earlier version and wraps its key in the present way', async () => {
  const desk = await knownDesk();
  const folder = accountFolder();
  const key = await openWithPassword(folder, input.password);
  if (key === null) throw new Error('the password opens the vault');
  const file = join(folder, 'vault.json');
  writeFileSync(file, scryptVault(input.password, key));
  service.always('/v1/sign-in', reset);
  await desk.sessions.signIn(input);
  await soon(() => readFileSync(file, 'utf8')).toContain('argon2id');
  expect(await openWithPassword(folder, input.password)).toEqual(key);
});

/** As version 0.1.0 wrote it, with a smaller N to be quick. */
function scryptVault(password: string, key: Uint8Array): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cost = { N: 2 ** 12, r: 8, p: 1 };
  const cipher = createCipheriv('aes-256-gcm', scryptSync(password, salt, 32, cost), nonce);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  return JSON.stringify({
    format: 1,
    kdf: { name: 'scrypt', ...cost, salt: salt.toString('base64') },
    wrapped: {
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    },
    keyring: null,
  });
}
