import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runFaults } from './fault-run.ts';
import { runKills } from './kill-run.ts';
import { runModel } from './model-run.ts';
import { runPull } from './pull-run.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

// A short slice of `npm run soak`; a seed that fails is run again as docs/testing.md says.
describe('sync that survives', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startServiceUnderTest(inject('postgresUrl'));
  });
  afterAll(() => service.close());

  it.each([1, 2, 3, 4])(
    'publishes every reply once or holds it for a reason, whatever the line does (seed %i)',
    async (seed) => {
      expect((await runFaults(service, seed)).violations).toEqual([]);
    },
    180_000,
  );

  it('holds what queued replies met while their doctor was away', async () => {
    const { violations, commands } = await runModel(service, 5, 3);
    expect(violations).toEqual([]);
    expect(commands).toBeGreaterThan(0);
  }, 180_000);

  it('pulls without a gap while transactions interleave', async () => {
    const { violations, changes } = await runPull(service, 1, 1500);
    expect(violations).toEqual([]);
    expect(changes).toBeGreaterThanOrEqual(1500);
  }, 180_000);

  it('keeps its word through kills', async () => {
    const { violations, acknowledged } = await runKills(service, 1, 5);
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
  }, 180_000);
});
