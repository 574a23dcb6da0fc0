import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIdSchema } from '#domain/ids.ts';
import { MAX_FOLLOW_UPS, MAX_QUESTION_BODY_LENGTH } from '#domain/question.ts';
import { ask, command, held, inAWord, pullAll, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let doctor: ServiceClient;
let patient: ServiceClient['intake'];
beforeAll(async () => {
  service = await startTestService();
  doctor = await service.signedIn('doctor@practice.test');
  patient = service.intake().intake;
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const { error } = await safe(call);
  return isDefinedError(error) ? String((error as { code: string }).code) : String(error);
};
const pageOf = (id: string) => fetch(`${service.url}/q/${id}`);

describe('new words', () => {
  it('raise the revision of the text, which holds back a reply to the old ones', async () => {
    const id = await ask(service);
    expect(await patient.reviseQuestion({ id, body: 'It is the left knee.' })).toEqual({ revision: 2 });
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({
      revision: 2,
      data: { textRevision: 2, title: 'Pain in my knee', body: 'It is the left knee.' },
    });
    expect(await send(doctor, reply(id))).toMatchObject({
      outcome: 'conflict',
      reason: 'question-changed',
      question: { body: 'It is the left knee.' },
    });
    expect(inAWord(await send(doctor, reply(id, 'Rest the left knee.', { baseRevision: 2 })))).toBe('applied');
  });

  it('change nothing when they are the same', async () => {
    const id = await ask(service);
    expect(await patient.reviseQuestion({ id, title: 'Pain in my knee' })).toEqual({ revision: 1 });
    expect(await patient.reviseQuestion({ id })).toEqual({ revision: 1 });
  });

  it('are not put under a reply that answered others', async () => {
    const id = await ask(service);
    await send(doctor, reply(id));
    expect(await codeOf(patient.reviseQuestion({ id, body: 'Was it safe to take 20 pills?' }))).toBe('CLOSED');
  });
});

describe('a follow-up', () => {
  it('is added once and stands on the page as text', async () => {
    const id = await ask(service);
    const followUpId = randomUUID();
    const text = 'It <b>locks</b> too <script>alert(1)</script>';
    expect(await patient.addFollowUp({ id, followUpId, text })).toEqual({ revision: 2 });
    expect(await patient.addFollowUp({ id, followUpId, text: 'again' })).toEqual({ revision: 2 });
    const page = await (await pageOf(id)).text();
    expect(page).toContain('It &lt;b&gt;locks&lt;/b&gt; too &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>');
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({
      data: { textRevision: 2, followUps: [{ id: followUpId, text }] },
    });
    expect(inAWord(await send(doctor, reply(id)))).toBe('question-changed');
  });

  it('may come after the answer', async () => {
    const id = await ask(service);
    await send(doctor, reply(id));
    await patient.addFollowUp({ id, followUpId: randomUUID(), text: 'Thank you, it is better.' });
    expect(await (await pageOf(id)).text()).toContain('Thank you, it is better.');
  });

  it('comes in as two at once without losing one', async () => {
    const id = await ask(service);
    await Promise.all(
      ['one', 'two', 'three'].map((text) => patient.addFollowUp({ id, followUpId: randomUUID(), text })),
    );
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({
      data: { textRevision: 4, followUps: [{}, {}, {}] },
    });
  });

  it('ends where a question holds all it can', async () => {
    const id = await ask(service);
    await service.pool`
      UPDATE question SET follow_ups = (
        SELECT jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'text', 'x', 'writtenAt', '2026-01-01T00:00:00.000Z'))
        FROM generate_series(1, ${MAX_FOLLOW_UPS}::integer))
      WHERE id = ${id}`;
    expect(await codeOf(patient.addFollowUp({ id, followUpId: randomUUID(), text: 'one more' }))).toBe('CLOSED');
    const long = await ask(service, { body: 'x'.repeat(MAX_QUESTION_BODY_LENGTH - 3) });
    expect(await codeOf(patient.addFollowUp({ id: long, followUpId: randomUUID(), text: 'four' }))).toBe('CLOSED');
    expect(await patient.addFollowUp({ id: long, followUpId: randomUUID(), text: 'two' })).toEqual({ revision: 2 });
  });
});

describe('a withdrawn question', () => {
  it('leaves the queue and the public, and stays with workstations so that a held reply can show it', async () => {
    const id = await ask(service, { body: 'private words about my knee' });
    await send(doctor, command('claim', id));
    expect(await patient.withdrawQuestion({ id })).toEqual({ revision: 3 });
    expect(await patient.withdrawQuestion({ id })).toEqual({ revision: 3 });
    const page = await pageOf(id);
    expect(page.status).toBe(410);
    expect(await page.text()).not.toContain('private words');
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({
      data: { status: 'withdrawn', claim: null },
    });
    expect(await send(doctor, reply(id))).toMatchObject({
      reason: 'question-withdrawn',
      question: { status: 'withdrawn' },
    });
    expect(await codeOf(patient.addFollowUp({ id, followUpId: randomUUID(), text: 'wait' }))).toBe('CLOSED');
  });

  it('takes its answer along: out of the corpus, off other pages, and yet a reply that cites it can be sent', async () => {
    const answered = await ask(service, { title: 'Secret of the knee' });
    const published = reply(answered);
    await send(doctor, published);
    const { replyId } = published.payload as { replyId: string };
    const { cursor } = await pullAll(doctor);
    expect((await fetch(`${service.url}/a/${replyId}`)).status).toBe(200);

    await patient.withdrawQuestion({ id: answered });

    expect((await fetch(`${service.url}/a/${replyId}`)).status).toBe(404);
    expect((await pullAll(doctor, cursor)).records).toContainEqual(
      expect.objectContaining({ kind: 'answered-question', id: replyId, deleted: true }),
    );
    const citing = await ask(service);
    const cites = reply(citing);
    const outcome = await send(doctor, {
      ...cites,
      payload: {
        ...cites.payload,
        content: { ...(cites.payload as { content: object }).content, citedAnswerIds: [replyId] },
      },
    });
    expect(inAWord(outcome)).toBe('applied');
    expect(await (await pageOf(citing)).text()).not.toContain('Secret of the knee');
  });
});

describe('a patient’s change', () => {
  it('needs the intake key and a question', async () => {
    const id = await ask(service);
    const nobody = questionIdSchema.parse(randomUUID());
    expect(await codeOf(patient.reviseQuestion({ id: nobody, body: 'x' }))).toBe('NOT_FOUND');
    expect(await codeOf(patient.addFollowUp({ id: nobody, followUpId: randomUUID(), text: 'x' }))).toBe('NOT_FOUND');
    expect(await codeOf(patient.withdrawQuestion({ id: nobody }))).toBe('NOT_FOUND');
    for (const stranger of [service.client(), doctor]) {
      expect(await codeOf(stranger.intake.reviseQuestion({ id, body: 'x' }))).toBe('UNAUTHORIZED');
      expect(await codeOf(stranger.intake.addFollowUp({ id, followUpId: randomUUID(), text: 'x' }))).toBe(
        'UNAUTHORIZED',
      );
      expect(await codeOf(stranger.intake.withdrawQuestion({ id }))).toBe('UNAUTHORIZED');
    }
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({ revision: 1 });
  });

  it('can hold anything that JSON can: what cannot be stored is left out', async () => {
    const id = await ask(service, { title: 'nul\u0000 and half \ud83d', body: 'rtl \u202e zero\u200bwidth 👩🏽‍⚕️' });
    await patient.addFollowUp({ id, followUpId: randomUUID(), text: 'more\u0000 \udc00' });
    expect(held((await pullAll(doctor)).records).get(`question ${id}`)).toMatchObject({
      data: { title: 'nul and half \ufffd', followUps: [{ text: 'more \ufffd' }] },
    });
  });
});
