import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionIdSchema } from '#domain/ids.ts';
import { ask, command, content, newCommandId, pullAll, reply } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('commands', () => {
  it('publishes a reply once however often its command arrives, also at the same time', async () => {
    const questionId = await ask(service);
    const doctor = await service.signedIn('doctor@practice.test');
    const once = reply(questionId);
    const answers = await Promise.all([1, 2, 3].map(() => doctor.sync.commands({ commands: [once] })));
    for (const { outcomes } of answers) expect(outcomes).toEqual(answers[0]?.outcomes);
    expect(answers[0]?.outcomes[0]).toMatchObject({ outcome: 'applied' });
    const [row] = await service.pool`SELECT count(*)::integer AS count FROM reply WHERE question_id = ${questionId}`;
    expect(row?.count).toBe(1);
  });

  it('takes a claim from one doctor only, and again after its lease ran out', async () => {
    const questionId = await ask(service);
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
    const claimed = await ask(service);
    const changed = await ask(service);
    await service.pool`UPDATE question SET revision = 2, text_revision = 2 WHERE id = ${changed}`;
    const { outcomes } = await doctor.sync.commands({
      commands: [command('claim', claimed), reply(claimed), reply(changed)],
    });
    expect(outcomes[1]).toMatchObject({ outcome: 'applied' });
    expect(outcomes[2]).toMatchObject({ outcome: 'conflict', reason: 'question-changed' });
  });

  it('holds back a second answer and takes it as a second opinion', async () => {
    const questionId = await ask(service);
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
    const mine = await ask(service);
    const foreign = await ask(service, { department: 'neurology' });
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

  it('refuses a reply with an open slot, whatever was overridden, and keeps overrides away from the page', async () => {
    const questionId = await ask(service);
    const doctor = await service.signedIn('doctor@practice.test');
    const slot = {
      type: 'slot',
      instanceId: randomUUID(),
      templateId: randomUUID(),
      templateVersion: 1,
      name: 'when',
      label: 'Time frame',
      kind: 'text',
      options: [],
      unit: null,
      required: true,
      value: null,
      binding: null,
    };
    const overrides = [{ code: 'open-slot', reason: 'Surely not' }];
    const open = {
      ...content('Rest.'),
      body: { format: 1, blocks: [{ type: 'paragraph', children: [slot] }] },
      overrides,
    };
    const said = { ...content('Rest it.'), overrides: [{ code: 'too-short', reason: 'Zanzibar was told' }] };
    const send = (sent: object) =>
      command('send-reply', questionId, { replyId: randomUUID(), kind: 'answer', content: sent });
    const { outcomes } = await doctor.sync.commands({ commands: [send(open), send(said)] });
    expect(outcomes[0]).toMatchObject({ outcome: 'rejected', code: 'reply-not-finished' });
    expect(outcomes[1]).toMatchObject({ outcome: 'applied' });

    const published = (await pullAll(doctor)).records.find(
      ({ kind, data }) => kind === 'reply' && (data as { questionId: string }).questionId === questionId,
    );
    expect(published?.data).toMatchObject({ overrides: said.overrides });
    expect(await (await fetch(`${service.url}/q/${questionId}`)).text()).not.toContain('Zanzibar');
    const [event] = await service.pool<{ details: object }[]>`
      SELECT details FROM audit_event WHERE act = 'reply-published' AND subject_id = ${questionId}`;
    expect(event?.details).toMatchObject({ overridden: 'too-short' });
    expect(JSON.stringify(event?.details)).not.toContain('Zanzibar');
  });

  it('tells nothing of a foreign department in a conflict', async () => {
    const foreign = await ask(service, { department: 'neurology', body: 'secret of another department' });
    const doctor = await service.signedIn('doctor@practice.test');
    const { outcomes } = await doctor.sync.commands({ commands: [command('claim', foreign)] });
    expect(JSON.stringify(outcomes)).not.toContain('secret');
  });

  it('lets a reviewer read but not reply', async () => {
    await service.pool`DELETE FROM sign_in_failure`;
    const questionId = await ask(service);
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
