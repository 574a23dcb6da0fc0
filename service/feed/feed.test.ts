import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedKind, feedSchemas, serviceContract } from '#contract/service.ts';
import { faqTopicSchema } from '#domain/answered-question.ts';
import { questionIdSchema } from '#domain/ids.ts';
import { faqTopicEntry } from '../questions/corpus-rows.ts';
import { findQuestion, questionEntry } from '../questions/question-rows.ts';
import { ask, command, held, pullAll, send } from '../testing/scene.ts';
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
      const changed = await findQuestion(transaction, slowId);
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

  it('brings back what was told as lost when the department returns in the middle of it', async () => {
    const ids = await Promise.all([ask(service), ask(service), ask(service)]);
    const doctor = await service.signedIn('doctor2@practice.test');
    const before = await pullAll(doctor);
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE email = 'doctor2@practice.test'`;
    const part = await doctor.sync.changes({ cursor: before.cursor, limit: 2 });
    expect(part.records.every(({ deleted }) => deleted)).toBe(true);
    await service.pool`UPDATE account SET department_ids = '{orthopedics}' WHERE email = 'doctor2@practice.test'`;
    const after = await pullAll(doctor, part.nextCursor);
    const now = held([...before.records, ...part.records, ...after.records]);
    for (const id of ids) expect(now.has(`question ${id}`)).toBe(true);
  });

  it('tells what left a lost department as well, and nothing of what left a gained one before', async () => {
    const moved = await ask(service);
    const orthopedist = await service.signedIn('doctor@practice.test');
    const leaver = await service.signedIn('doctor2@practice.test');
    const neurologist = await service.signedIn('neurologist@practice.test');
    const before = await pullAll(leaver);
    const neurological = await pullAll(neurologist);
    await service.pool`UPDATE account SET department_ids = '{}' WHERE email = 'doctor2@practice.test'`;
    const transfer = { toDepartmentId: 'neurology', toAccountId: null, reason: 'A nerve' };
    await send(orthopedist, command('transfer', moved, transfer));
    expect((await pullAll(leaver, before.cursor)).records).toContainEqual(
      expect.objectContaining({ kind: 'question', id: moved, deleted: true }),
    );
    await service.pool`
      UPDATE account SET department_ids = '{neurology,orthopedics}' WHERE email = 'neurologist@practice.test'`;
    const both = await pullAll(neurologist, neurological.cursor, 3);
    expect(both.records.filter(({ id }) => id === moved).map(({ deleted }) => deleted)).toEqual([false]);
    await service.pool`UPDATE account SET department_ids = '{orthopedics}' WHERE email = 'doctor2@practice.test'`;
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE email = 'neurologist@practice.test'`;
  });

  it('takes no cursor that it did not give to this very account', async () => {
    const orthopedist = await service.signedIn('doctor@practice.test');
    const neurologist = await service.signedIn('neurologist@practice.test');
    const { cursor } = await pullAll(orthopedist);
    const [payload = '', signature = ''] = cursor.split('.');
    const state = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const forged = Buffer.from(
      JSON.stringify({ ...state, positions: { 'department:neurology': ['0', '0'] } }),
    ).toString('base64url');
    for (const wrong of [payload, `${payload}.`, `${forged}.${signature}`, 'x', '', '\u0000', `${payload}.AAAA`]) {
      await expect(orthopedist.sync.changes({ cursor: wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(neurologist.sync.changes({ cursor })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await orthopedist.sync.changes({ cursor })).more).toBe(false);
  });

  it('has no gap and no repetition however transactions interleave', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const ids = await Promise.all(Array.from({ length: 8 }, () => ask(service)));
    let { cursor } = await pullAll(doctor);
    const wrote = new Map<string, number>();
    const seen = new Map<string, number[]>();
    const change = (id: (typeof ids)[number]) =>
      service.pool.begin(async (transaction) => {
        await transaction`UPDATE question SET revision = revision + 1 WHERE id = ${id}`;
        const changed = await findQuestion(transaction, id);
        if (changed === null) throw new Error('no such question');
        await publish(transaction, [questionEntry(changed)]);
        await transaction`SELECT pg_sleep(${Math.random() * 0.02})`;
        wrote.set(id, changed.revision);
      });
    const pull = async (): Promise<void> => {
      const page = await pullAll(doctor, cursor, 3);
      cursor = page.cursor;
      for (const { id, revision } of page.records) seen.set(id, [...(seen.get(id) ?? []), revision]);
    };
    let writing = true;
    const writers = Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (let round = 0; round < 30; round += 1)
          await change(ids[(round * 3 + writer * 2) % ids.length] ?? questionIdSchema.parse(''));
      }),
    ).finally(() => {
      writing = false;
    });
    while (writing) await pull();
    await writers;
    await pull();
    for (const [id, revision] of wrote) {
      const revisions = seen.get(id) ?? [];
      expect(revisions.at(-1)).toBe(revision);
      expect(revisions).toEqual([...new Set(revisions)].sort((left, right) => left - right));
    }
  });

  it('goes on in every scope from where the last page ended, whatever scope that was in', async () => {
    const doctor = await service.signedIn('neurologist@practice.test');
    let { cursor } = await pullAll(doctor);
    const wrote: string[] = [];
    const seen: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const id = await ask(service, { department: 'neurology' });
      wrote.push(`question ${id}`);
      if (round % 3 === 0) {
        await send(doctor, command('snooze', id, { until: null, orNextMessage: true }));
        wrote.push(`snooze ${id}`);
      }
      if (round % 4 === 0) {
        const topic = faqTopicSchema.parse({ id: randomUUID(), topic: `Topic ${round}`, departmentId: 'neurology' });
        await service.pool.begin((transaction) => publish(transaction, [faqTopicEntry(topic)]));
        wrote.push(`faq-topic ${topic.id}`);
      }
      const page = await doctor.sync.changes({ cursor, limit: 1 + (round % 2) });
      seen.push(...page.records.map(({ kind, id: of }) => `${kind} ${of}`));
      cursor = page.nextCursor;
    }
    seen.push(...(await pullAll(doctor, cursor, 1)).records.map(({ kind, id }) => `${kind} ${id}`));
    expect(seen).toEqual(wrote);
  });

  it('is answered by hand as the contract has it', async () => {
    const hostile = await ask(service, { title: '"},{"kind":"x"', body: '</script>\u2028\\ \n\t 👩🏽‍⚕️ \u202e' });
    const doctor = await service.signedIn('doctor@practice.test');
    await send(doctor, command('add-note', hostile, { noteId: randomUUID(), text: '"}]} \\u0000 <b>' }));
    await send(doctor, command('snooze', hostile, { until: null, orNextMessage: true }));
    await send(
      doctor,
      command('transfer', await ask(service), { toDepartmentId: 'neurology', toAccountId: null, reason: '"' }),
    );
    const session = await service
      .client()
      .session.signIn({ email: 'doctor@practice.test', password: 'practice-only', deviceId: randomUUID() });
    const read = async (query: string) => {
      const response = await fetch(`${service.url}/v1/changes${query}`, {
        headers: { authorization: `Bearer ${session.accessToken}` },
      });
      return { response, body: await response.json() };
    };
    const { response, body } = await read('?limit=2000');
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const schema = serviceContract.sync.changes['~orpc'].outputSchema;
    const page = schema?.parse(body);
    expect(page).toEqual(body);
    const kinds = new Set<string>();
    for (const { kind, deleted, data, id } of page?.records ?? []) {
      kinds.add(kind);
      if (deleted) expect(data).toBeNull();
      else expect(feedSchemas[kind as FeedKind].parse(data)).toEqual(data);
      if (kind === 'question' && id === hostile) expect(data).toMatchObject({ title: '"},{"kind":"x"' });
    }
    for (const kind of ['question', 'note', 'snooze', 'department']) expect(kinds).toContain(kind);
    expect(page?.records.some(({ deleted }) => deleted)).toBe(true);
    const nothing = await read(`?cursor=${encodeURIComponent(page?.nextCursor ?? '')}`);
    expect(schema?.parse(nothing.body)).toEqual(nothing.body);
    expect(nothing.body).toMatchObject({ records: [], more: false, nextCursor: page?.nextCursor });
    for (const wrong of ['?limit=0', '?limit=many', '?cursor=a&cursor=b', '?other=1', '?cursor=x']) {
      const refused = await read(wrong);
      expect(refused.response.status).toBe(400);
      expect(refused.response.headers.get('content-type')).toContain('application/problem+json');
      expect(refused.body).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    }
  });

  it('ends a page before it grows too large, and brings also what is larger than a page', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const { cursor } = await pullAll(doctor);
    // Random text, so that it is stored at about its length.
    const ids = [];
    for (const size of [700_000, 700_000, 4_500_000, 10, 700_000]) {
      ids.push(await ask(service, { body: randomBytes(size / 2).toString('hex') }));
    }
    const pages: string[][] = [];
    let next = cursor;
    for (let more = true; more; ) {
      const page = await doctor.sync.changes({ cursor: next, limit: 100 });
      pages.push(page.records.map(({ id }) => id));
      ({ nextCursor: next, more } = page);
    }
    expect(pages.flat()).toEqual(ids);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.length).toBeGreaterThan(1);
    expect(await doctor.sync.changes({ cursor: next })).toMatchObject({ records: [], more: false, remaining: 0 });
  });
});
