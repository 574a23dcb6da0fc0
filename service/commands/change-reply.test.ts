import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedSchemas } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { listReplies } from '../questions/reply-rows.ts';
import { ask, command, content, held, inAWord, pullAll, reply, send } from '../testing/scene.ts';
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

async function answered(text = 'Take five tablets.', over: Record<string, unknown> = {}) {
  const id = await ask(service, over);
  const sent = reply(id, text);
  await send(doctor, sent);
  return { id, replyId: (sent.payload as { replyId: string }).replyId };
}
const correct = (id: QuestionId, replyId: string, baseVersion: number, text: string, over: object = {}) =>
  command(
    'correct-reply',
    id,
    { replyId, baseVersion, content: content(text), reason: 'The dose was wrong' },
    { baseRevision: 9, ...over },
  );
const retract = (id: QuestionId, replyId: string, baseVersion: number) =>
  command('retract-reply', id, { replyId, baseVersion, reason: 'Meant for another question' }, { baseRevision: 9 });
const pageOf = async (path: string) => {
  const response = await fetch(`${service.url}${path}`);
  return { status: response.status, html: await response.text() };
};
async function onlyReply(id: QuestionId): Promise<Reply> {
  const [one] = await listReplies(service.pool, id);
  if (one === undefined) throw new Error('no reply');
  return one;
}
const statusOf = async (id: QuestionId) => (await findQuestion(service.pool, id))?.status;

describe('a correction', () => {
  it('publishes the new text with its reason, and the old one on demand', async () => {
    const { id, replyId } = await answered();
    const once = correct(id, replyId, 1, 'Take half a tablet.');
    const outcomes = await Promise.all([send(doctor, once), send(doctor, once)]);
    expect(outcomes.map(inAWord)).toEqual(['applied', 'applied']);
    expect(await onlyReply(id)).toMatchObject({
      id: replyId,
      version: 2,
      change: { kind: 'correction', reason: 'The dose was wrong' },
      earlier: [{ version: 1, body: content('Take five tablets.').body, reason: null }],
    });
    const { html } = await pageOf(`/q/${id}`);
    const [present, earlier] = html.split('<details class="earlier">');
    expect(present).toContain('Take half a tablet.');
    expect(present).toContain('Corrected on');
    expect(present).toContain('The dose was wrong');
    expect(present).not.toContain('Take five tablets.');
    expect(earlier).toContain('Take five tablets.');
    expect(await statusOf(id)).toBe('answered');
  });

  it('reaches colleagues and the corpus, and is in the audit trail without its words', async () => {
    const { id, replyId } = await answered();
    const { cursor } = await pullAll(colleague);
    await send(doctor, correct(id, replyId, 1, 'Take half a tablet.'));
    const news = held((await pullAll(colleague, cursor)).records);
    expect(feedSchemas.reply.parse(news.get(`reply ${replyId}`)?.data)).toMatchObject({ version: 2 });
    expect(news.get(`answered-question ${replyId}`)).toMatchObject({
      revision: 2,
      data: { replyText: 'Take half a tablet.' },
    });
    const audit = await service.pool`SELECT act, details FROM audit_event WHERE subject_id = ${id} ORDER BY sequence`;
    expect(audit.at(-1)).toMatchObject({ act: 'reply-corrected', details: { replyId, version: 2 } });
    expect(JSON.stringify(audit)).not.toContain('dose');
  });

  it('is held when the reply has another version by now, whoever comes second', async () => {
    const { id, replyId } = await answered();
    const both = await Promise.all(
      ['One.', 'Two.'].map(async (text) => inAWord(await send(doctor, correct(id, replyId, 1, text)))),
    );
    expect(both.sort()).toEqual(['applied', 'reply-corrected']);
    const late = await send(doctor, retract(id, replyId, 1));
    expect(late).toMatchObject({ reason: 'reply-corrected', replies: [{ version: 2 }] });
    await send(doctor, retract(id, replyId, 2));
    expect(inAWord(await send(doctor, correct(id, replyId, 3, 'Again.')))).toBe('reply-retracted');
  });

  it('is its author’s alone, unfinished or to words that were not read it is none', async () => {
    const { id, replyId } = await answered();
    expect(inAWord(await send(colleague, correct(id, replyId, 1, 'Mine.')))).toBe('not-allowed');
    expect(inAWord(await send(neurologist, correct(id, replyId, 1, 'Mine.')))).toBe('left-your-departments');
    expect(inAWord(await send(reviewer, correct(id, replyId, 1, 'Mine.')))).toBe('not-allowed');
    expect(inAWord(await send(doctor, correct(await ask(service), replyId, 1, 'There.')))).toBe('not-found');
    expect(inAWord(await send(doctor, correct(id, replyId, 1, '  ')))).toBe('reply-not-finished');
    await service.intake().intake.addFollowUp({ id, followUpId: randomUUID(), text: 'I am pregnant.' });
    expect(inAWord(await send(doctor, correct(id, replyId, 1, 'Rest.', { baseRevision: 2 })))).toBe('question-changed');
    expect(await onlyReply(id)).toMatchObject({ version: 1 });
  });

  it('is still its author’s when they work elsewhere by now', async () => {
    const { id, replyId } = await answered();
    const [moved] = await service.pool<{ id: string; department_ids: string[] }[]>`
      SELECT id, department_ids FROM account WHERE email = 'doctor@practice.test'`;
    await service.pool`UPDATE account SET department_ids = '{neurology}' WHERE id = ${moved?.id ?? ''}`;
    try {
      expect(inAWord(await send(doctor, correct(id, replyId, 1, 'Take half a tablet.')))).toBe('applied');
    } finally {
      await service.pool`UPDATE account SET department_ids = ${moved?.department_ids ?? []} WHERE id = ${moved?.id ?? ''}`;
    }
  });

  it('and its wishes cannot be altered in the database itself', async () => {
    const { id, replyId } = await answered();
    await send(doctor, correct(id, replyId, 1, 'Take half a tablet.'));
    await expect(service.pool`UPDATE reply_version SET reason = 'None'`).rejects.toThrow('append-only');
    await expect(service.pool`DELETE FROM correction_request`).rejects.toThrow('append-only');
  });
});

