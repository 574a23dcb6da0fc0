import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredQuestionIdSchema, type QuestionId } from '#domain/ids.ts';
import { ask, command, content } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

describe('uses of an answer', () => {
  it('lead from an answer to every reply that cited it or took its words, copies for duplicates too', async () => {
    const doctor = await service.signedIn('doctor@practice.test');
    const reviewer = await service.signedIn('reviewer@practice.test');
    const replyId = randomUUID();
    const answerId = answeredQuestionIdSchema.parse(replyId);
    const send = (questionId: QuestionId, payload: object) =>
      command('send-reply', questionId, { kind: 'answer', content: content('Rest.'), ...payload });
    await doctor.sync.commands({ commands: [send(await ask(service), { replyId })] });

    const asked = await ask(service, { title: 'Asked once' });
    const repeated = await ask(service, { title: 'Asked again' });
    const { outcomes } = await doctor.sync.commands({
      commands: [
        command('mark-duplicate', repeated, { ofQuestionId: asked }),
        send(asked, {
          replyId: randomUUID(),
          content: { ...content('As before.'), citedAnswerIds: [answerId] },
          usedAnswers: [{ answerId, how: 'started-from' }],
        }),
      ],
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    const { uses } = await reviewer.answers.listUses({ id: answerId });
    expect(uses.map(({ questionTitle }) => questionTitle).sort()).toEqual(['Asked again', 'Asked once']);
    for (const { how } of uses) expect(how).toEqual(['cited', 'started-from']);
    await expect(doctor.answers.listUses({ id: answerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
