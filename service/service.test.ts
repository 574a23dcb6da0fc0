import { randomUUID } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedRecord } from '#contract/service.ts';
import { type CommandId, commandIdSchema, type QuestionId, questionIdSchema } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { publish } from './feed/feed.ts';
import { findQuestion, questionEntry } from './questions/question-rows.ts';
import { type ServiceClient, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

const newCommandId = (): CommandId => commandIdSchema.parse(uuidv7());
const ask = async (over: Record<string, unknown> = {}): Promise<QuestionId> =>
  (
    await service.intake().intake.askQuestion({
      department: 'Orthopedics',
      title: 'Pain in my knee',
      body: 'It hurts when I climb stairs.',
      alias: 'Mei',
      ageBand: '30~39',
      sex: 'female',
      language: 'en',
      ...over,
    })
  ).id;
const content = (text: string): ReplyContent => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
});
const command = (kind: string, subjectId: QuestionId, payload: object = {}, over: object = {}) => ({
  commandId: newCommandId(),
  kind,
  subjectId,
  baseRevision: 1,
  payload,
  occurredAt: new Date().toISOString(),
  ...over,
});
const reply = (subjectId: QuestionId, text = 'Please rest your knee.', over: object = {}) =>
  command('send-reply', subjectId, { replyId: randomUUID(), kind: 'answer', content: content(text) }, over);

async function pullAll(
  client: ServiceClient,
  cursor?: string,
  limit = 200,
): Promise<{ records: FeedRecord[]; cursor: string }> {
  const records: FeedRecord[] = [];
  let next = cursor;
  for (;;) {
    const page = await client.sync.changes({ limit, ...(next === undefined ? {} : { cursor: next }) });
    records.push(...page.records);
    next = page.nextCursor;
    if (!page.more) return { records, cursor: next };
  }
}

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

describe('the change feed', () => {
  it('shows a doctor the own department and not another', async () => {
    const mine = await ask();
    const orthopedist = await pullAll(await service.signedIn('doctor@practice.test'));
    const neurologist = await pullAll(await service.signedIn('neurologist@practice.test'));
    expect(orthopedist.records.map(({ id }) => id)).toContain(mine);
    expect(neurologist.records.map(({ id }) => id)).not.toContain(mine);
    expect(neurologist.records.map(({ kind }) => kind)).toContain('department');
  });

  it('loses nothing when an earlier transaction commits after a later one was pulled', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const slowId = await ask();
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
      if (changed !== null) await publish(transaction, [questionEntry(changed.question)]);
      wroteSlow();
      await held;
    });
    await slowWrote;
    const fastId = await ask();
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
    const orthopedic = await ask();
    const neurological = await ask({ department: 'neurology' });
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
    await ask();
    await readUntil('"changed"');
    await reader?.cancel();
    expect(text).not.toContain('knee');
  });
});