describe('a retraction', () => {
  it('takes the words from the page, says why, keeps them for the record, and puts the question back', async () => {
    const { id, replyId } = await answered();
    expect((await pageOf(`/a/${replyId}`)).status).toBe(200);
    const { cursor } = await pullAll(colleague);
    expect(inAWord(await send(doctor, retract(id, replyId, 1)))).toBe('applied');
    const { html } = await pageOf(`/q/${id}`);
    expect(html).not.toContain('Take five tablets.');
    expect(html).toContain('The doctor retracted this reply on');
    expect(html).toContain('Meant for another question');
    expect(html).toContain('waiting for another reply');
    expect((await pageOf(`/a/${replyId}`)).status).toBe(404);
    const news = (await pullAll(colleague, cursor)).records;
    expect(news).toContainEqual(expect.objectContaining({ kind: 'answered-question', id: replyId, deleted: true }));
    expect(held(news).get(`question ${id}`)?.data).toMatchObject({ status: 'pending' });
    expect(await onlyReply(id)).toMatchObject({
      change: { kind: 'retraction' },
      body: content('Take five tablets.').body,
    });
    expect(inAWord(await send(colleague, reply(id, 'Take one.', { baseRevision: 9 })))).toBe('applied');
    expect((await pageOf(`/q/${id}`)).html).not.toContain('waiting for another reply');
  });

  it('leaves a question answered on which another answer stands', async () => {
    const { id, replyId } = await answered();
    await send(
      colleague,
      command('send-reply', id, { replyId: randomUUID(), kind: 'second-opinion', content: content('See a doctor.') }),
    );
    await send(doctor, retract(id, replyId, 1));
    expect(await statusOf(id)).toBe('answered');
  });

  it('is not cited nor copied to a repeated question any more', async () => {
    const { id, replyId } = await answered();
    const other = await ask(service);
    await send(
      colleague,
      command('send-reply', other, {
        replyId: randomUUID(),
        kind: 'answer',
        content: { ...content('As was said.'), citedAnswerIds: [replyId] },
      }),
    );
    expect((await pageOf(`/q/${other}`)).html).toContain('Take five tablets.');
    await send(
      colleague,
      command('send-reply', id, { replyId: randomUUID(), kind: 'second-opinion', content: content('Or rest.') }),
    );
    await send(doctor, retract(id, replyId, 1));
    expect((await pageOf(`/q/${other}`)).html).not.toContain('Take five tablets.');
    const repeated = await ask(service);
    await send(colleague, command('mark-duplicate', repeated, { ofQuestionId: id }));
    expect((await listReplies(service.pool, repeated)).map(({ body }) => body)).toEqual([content('Or rest.').body]);
  });
});

