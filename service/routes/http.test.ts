import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('published pages', () => {
  it('run nothing: a policy without scripts, and hostile text as text', async () => {
    const id = await ask(service, {
      title: '<script>alert(1)</script>',
      body: '<img src=x onerror=alert(1)> & "quotes"',
    });
    const response = await fetch(`${service.url}/q/${id}`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('say plainly when there is nothing', async () => {
    expect((await fetch(`${service.url}/q/${randomUUID()}`)).status).toBe(404);
    expect((await fetch(`${service.url}/q/not-an-id`)).status).toBe(404);
    const withdrawn = await ask(service);
    await service.pool`UPDATE question SET status = 'withdrawn' WHERE id = ${withdrawn}`;
    expect((await fetch(`${service.url}/q/${withdrawn}`)).status).toBe(410);
  });
});

describe('the description of the service', () => {
  it('lists every path of the contract', async () => {
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths).sort()).toEqual([
      '/health',
      '/v1/answers/{id}/uses',
      '/v1/audit/device-entries',
      '/v1/audit/timeline/{questionId}',
      '/v1/audit/trail',
      '/v1/changes',
      '/v1/commands',
      '/v1/events',
      '/v1/imports/answers',
      '/v1/imports/pages',
      '/v1/practice',
      '/v1/presence',
      '/v1/questions',
      '/v1/questions/{id}',
      '/v1/questions/{id}/follow-ups',
      '/v1/refresh',
      '/v1/reviews/agreement',
      '/v1/reviews/flags',
      '/v1/reviews/plan',
      '/v1/reviews/recalls',
      '/v1/reviews/samples',
      '/v1/reviews/samples/{sampleId}',
      '/v1/reviews/scorecard',
      '/v1/sign-in',
      '/v1/sign-out',
      '/v1/template-commands',
      '/v1/topics',
      '/v1/topics/{id}',
    ]);
  });

  it('turns away a workstation of another protocol', async () => {
    const response = await fetch(`${service.url}/v1/changes`, { headers: { 'x-replydesk-protocol': '99' } });
    expect(response.status).toBe(426);
    expect(await response.json()).toMatchObject({ code: 'UPGRADE_REQUIRED', data: { oldest: 3, newest: 3 } });
  });
});
