import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, command, content, held, inAWord, pullAll, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let orthopedist: ServiceClient;
let colleague: ServiceClient;
let neurologist: ServiceClient;
let reviewer: ServiceClient;
const accountIds = new Map<string, string>();
beforeAll(async () => {
  service = await startTestService();
  orthopedist = await service.signedIn('doctor@practice.test');
  colleague = await service.signedIn('doctor2@practice.test');
  neurologist = await service.signedIn('neurologist@practice.test');
  reviewer = await service.signedIn('reviewer@practice.test');
  for (const { id, email } of await service.pool<{ id: string; email: string }[]>`SELECT id, email FROM account`) {
    accountIds.set(email, id);
  }
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

const accountId = (email: string): string => accountIds.get(email) ?? '';
const toNeurology = (over: object = {}) => ({
  toDepartmentId: 'neurology',
  toAccountId: null,
  reason: 'Numb fingers, not a joint.',
  ...over,
});
const handOver = (id: Parameters<typeof command>[1], note = 'Take it from here.') =>
  command('hand-over-draft', id, { handedDraftId: randomUUID(), content: content('Half a reply'), note });
const shows = async (client: ServiceClient, id: string): Promise<boolean> =>
  held((await pullAll(client)).records).has(`question ${id}`);

describe('transfer', () => {
  it('moves the question with its waiting drafts out of one view into another', async () => {
    const id = await ask(service);
    const draft = handOver(id);
    await send(orthopedist, draft);
    const before = await pullAll(orthopedist);
    const start = await pullAll(neurologist);
    expect(held(before.records).has(`question ${id}`)).toBe(true);

    expect(inAWord(await send(orthopedist, command('transfer', id, toNeurology())))).toBe('applied');

    const left = await pullAll(orthopedist, before.cursor);
    expect(left.records.map(({ kind, deleted, data }) => ({ kind, deleted, data }))).toEqual([
      { kind: 'handed-draft', deleted: true, data: null },
      { kind: 'question', deleted: true, data: null },
    ]);
    const arrived = await pullAll(neurologist, start.cursor);
    expect(arrived.records).toEqual([
      expect.objectContaining({
        kind: 'question',
        data: expect.objectContaining({
          departmentId: 'neurology',
          claim: null,
          transfer: expect.objectContaining({
            fromDepartmentId: 'orthopedics',
            byName: 'Lin Yating',
            reason: 'Numb fingers, not a joint.',
          }),
        }),
      }),
      expect.objectContaining({ kind: 'handed-draft', data: expect.objectContaining({ note: 'Take it from here.' }) }),
    ]);
    expect(inAWord(await send(orthopedist, command('claim', id)))).toBe('left-your-departments');
  });

  it('keeps it before the eyes of whoever sees both departments, there and back again', async () => {
    const id = await ask(service);
    const { cursor } = await pullAll(reviewer);
    await send(orthopedist, command('transfer', id, toNeurology()));
    await send(
      neurologist,
      command('transfer', id, { toDepartmentId: 'orthopedics', toAccountId: null, reason: 'A joint' }),
    );
    const seen = await pullAll(reviewer, cursor, 1);
    expect(held(seen.records).get(`question ${id}`)).toMatchObject({ data: { departmentId: 'orthopedics' } });
    expect(await shows(reviewer, id)).toBe(true);
    expect(await shows(orthopedist, id)).toBe(true);
    expect(await shows(neurologist, id)).toBe(false);
  });

  it('gives the claim to a named doctor of that department', async () => {
    const id = await ask(service);
    const named = toNeurology({ toAccountId: accountId('neurologist@practice.test') });
    expect(inAWord(await send(orthopedist, command('transfer', id, named)))).toBe('applied');
    expect(held((await pullAll(neurologist)).records).get(`question ${id}`)).toMatchObject({
      data: { claim: { displayName: 'Gao Meihua' } },
    });
  });

  it('hands the claim to a colleague of the same department, who must be named', async () => {
    const id = await ask(service);
    const within = (toAccountId: string | null) => ({
      toDepartmentId: 'orthopedics',
      toAccountId,
      reason: 'Your field',
    });
    expect(inAWord(await send(orthopedist, command('transfer', id, within(null))))).toBe('unknown-department');
    const given = command('transfer', id, within(accountId('doctor2@practice.test')));
    expect(inAWord(await send(orthopedist, given))).toBe('applied');
    expect(held((await pullAll(orthopedist)).records).get(`question ${id}`)).toMatchObject({
      data: { claim: { displayName: 'Chen Weiming' } },
    });
  });

  it('knows departments and their doctors', async () => {
    const id = await ask(service);
    const words = [];
    for (const over of [
      { toDepartmentId: 'astrology' },
      { toAccountId: randomUUID() },
      { toAccountId: accountId('doctor2@practice.test') },
      { toAccountId: accountId('reviewer@practice.test') },
      { reason: '   ' },
    ]) {
      words.push(inAWord(await send(orthopedist, command('transfer', id, toNeurology(over)))));
    }
    expect(words).toEqual([
      'unknown-department',
      'unknown-colleague',
      'unknown-colleague',
      'unknown-colleague',
      'malformed',
    ]);
  });

  it('is not for what a colleague has claimed', async () => {
    const id = await ask(service);
    await send(colleague, command('claim', id));
    expect(inAWord(await send(orthopedist, command('transfer', id, toNeurology())))).toBe('claimed-by-other');
  });

  it('happens once when two doctors try at once, and a claim at the same time meets one state or the other', async () => {
    const id = await ask(service);
    const [left, right, claimed] = await Promise.all([
      send(orthopedist, command('transfer', id, toNeurology())),
      send(colleague, command('transfer', id, toNeurology())),
      send(neurologist, command('claim', id)),
    ]);
    expect([left, right].map(inAWord).sort()).toEqual(['applied', 'left-your-departments']);
    expect(['applied', 'left-your-departments']).toContain(inAWord(claimed));
    const [row] = await service.pool`SELECT count(*)::integer AS n FROM question_transfer WHERE question_id = ${id}`;
    expect(row?.n).toBe(1);
  });

  it('writes ids to the audit trail and not what was said', async () => {
    const id = await ask(service);
    await send(orthopedist, command('transfer', id, toNeurology({ reason: 'Frau Schmidt from next door' })));
    const events = await service.pool`SELECT act, details FROM audit_event WHERE subject_id = ${id}`;
    expect(events.map(({ act }) => act)).toContain('transferred');
    expect(JSON.stringify(events)).not.toContain('Schmidt');
  });
});

describe('a handed draft', () => {
  it('may still be handed over when the question left its author’s departments, or they left it', async () => {
    const transferred = await ask(service);
    await send(orthopedist, command('transfer', transferred, toNeurology()));
    expect(inAWord(await send(colleague, handOver(transferred)))).toBe('applied');
    const inNeurology = held((await pullAll(neurologist)).records);
    expect(
      [...inNeurology.values()].some(({ data }) => (data as { questionId?: string }).questionId === transferred),
    ).toBe(true);

    const stays = await ask(service);
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE email = 'doctor2@practice.test'`;
    expect(inAWord(await send(colleague, handOver(stays)))).toBe('applied');
    await service.pool`UPDATE account SET department_ids = '{orthopedics}' WHERE email = 'doctor2@practice.test'`;
  });

  it('may not be put into a department that its author never had to do with', async () => {
    const foreign = await ask(service, { department: 'neurology' });
    expect(await send(orthopedist, handOver(foreign))).toMatchObject({
      outcome: 'conflict',
      reason: 'left-your-departments',
      question: null,
      replies: [],
    });
  });

  it('is taken up by one of two who try at once, and leaves everybody’s view', async () => {
    const id = await ask(service);
    const draft = handOver(id);
    await send(orthopedist, draft);
    const { handedDraftId } = draft.payload as { handedDraftId: string };
    const { cursor } = await pullAll(orthopedist);
    const takers = await Promise.all(
      [orthopedist, colleague].map((doctor) => send(doctor, command('take-up-draft', id, { handedDraftId }))),
    );
    expect(takers.map(inAWord).sort()).toEqual(['applied', 'draft-taken-up']);
    expect((await pullAll(colleague)).records).not.toContainEqual(
      expect.objectContaining({ id: handedDraftId, deleted: false }),
    );
    expect((await pullAll(orthopedist, cursor)).records).toEqual([
      expect.objectContaining({ kind: 'handed-draft', id: handedDraftId, deleted: true }),
    ]);
  });

  it('belongs to its question, and its id to the first who used it', async () => {
    const id = await ask(service);
    const other = await ask(service);
    const draft = handOver(id);
    await send(orthopedist, draft);
    const { handedDraftId } = draft.payload as { handedDraftId: string };
    expect(inAWord(await send(colleague, command('take-up-draft', other, { handedDraftId })))).toBe('not-found');
    expect(inAWord(await send(colleague, command('hand-over-draft', other, draft.payload)))).toBe('not-allowed');
    expect(inAWord(await send(neurologist, command('take-up-draft', id, { handedDraftId })))).toBe(
      'left-your-departments',
    );
  });

  it('stays with its author when nobody will answer', async () => {
    const withdrawn = await ask(service);
    await service.intake().intake.withdrawQuestion({ id: withdrawn });
    expect(inAWord(await send(orthopedist, handOver(withdrawn)))).toBe('question-withdrawn');
  });
});
