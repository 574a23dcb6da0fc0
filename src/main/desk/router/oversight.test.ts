import { createRouterClient } from '@orpc/server';
import { expect, it } from 'vitest';
import { json, problem, reset } from '#desk/sync/faulty-service.test-support.ts';
import { createSyncWorld, serveFeed } from '#desk/sync/sync-world.test-support.ts';
import { DEFAULT_SAMPLING_PLAN } from '#domain/review/sampling.ts';
import type { Desk } from '../desk.ts';
import { router } from './router.ts';

const PERIOD = { from: '2026-11-01T00:00:00.000Z', before: '2026-12-01T00:00:00.000Z', isBlinded: true };

it('asks the service, and says plainly why there is no answer', async () => {
  const { service, store, engine } = await createSyncWorld();
  serveFeed(service, []);
  engine.start();
  await expect.poll(() => engine.status().connection).toBe('online');
  const desk = { sessions: { current: () => ({ store, engine }) } } as unknown as Desk;
  const { oversight } = createRouterClient(router, { context: { desk } });

  service.always('/v1/reviews/plan', json(DEFAULT_SAMPLING_PLAN));
  expect(await oversight.plan()).toEqual(DEFAULT_SAMPLING_PLAN);
  service.next('/v1/audit/trail', json({ lines: ['{}'], next: 2000 }));
  expect(await oversight.trailPage({ after: 0, limit: 2000 })).toEqual({ lines: ['{}'], next: 2000 });

  service.always('/v1/reviews/samples', problem(422, 'EMPTY_PERIOD'));
  await expect(oversight.drawSample(PERIOD)).rejects.toMatchObject({ code: 'EMPTY_PERIOD' });
  service.always('/v1/reviews/plan', problem(403, 'FORBIDDEN'));
  await expect(oversight.plan()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  service.always('/v1/reviews/recalls', reset);
  await expect(oversight.recalls()).rejects.toMatchObject({
    ...{ code: 'SERVICE_UNREACHABLE', data: { reason: 'no-connection' } },
  });
  service.always('/v1/reviews/agreement', json({ pairs: 'many' }));
  await expect(oversight.agreement()).rejects.toMatchObject({ data: { reason: 'not-replydesk' } });

  const before = service.seen.length;
  engine.setWorkOffline(true);
  await expect(oversight.plan()).rejects.toMatchObject({ data: { reason: 'no-connection' } });
  expect(service.seen.slice(before).filter(({ path }) => path.startsWith('/v1/reviews'))).toEqual([]);
});
