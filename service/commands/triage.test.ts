import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedSchemas } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { isAwake, type Snooze, snoozeSchema } from '#domain/triage.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { ask, command, held, inAWord, pullAll, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let doctor: ServiceClient;
let colleague: ServiceClient;
let neurologist: ServiceClient;
let reviewer: ServiceClient;
beforeAll(async () => {
  service = await startTestService();
  doctor = await service.signedIn('doctor@practice.test');
  colleague = await service.signedIn('doctor2@practice.test');
  neurologist = await service.signedIn('neurologist@practice.test');
  reviewer = await service.signedIn('reviewer@practice.test');
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

async function stored(id: QuestionId): Promise<Question> {
  const question = await findQuestion(service.pool, id);
  if (question === null) throw new Error('no such question');
  return question;
}
const has = async (client: ServiceClient, key: string) => held((await pullAll(client)).records).get(key);

describe('reopening', () => {
  it('puts a dismissed question back, whoever dismissed it, and shows its page again', async () => {
    const id = await ask(service);
    await send(doctor, command('dismiss', id, { reason: 'spam' }));
    expect((await fetch(`${service.url}/q/${id}`)).status).toBe(410);
    const { cursor } = await pullAll(doctor);
    expect(await send(colleague, command('reopen', id))).toMatchObject({ outcome: 'applied', revision: 3 });
    expect((await pullAll(doctor, cursor)).records).toMatchObject([{ id, data: { status: 'pending', revision: 3 } }]);
    expect((await fetch(`${service.url}/q/${id}`)).status).toBe(200);
    expect(await send(colleague, command('reopen', id))).toMatchObject({ outcome: 'applied', revision: 3 });
    expect(inAWord(await send(doctor, reply(id)))).toBe('applied');
  });

  it('does not take back an answer or a withdrawal', async () => {
    const [answered, withdrawn] = [await ask(service), await ask(service)];
    await send(doctor, reply(answered));
    await service.intake().intake.withdrawQuestion({ id: withdrawn });
    expect(inAWord(await send(doctor, command('reopen', answered)))).toBe('answered-meanwhile');
    expect(inAWord(await send(doctor, command('reopen', withdrawn)))).toBe('question-withdrawn');
  });
});

describe('a word on the urgency', () => {
  const set = (urgency: string | null) => ({ action: 'set', urgency, reason: 'Frau Schmidt sounds worse' });

  it('is kept with who gave it and why, until it is taken back', async () => {
    const id = await ask(service);
    await send(colleague, command('claim', id));
    const { cursor } = await pullAll(colleague);
    expect(await send(doctor, command('override-urgency', id, set('T1'), { baseRevision: 2 }))).toMatchObject({
      outcome: 'applied',
      revision: 3,
    });
    expect((await pullAll(colleague, cursor)).records).toMatchObject([
      {
        id,
        data: { urgencyOverride: { urgency: 'T1', displayName: 'Lin Yating', reason: 'Frau Schmidt sounds worse' } },
      },
    ]);
    expect((await stored(id)).claim).not.toBeNull();
    await send(doctor, command('override-urgency', id, set(null), { baseRevision: 3 }));
    expect((await stored(id)).urgencyOverride).toMatchObject({ urgency: null, textRevision: 1 });
    const clear = command('override-urgency', id, { action: 'clear' });
    expect(await send(colleague, clear)).toMatchObject({ outcome: 'applied', revision: 5 });
    expect((await stored(id)).urgencyOverride).toBeNull();
    expect(await send(colleague, command('override-urgency', id, { action: 'clear' }))).toMatchObject({ revision: 5 });
    const audit = await service.pool`SELECT details FROM audit_event WHERE subject_id = ${id}`;
    expect(JSON.stringify(audit)).not.toContain('Schmidt');
  });

  it('counts only for words that the doctor has seen, and for a question that waits', async () => {
    const [changed, answered] = [await ask(service), await ask(service)];
    await service.intake().intake.addFollowUp({ id: changed, followUpId: randomUUID(), text: 'Now my chest hurts.' });
    expect(inAWord(await send(doctor, command('override-urgency', changed, set(null))))).toBe('question-changed');
    await send(doctor, reply(answered));
    expect(inAWord(await send(doctor, command('override-urgency', answered, set('T2'))))).toBe('answered-meanwhile');
  });
});

describe('a snooze', () => {
  const until = toInstant(Date.now() + 3_600_000);
  const snoozed = async (client: ServiceClient, id: string): Promise<Snooze | undefined> => {
    const record = await has(client, `snooze ${id}`);
    return record === undefined ? undefined : snoozeSchema.parse(record.data);
  };

  it('is mine alone, on all my machines, and changes nothing for others', async () => {
    const id = await ask(service);
    const { cursor } = await pullAll(colleague);
    const outcome = await send(doctor, command('snooze', id, { until, orNextMessage: false }));
    expect(outcome).toMatchObject({ outcome: 'applied', revision: 1 });
    const machine = await service.signedIn('doctor@practice.test');
    expect(await snoozed(machine, id)).toMatchObject({ id, until, unlessTextAbove: null });
    expect((await pullAll(colleague, cursor)).records).toEqual([]);
    expect(await snoozed(reviewer, id)).toBeUndefined();
    // A colleague's does not take mine away.
    await send(colleague, command('snooze', id, { until: null, orNextMessage: true }));
    await send(colleague, command('wake', id));
    expect(await snoozed(machine, id)).toMatchObject({ until });
    expect(await snoozed(colleague, id)).toBeUndefined();
  });

  it('ends by the next message of the patient, also by one that I had not seen', async () => {
    const [seen, unseen] = [await ask(service), await ask(service)];
    const say = (id: QuestionId) =>
      service.intake().intake.addFollowUp({ id, followUpId: randomUUID(), text: 'Still there?' });
    await send(doctor, command('snooze', seen, { until: null, orNextMessage: true }));
    const awake = async (id: QuestionId): Promise<boolean> => {
      const mine = await snoozed(doctor, id);
      if (mine === undefined) throw new Error('not snoozed');
      return isAwake(mine, (await stored(id)).textRevision, toInstant(Date.now()));
    };
    expect(await awake(seen)).toBe(false);
    await say(seen);
    expect(await awake(seen)).toBe(true);
    await say(unseen);
    await send(doctor, command('snooze', unseen, { until, orNextMessage: true }, { baseRevision: 1 }));
    expect(await awake(unseen)).toBe(true);
  });

  it('can be woken and snoozed again, in whatever order a machine hears of it', async () => {
    const id = await ask(service);
    const records = [];
    let { cursor } = await pullAll(doctor);
    for (const act of [
      command('snooze', id, { until, orNextMessage: false }),
      command('wake', id),
      command('wake', id),
      command('snooze', id, { until: null, orNextMessage: true }),
    ]) {
      expect(inAWord(await send(doctor, act))).toBe('applied');
      const news = await pullAll(doctor, cursor);
      cursor = news.cursor;
      records.push(...news.records);
    }
    expect(records.map(({ revision, deleted }) => `${revision} ${deleted}`)).toEqual(['1 false', '1 true', '2 false']);
  });

  it('needs a time or a message, and a question that waits', async () => {
    const [id, closed] = [await ask(service), await ask(service)];
    expect(inAWord(await send(doctor, command('snooze', id, { until: null, orNextMessage: false })))).toBe('malformed');
    await send(doctor, command('snooze', closed, { until, orNextMessage: false }));
    await send(doctor, command('dismiss', closed, { reason: 'spam' }));
    expect(inAWord(await send(doctor, command('snooze', closed, { until, orNextMessage: true })))).toBe(
      'question-dismissed',
    );
    expect(inAWord(await send(doctor, command('wake', closed)))).toBe('applied');
    expect(await snoozed(doctor, closed)).toBeUndefined();
  });
});

describe('a note', () => {
  const note = (id: QuestionId, text: string, noteId: string = randomUUID()) =>
    command('add-note', id, { noteId, text });

  it('is seen by the department and nobody else, and goes along with a transfer', async () => {
    const id = await ask(service);
    const written = note(id, 'Has called twice.');
    const { noteId } = written.payload as { noteId: string };
    expect(await send(doctor, written)).toMatchObject({ outcome: 'applied', revision: 1 });
    const record = await has(colleague, `note ${noteId}`);
    expect(feedSchemas.note.parse(record?.data)).toMatchObject({
      questionId: id,
      authorName: 'Lin Yating',
      text: 'Has called twice.',
    });
    expect(await has(neurologist, `note ${noteId}`)).toBeUndefined();
    const { cursor } = await pullAll(colleague);
    const toNeurology = { toDepartmentId: 'neurology', toAccountId: null, reason: 'A nerve' };
    await send(doctor, command('transfer', id, toNeurology));
    expect((await pullAll(colleague, cursor)).records).toContainEqual(
      expect.objectContaining({ kind: 'note', id: noteId, deleted: true }),
    );
    expect((await has(neurologist, `note ${noteId}`))?.data).toEqual(record?.data);
    expect((await has(reviewer, `note ${noteId}`))?.data).toEqual(record?.data);
  });

  it('is kept once for its author, and its id is nobody else’s', async () => {
    const [id, other] = [await ask(service), await ask(service)];
    const noteId = randomUUID();
    const both = await Promise.all([send(doctor, note(id, 'One.', noteId)), send(doctor, note(id, 'One.', noteId))]);
    expect(both.map(inAWord)).toEqual(['applied', 'applied']);
    for (const [client, wrong] of [
      [colleague, note(id, 'One.', noteId)],
      [doctor, note(id, 'Two.', noteId)],
      [doctor, note(other, 'One.', noteId)],
    ] as const) {
      expect(inAWord(await send(client, wrong))).toBe('not-allowed');
    }
    expect(await service.pool`SELECT text FROM note WHERE id = ${noteId}`).toEqual([{ text: 'One.' }]);
    await expect(service.pool`UPDATE note SET text = 'Other.'`).rejects.toThrow('append-only');
  });

  it('never stands on a page, nor does anything else that colleagues say to each other', async () => {
    const id = await ask(service);
    const repeated = await ask(service);
    const secret = 'SAID-AMONG-COLLEAGUES';
    await send(doctor, note(id, `Note ${secret}`));
    await send(doctor, note(repeated, `Note ${secret}`));
    await send(doctor, command('override-urgency', id, { action: 'set', urgency: 'T2', reason: `Why ${secret}` }));
    await send(doctor, command('mark-duplicate', repeated, { ofQuestionId: id }));
    const sent = reply(id, 'Rest it.', { baseRevision: 9 });
    const { replyId } = sent.payload as { replyId: string };
    await send(doctor, sent);
    const [copy] = await service.pool<{ id: string }[]>`SELECT id FROM reply WHERE question_id = ${repeated}`;
    for (const path of [`/q/${id}`, `/q/${repeated}`, `/a/${replyId}`, `/a/${copy?.id}`]) {
      const response = await fetch(`${service.url}${path}`);
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain('Rest it.');
      expect(html).not.toContain(secret);
    }
    const audit = await service.pool`SELECT details FROM audit_event`;
    expect(JSON.stringify(audit)).not.toContain(secret);
  });
});