describe('commands', () => {
  it('publishes a reply once however often its command arrives, also at the same time', async () => {
    const questionId = await ask();
    const doctor = await service.signedIn('doctor@practice.test');
    const once = reply(questionId);
    const answers = await Promise.all([1, 2, 3].map(() => doctor.sync.commands({ commands: [once] })));
    for (const { outcomes } of answers) expect(outcomes).toEqual(answers[0]?.outcomes);
    expect(answers[0]?.outcomes[0]).toMatchObject({ outcome: 'applied' });
    const [row] = await service.pool`SELECT count(*)::integer AS count FROM reply WHERE question_id = ${questionId}`;
    expect(row?.count).toBe(1);
  });

  it('takes a claim from one doctor only, and again after its lease ran out', async () => {
    const questionId = await ask();
    const first = await service.signedIn('doctor@practice.test');
    const second = await service.signedIn('doctor2@practice.test');
    const claim = async (client: ServiceClient) =>
      (await client.sync.commands({ commands: [command('claim', questionId)] })).outcomes[0];
    expect(await claim(first)).toMatchObject({ outcome: 'applied' });
    expect(await claim(second)).toMatchObject({
      outcome: 'conflict',
      reason: 'claimed-by-other',
      question: { claim: { displayName: 'Lin Yating' } },
    });
    await service.pool`UPDATE question SET claim_expires_at = now() - interval '1 second' WHERE id = ${questionId}`;
    expect(await claim(second)).toMatchObject({ outcome: 'applied' });
  });

  it('holds back a reply to a text that changed, but not one to a question that was only claimed', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const claimed = await ask();
    const changed = await ask();
    await service.pool`UPDATE question SET revision = 2, text_revision = 2 WHERE id = ${changed}`;
    const { outcomes } = await doctor.sync.commands({
      commands: [command('claim', claimed), reply(claimed), reply(changed)],
    });
    expect(outcomes[1]).toMatchObject({ outcome: 'applied' });
    expect(outcomes[2]).toMatchObject({ outcome: 'conflict', reason: 'question-changed' });
  });

  it('holds back a second answer and takes it as a second opinion', async () => {
    const questionId = await ask();
    const first = await service.signedIn('doctor@practice.test');
    const second = await service.signedIn('doctor2@practice.test');
    await first.sync.commands({ commands: [reply(questionId)] });
    const { outcomes } = await second.sync.commands({
      commands: [
        reply(questionId),
        command('send-reply', questionId, {
          replyId: randomUUID(),
          kind: 'second-opinion',
          content: content('I would also check the hip.'),
        }),
      ],
    });
    expect(outcomes[0]).toMatchObject({
      outcome: 'conflict',
      reason: 'answered-meanwhile',
      replies: [{ authorName: 'Lin Yating' }],
    });
    expect(outcomes[1]).toMatchObject({ outcome: 'applied' });
  });

  it('refuses alone what is malformed, foreign, unfinished or cites nothing known', async () => {
    const mine = await ask();
    const foreign = await ask({ department: 'neurology' });
    const doctor = await service.signedIn('doctor@practice.test');
    const { outcomes } = await doctor.sync.commands({
      commands: [
        { commandId: newCommandId(), kind: 'launch-rocket' },
        command('claim', foreign),
        reply(mine, '   '),
        command('send-reply', mine, {
          replyId: randomUUID(),
          kind: 'answer',
          content: { ...content('Rest.'), citedTopicIds: [randomUUID()] },
        }),
        command('claim', questionIdSchema.parse(randomUUID())),
        reply(mine, 'This one is fine.'),
      ],
    });
    expect(
      outcomes.map((outcome) =>
        'code' in outcome ? outcome.code : 'reason' in outcome ? outcome.reason : outcome.outcome,
      ),
    ).toEqual(['malformed', 'left-your-departments', 'reply-not-finished', 'unknown-citation', 'not-found', 'applied']);
  });

  it('tells nothing of a foreign department in a conflict', async () => {
    const foreign = await ask({ department: 'neurology', body: 'secret of another department' });
    const doctor = await service.signedIn('doctor@practice.test');
    const { outcomes } = await doctor.sync.commands({ commands: [command('claim', foreign)] });
    expect(JSON.stringify(outcomes)).not.toContain('secret');
  });

  it('lets a reviewer read but not reply', async () => {
    await service.pool`DELETE FROM sign_in_failure`;
    const questionId = await ask();
    const reviewer = await service.signedIn('reviewer@practice.test');
    expect((await pullAll(reviewer)).records.map(({ id }) => id)).toContain(questionId);
    const { outcomes } = await reviewer.sync.commands({ commands: [reply(questionId)] });
    expect(outcomes[0]).toMatchObject({ outcome: 'rejected', code: 'not-allowed' });
  });

  it('keeps replies and the audit trail unchangeable in the database itself', async () => {
    await expect(service.pool`UPDATE reply SET author_name = 'Somebody else'`).rejects.toThrow('append-only');
    await expect(service.pool`DELETE FROM audit_event`).rejects.toThrow('append-only');
  });
});

