import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#desk/clock.ts';
import { createDesk } from '#desk/desk.ts';
// biome-ignore lint/style/noRestrictedImports: this test puts both ends together; the desk itself never imports the service
import { startTestService, type TestService } from '#service/testing/test-service.ts';
import { verifyServiceTrail } from './service-trail.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

it('reads the whole trail of the service, and names the first line that was changed behind its back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-trail-'));
  const desk = createDesk({
    userDataDir: folder,
    serviceUrl: service.url,
    appVersion: '0.1.0',
    clock: systemClock,
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  onTestFinished(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await desk.sessions.signIn({ email: 'reviewer@practice.test', password: 'practice-only' });
  const session = desk.sessions.current();
  if (session === null) throw new Error('nobody is signed in');

  const good = await verifyServiceTrail(session);
  expect(good).toMatchObject({ fault: null });
  expect(good.events).toBeGreaterThan(0);
  expect(good.keys).toHaveLength(1);

  await service.pool.begin(async (transaction) => {
    // As whoever owns the database could.
    await transaction`ALTER TABLE audit_event DISABLE TRIGGER USER`;
    await transaction`
      UPDATE audit_event SET act = 'signed-out' WHERE sequence = (SELECT min(sequence) FROM audit_event)`;
    await transaction`ALTER TABLE audit_event ENABLE TRIGGER USER`;
  });
  const bad = await verifyServiceTrail(session);
  expect(bad.events).toBe(0);
  expect(bad.fault).toMatchObject({ line: 2 });
  expect(bad.hasSeenHead).toBe(false);
});
