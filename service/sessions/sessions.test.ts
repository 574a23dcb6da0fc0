import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('sign-in', () => {
  it('answers an unknown account and a wrong password alike', async () => {
    const attempt = (email: string) =>
      safe(service.client().session.signIn({ email, password: 'wrong', deviceId: randomUUID() }));
    const wrong = await attempt('doctor@practice.test');
    const unknown = await attempt('nobody@practice.test');
    expect(isDefinedError(wrong.error) && wrong.error.code).toBe('WRONG_PASSWORD');
    expect(isDefinedError(unknown.error) && unknown.error.code).toBe('WRONG_PASSWORD');
  });

  it('lets a refresh token work once and ends its family when an old one comes back', async () => {
    const anonymous = service.client();
    const first = await anonymous.session.signIn({
      email: 'Doctor2@practice.test',
      password: 'practice-only',
      deviceId: randomUUID(),
    });
    const second = await anonymous.session.refresh({ refreshToken: first.refreshToken });
    await expect(anonymous.session.refresh({ refreshToken: first.refreshToken })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    // The copy was used, so nobody of this family stays signed in.
    await expect(anonymous.session.refresh({ refreshToken: second.refreshToken })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    await expect(service.client(second.accessToken).sync.changes({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('stops guessing after ten wrong passwords', async () => {
    const guess = () =>
      safe(service.client().session.signIn({ email: 'reviewer@practice.test', password: 'x', deviceId: randomUUID() }));
    for (let attempt = 0; attempt < 10; attempt += 1) await guess();
    const { error } = await guess();
    expect(isDefinedError(error) && error.code).toBe('TOO_MANY_REQUESTS');
  });
});
