import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Department } from '#domain/department.ts';
import { held, pullAll } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('the topics of a department', () => {
  it('reach every workstation when a reviewer adds one, and leave it when it is withdrawn, as often as it happens', async () => {
    const reviewer = await service.signedIn('reviewer@practice.test');
    const doctor = await service.signedIn('doctor@practice.test');
    const departmentId = 'neurology' as Department['id'];
    const topics = async (): Promise<unknown[]> =>
      [...held((await pullAll(doctor)).records).values()]
        .filter(({ kind }) => kind === 'faq-topic')
        .map(({ data }) => data);
    const before = (await topics()).length;
    const topic = await reviewer.topics.add({ departmentId, topic: ' Tremor of the hands ' });
    expect(topic).toMatchObject({ topic: 'Tremor of the hands', departmentId });
    expect(await reviewer.topics.add({ departmentId, topic: 'Tremor of the hands' })).toEqual(topic);
    expect(await topics()).toContainEqual(topic);
    await reviewer.topics.withdraw({ id: topic.id });
    expect(await topics()).toHaveLength(before);
    await expect(reviewer.topics.withdraw({ id: topic.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await reviewer.topics.add({ departmentId, topic: 'Tremor of the hands' });
    expect(await topics()).toHaveLength(before + 1);
    await expect(
      reviewer.topics.add({ departmentId: 'nowhere' as Department['id'], topic: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(doctor.topics.add({ departmentId, topic: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
