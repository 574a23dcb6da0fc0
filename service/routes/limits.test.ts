import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRACTICE_PASSWORD } from '../practice-seed.ts';
import { ask, command } from '../testing/scene.ts';
import { smallPractice, startTestService, type TestService } from '../testing/test-service.ts';
import { RateLimiter, USUAL_RATES } from './rate-limiter.ts';

describe('a rate limiter', () => {
  it('lets a burst through, then as much as comes in, each key for itself', () => {
    let nowMs = 0;
    const limiter = new RateLimiter({ burst: 3, perSecond: 2 }, () => nowMs);
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 1]);
    expect(limiter.take('b')).toBe(0);
    nowMs = 500;
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 1]);
    nowMs = 60_000;
    expect([1, 2, 3, 4].map(() => limiter.take('a'))).toEqual([0, 0, 0, 1]);
  });

  it('does not go mad when the clock is set back', () => {
    let nowMs = 1_000_000;
    const limiter = new RateLimiter({ burst: 1, perSecond: 1 }, () => nowMs);
    limiter.take('a');
    nowMs = 0;
    expect(limiter.take('a')).toBe(1);
  });
});

describe('the limits of an instance', () => {
  let service: TestService;
  let token: string;
  beforeAll(async () => {
    service = await startTestService(smallPractice, {
      rates: {
        account: { burst: 5, perSecond: 0.1 },
        stranger: { burst: 8, perSecond: 0.1 },
        reader: { burst: 3, perSecond: 0.1 },
        intake: { burst: 4, perSecond: 0.1 },
      },
    });
    const session = await service.client().session.signIn({
      email: 'doctor@practice.test',
      password: PRACTICE_PASSWORD,
      deviceId: randomUUID(),
    });
    token = session.accessToken;
  });
  afterAll(() => service.close());

  const get = (path: string, bearer?: string) =>
    fetch(`${service.url}${path}`, { headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } });
  const statuses = async (count: number, one: () => Promise<Response>): Promise<number[]> => {
    const seen = [];
    for (let index = 0; index < count; index += 1) seen.push((await one()).status);
    return seen;
  };

  it('hold an account back, by hand-written route as by contract, and say for how long', async () => {
    expect(await statuses(5, () => get('/v1/changes?limit=1', token))).toEqual([200, 200, 200, 200, 200]);
    const refused = await get('/v1/changes', token);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    const problem = await refused.json();
    expect(problem).toMatchObject({ code: 'TOO_MANY_REQUESTS', defined: true, data: { retryAfterSeconds: 10 } });
    expect(refused.headers.get('retry-after')).toBe('10');
    const events = await get('/v1/events', token);
    expect(events.status).toBe(429);
    expect(events.headers.get('retry-after')).toBe('10');
  });

  it('hold readers, intake and strangers back, and nobody else with them', async () => {
    expect(await statuses(4, () => get(`/q/${randomUUID()}`))).toEqual([404, 404, 404, 429]);
    for (let index = 0; index < 4; index += 1) await ask(service);
    await expect(ask(service)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(new Set(await statuses(9, () => get('/v1/changes', 'no-such-token')))).toEqual(new Set([401, 429]));
    expect((await get('/health')).status).toBe(200);
  });

  it('leave room for a first sync of a million records by one account', () => {
    const pages = 1_000_000 / 500;
    expect(USUAL_RATES.account.burst).toBeGreaterThan(pages);
  });
});

describe('addresses', () => {
  it.each([
    ['are those of the clients behind a proxy that is trusted', '127.0.0.1', [404, 404, 429]],
    ['are not what anybody claims', false as const, [404, 429, 429]],
  ])('%s', async (_what, trustProxy, expected) => {
    const one = { burst: 1, perSecond: 0.01 };
    const service = await startTestService(smallPractice, { trustProxy, rates: { ...USUAL_RATES, reader: one } });
    const read = async (address: string): Promise<number> => {
      const headers = { 'x-forwarded-for': address };
      return (await fetch(`${service.url}/q/${randomUUID()}`, { headers })).status;
    };
    expect([await read('192.0.2.1'), await read('192.0.2.2'), await read('192.0.2.1')]).toEqual(expected);
    await service.close();
  });
});

describe('an instance with too much to do', () => {
  it('asks to come back, and says so when asked for its health', async () => {
    const service = await startTestService(smallPractice, { maxRequests: 2 });
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    try {
      const id = await ask(service);
      const doctor = await service.signedIn('doctor@practice.test');
      let locked: () => void = () => {};
      const isLocked = new Promise<void>((resolve) => {
        locked = resolve;
      });
      const lock = service.pool.begin(async (transaction) => {
        await transaction`SELECT 1 FROM question WHERE id = ${id} FOR UPDATE`;
        locked();
        await held;
      });
      await isLocked;
      // Both wait for the lock.
      const waiting = [1, 2].map((n) => service.intake().intake.reviseQuestion({ id, body: `Number ${n}` }));
      await expect.poll(async () => (await fetch(`${service.url}/health`)).status).toBe(503);
      const busy = await fetch(`${service.url}/health`);
      expect(await busy.json()).toMatchObject({ code: 'UNAVAILABLE', data: { reason: 'busy' } });
      expect(Number(busy.headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
      await expect(doctor.sync.changes({})).rejects.toMatchObject({ code: 'UNAVAILABLE', defined: true });
      release();
      await Promise.all(waiting);
      await lock;
      await expect.poll(async () => (await fetch(`${service.url}/health`)).status).toBe(200);
    } finally {
      release();
      await service.close();
    }
  });

  it('says that the database is away, instead of that something is wrong', async () => {
    const service = await startTestService();
    const doctor = await service.signedIn('doctor@practice.test');
    const id = await ask(service);
    let locked: () => void = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lock = service.pool.begin(async (transaction) => {
      await transaction`LOCK TABLE access_token IN ACCESS EXCLUSIVE MODE`;
      locked();
      await held;
    });
    await isLocked;
    const refused = [
      expect(doctor.sync.changes({})).rejects.toMatchObject({ code: 'UNAVAILABLE', data: { reason: 'database' } }),
      expect(doctor.sync.commands({ commands: [command('claim', id)] })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        defined: true,
      }),
    ];
    let ended = 0;
    await expect
      .poll(async () => {
        const rows = await service.pool`
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        ended += rows.length;
        return ended;
      })
      .toBe(2);
    await Promise.all(refused);
    release();
    await lock;
    expect((await doctor.sync.changes({})).records.length).toBeGreaterThan(0);
    expect(service.internalErrors).toEqual([]);
    await service.close();
  });

  it('does not take what is too large for its path', async () => {
    const service = await startTestService();
    const response = await fetch(`${service.url}/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'x'.repeat(20_000), password: 'x', deviceId: randomUUID() }),
    });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    await service.close();
  });
});
