import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findQuestion, questionEntry } from '../questions/question-rows.ts';
import { ask, pullAll } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { publish } from './feed.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('the change feed', () => {
  it('shows a doctor the own department and not another', async () => {
    const mine = await ask(service);
    const orthopedist = await pullAll(await service.signedIn('doctor@practice.test'));
    const neurologist = await pullAll(await service.signedIn('neurologist@practice.test'));
    expect(orthopedist.records.map(({ id }) => id)).toContain(mine);
    expect(neurologist.records.map(({ id }) => id)).not.toContain(mine);
    expect(neurologist.records.map(({ kind }) => kind)).toContain('department');
  });

  it('loses nothing when an earlier transaction commits after a later one was pulled', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const slowId = await ask(service);
    const start = await pullAll(doctor);
    let commitSlow: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      commitSlow = resolve;
    });
    let wroteSlow: () => void = () => {};
    const slowWrote = new Promise<void>((resolve) => {
      wroteSlow = resolve;
    });
    const slow = service.pool.begin(async (transaction) => {
      await transaction`UPDATE question SET revision = revision + 1 WHERE id = ${slowId}`;
      const changed = await findQuestion(transaction, slowId, false);
      if (changed !== null) await publish(transaction, [questionEntry(changed)]);
      wroteSlow();
      await held;
    });
    await slowWrote;
    const fastId = await ask(service);
    const during = await pullAll(doctor, start.cursor);
    commitSlow();
    await slow;
    const after = await pullAll(doctor, during.cursor);
    const seen = [...during.records, ...after.records].map(({ id }) => id);
    expect(seen.filter((id) => id === slowId)).toHaveLength(1);
    expect(seen.filter((id) => id === fastId)).toHaveLength(1);
  });

  it('gives every record once through small pages, with a count that runs down to nothing', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const whole = await pullAll(doctor);
    const first = await doctor.sync.changes({ limit: 2 });
    expect(first.remaining).toBe(whole.records.length - 2);
    const rest = await pullAll(doctor, first.nextCursor, 2);
    const ids = [...first.records, ...rest.records].map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(whole.records.length);
  });

  it('tells what a doctor lost with a department, and brings what a new one has', async () => {
    const orthopedic = await ask(service);
    const neurological = await ask(service, { department: 'neurology' });
    const session = await service.signedIn('doctor2@practice.test');
    const before = await pullAll(session);
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE email = 'doctor2@practice.test'`;
    const moved = await pullAll(session, before.cursor);
    await service.pool`UPDATE account SET department_ids = '{orthopedics}' WHERE email = 'doctor2@practice.test'`;
    expect(moved.records).toContainEqual(expect.objectContaining({ id: orthopedic, deleted: true, data: null }));
    expect(moved.records).toContainEqual(expect.objectContaining({ id: neurological, deleted: false }));
  });

  it('wakes the streams of every instance after a change', async () => {
    const otherUrl = await service.startInstance();
    const session = await service
      .client()
      .session.signIn({ email: 'doctor@practice.test', password: 'practice-only', deviceId: randomUUID() });
    const response = await fetch(`${otherUrl}/v1/events`, {
      headers: { authorization: `Bearer ${session.accessToken}` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (wanted: string): Promise<void> => {
      while (!text.includes(wanted)) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) throw new Error('the stream ended');
        text += chunk.value;
      }
    };
    await readUntil('"alive"');
    await ask(service);
    await readUntil('"changed"');
    await reader?.cancel();
    expect(text).not.toContain('knee');
  });
});