describe('a reply that answered repeated questions too', () => {
  async function answeredTogether() {
    const [id, repeated] = [await ask(service), await ask(service)];
    await send(doctor, command('mark-duplicate', repeated, { ofQuestionId: id }));
    const sent = reply(id, 'Take five tablets.', { baseRevision: 9 });
    await send(doctor, sent);
    return { id, repeated, replyId: (sent.payload as { replyId: string }).replyId };
  }

  it('is corrected on all pages', async () => {
    const { id, repeated, replyId } = await answeredTogether();
    await send(doctor, correct(id, replyId, 1, 'Take half a tablet.'));
    for (const question of [id, repeated]) {
      expect(await onlyReply(question)).toMatchObject({ version: 2, body: content('Take half a tablet.').body });
      expect((await pageOf(`/q/${question}`)).html).toContain('Take half a tablet.');
    }
  });

  it('is retracted on all pages, and all of their askers wait again', async () => {
    const { id, repeated, replyId } = await answeredTogether();
    await send(doctor, retract(id, replyId, 1));
    for (const question of [id, repeated]) {
      expect((await pageOf(`/q/${question}`)).html).not.toContain('Take five tablets.');
      expect(await statusOf(question)).toBe('pending');
    }
    await send(doctor, reply(id, 'Take one.', { baseRevision: 9 }));
    expect((await pageOf(`/q/${repeated}`)).html).toContain('Take one.');
  });
});

describe('a wish for a correction', () => {
  const wish = (id: QuestionId, replyId: string, baseVersion: number, requestId = randomUUID()) =>
    command('request-correction', id, { requestId, replyId, baseVersion, reason: 'Five tablets are too many' });

  it('is a reviewer’s, reaches the author, is settled by the next version, and never published', async () => {
    const { id, replyId } = await answered();
    expect(inAWord(await send(doctor, wish(id, replyId, 1)))).toBe('not-allowed');
    const { cursor } = await pullAll(doctor);
    const wished = wish(id, replyId, 1);
    expect(inAWord(await send(reviewer, wished))).toBe('applied');
    const told = feedSchemas.reply.parse(held((await pullAll(doctor, cursor)).records).get(`reply ${replyId}`)?.data);
    expect(told.correctionRequests).toMatchObject([{ reason: 'Five tablets are too many' }]);
    expect((await pageOf(`/q/${id}`)).html).not.toContain('too many');
    await send(doctor, correct(id, replyId, 1, 'Take half a tablet.'));
    expect((await onlyReply(id)).correctionRequests).toEqual([]);
    expect(inAWord(await send(reviewer, wish(id, replyId, 1)))).toBe('reply-corrected');
  });
});

describe('asking back', () => {
  it('is published as such, leaves the question waiting, and out of the asking doctor’s way until the patient writes', async () => {
    const id = await ask(service);
    const { cursor } = await pullAll(doctor);
    const asked = command('send-reply', id, {
      replyId: randomUUID(),
      kind: 'ask-back',
      content: content('How old are you?'),
    });
    expect(inAWord(await send(doctor, asked))).toBe('applied');
    expect(await statusOf(id)).toBe('pending');
    const { html } = await pageOf(`/q/${id}`);
    expect(html).toContain('Question to the asker');
    expect(html).toContain('A doctor needs to know more before answering');
    const news = held((await pullAll(doctor, cursor)).records);
    expect(feedSchemas.snooze.parse(news.get(`snooze ${id}`)?.data)).toMatchObject({ until: null, unlessTextAbove: 1 });
    const corpus = await service.pool`SELECT 1 FROM answered_question WHERE question_id = ${id}`;
    expect(corpus).toHaveLength(0);
    expect(inAWord(await send(colleague, reply(id, 'Rest it.', { baseRevision: 9 })))).toBe('applied');
    expect((await pageOf(`/q/${id}`)).html).not.toContain('A doctor needs to know more');
    expect(inAWord(await send(doctor, command('send-reply', id, { ...asked.payload, replyId: randomUUID() })))).toBe(
      'answered-meanwhile',
    );
  });
});