describe('intake', () => {
  it('names the departments there are when it does not know one, and what a field should look like', async () => {
    const unknown = await safe(
      service.intake().intake.askQuestion({ department: 'Astrology', title: 'a', body: 'b', language: 'en' }),
    );
    expect(isDefinedError(unknown.error) && unknown.error.data).toEqual({
      known: ['Neurology (神經內科)', 'Orthopedics (骨科)'],
    });
    const unreadable = await safe(
      service
        .intake()
        .intake.askQuestion({ department: '骨科', title: 'a', body: 'b', ageBand: 'young', language: 'en' }),
    );
    expect(isDefinedError(unreadable.error) && unreadable.error.data).toMatchObject({ field: 'ageBand' });
  });

  it('takes nothing without its key', async () => {
    await expect(
      service.client('wrong-key').intake.askQuestion({ department: 'Orthopedics', title: 'a', body: 'b' }),
    ).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('answers plain HTTP with 201, and errors as problem documents', async () => {
    const post = (body: unknown) =>
      fetch(`${service.url}/v1/questions`, {
        method: 'POST',
        headers: { authorization: 'Bearer practice-intake', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const taken = await post({
      department: 'Orthopedics',
      title: 'Heel',
      body: 'My heel hurts.',
      alias: 'Ang',
      ageBand: '10-19',
      sex: 'female',
      language: 'en',
    });
    expect(taken.status).toBe(201);
    expect(await taken.json()).toEqual({ id: expect.any(String) });
    const refused = await post({ department: 'Astrology', title: 'a', body: 'b', language: 'en' });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ status: 422, code: 'UNKNOWN_DEPARTMENT', title: expect.any(String) });
    const extra = await post({ department: 'Orthopedics', title: 'a', body: 'b', language: 'en', isAdmin: true });
    expect(extra.status).toBe(400);
  });

  it('imports a page whole, once, and with its answer when it has one', async () => {
    const page = {
      subject: 'Neck pain',
      title: 'Why does my neck crack?',
      body: 'It cracks when I turn my head.',
      department: 'Orthopedics',
      alias: 'An',
      ageBand: '10~19',
      sex: 'female' as const,
      language: 'en',
      askedOn: '2015-11-29',
      reply: null,
      similar: [
        {
          title: 'Stiff neck',
          questionText: 'My neck is stiff...',
          doctorName: 'Gao',
          department: 'Neurology',
          replyText: 'Move it gently.',
          excerpted: true,
          answeredOn: null,
          language: 'en',
        },
      ],
      faqTopics: [{ topic: 'Neck strain', department: 'Orthopedics' }],
    };
    const first = await service.intake().intake.importPage(page);
    expect(first).toMatchObject({ created: true, similarAdded: 1, faqTopicsAdded: 1 });
    expect(await service.intake().intake.importPage(page)).toEqual({
      ...first,
      created: false,
      similarAdded: 0,
      faqTopicsAdded: 0,
    });
    const broken = { ...page, title: 'Another', faqTopics: [{ topic: 'Stars', department: 'Astrology' }] };
    await expect(service.intake().intake.importPage(broken)).rejects.toMatchObject({ code: 'UNKNOWN_DEPARTMENT' });
    expect(await service.pool`SELECT 1 FROM question WHERE title = 'Another'`).toHaveLength(0);
    const answered = await service.intake().intake.importPage({
      ...page,
      reply: {
        doctorName: 'Wang',
        department: 'Orthopedics',
        text: 'Cracking alone is harmless.',
        moreInformation: 'About joints.',
        repliedOn: '2015-11-30',
      },
    });
    const published = await (await fetch(`${service.url}/q/${answered.id}`)).text();
    for (const shown of [
      'Dr. Wang reply',
      'Cracking alone is harmless.',
      'About joints.',
      'Stiff neck',
      'Neck strain',
      '2015/11/30',
      '10–19 year old female',
    ]) {
      expect(published).toContain(shown);
    }
  });
});

describe('published pages', () => {
  it('run nothing: a policy without scripts, and hostile text as text', async () => {
    const id = await ask({ title: '<script>alert(1)</script>', body: '<img src=x onerror=alert(1)> & "quotes"' });
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
    const withdrawn = await ask();
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
      '/v1/changes',
      '/v1/commands',
      '/v1/events',
      '/v1/imports/answers',
      '/v1/imports/pages',
      '/v1/practice',
      '/v1/questions',
      '/v1/refresh',
      '/v1/sign-in',
      '/v1/sign-out',
    ]);
  });

  it('turns away a workstation of another protocol', async () => {
    const response = await fetch(`${service.url}/v1/changes`, { headers: { 'x-replydesk-protocol': '99' } });
    expect(response.status).toBe(426);
    expect(await response.json()).toMatchObject({ code: 'UPGRADE_REQUIRED', data: { supported: 1 } });
  });
});
