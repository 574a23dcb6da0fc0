import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { listReplies } from '../questions/reply-rows.ts';
import { ask, command, content, held, inAWord, pullAll, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let doctor: ServiceClient;
let colleague: ServiceClient;
let neurologist: ServiceClient;
beforeAll(async () => {
  service = await startTestService();
  doctor = await service.signedIn('doctor@practice.test');
  colleague = await service.signedIn('doctor2@practice.test');
  neurologist = await service.signedIn('neurologist@practice.test');
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
const mark = (id: QuestionId, ofQuestionId: string | null, over: object = {}) =>
  command('mark-duplicate', id, { ofQuestionId }, { baseRevision: 50, ...over });
const page = async (id: QuestionId): Promise<string> => (await fetch(`${service.url}/q/${id}`)).text();
/** Of the questions that are anybody's duplicate, those whose original is a duplicate too, or themselves. */
const chains = () => service.pool`
  SELECT question.id FROM question JOIN question AS original ON original.id = question.duplicate_of
  WHERE original.duplicate_of IS NOT NULL OR original.id = question.id`;

describe('marking a duplicate', () => {
  it('takes it out of my hands and tells everybody who sees it', async () => {
    const [original, id] = [await ask(service), await ask(service)];
    await send(doctor, command('claim', id));
    const { cursor } = await pullAll(colleague);
    expect(await send(doctor, mark(id, original))).toMatchObject({ outcome: 'applied', revision: 3 });
    expect(await stored(id)).toMatchObject({ duplicateOf: original, claim: null, status: 'pending', revision: 3 });
    expect((await pullAll(colleague, cursor)).records).toEqual([
      expect.objectContaining({ kind: 'question', id, data: expect.objectContaining({ duplicateOf: original }) }),
    ]);
    expect(await send(doctor, mark(id, original))).toMatchObject({ outcome: 'applied', revision: 3 });
    expect(await send(doctor, mark(id, null))).toMatchObject({ outcome: 'applied', revision: 4 });
    expect((await stored(id)).duplicateOf).toBeNull();
    expect(await send(doctor, mark(id, null))).toMatchObject({ outcome: 'applied', revision: 4 });
  });

  it('needs an original that can have an answer and that I can see', async () => {
    const [id, other, repeated, dismissed, withdrawn] = await Promise.all([1, 2, 3, 4, 5].map(() => ask(service)));
    if (!id || !other || !repeated || !dismissed || !withdrawn) throw new Error('not asked');
    const foreign = await ask(service, { department: 'neurology' });
    await send(doctor, mark(repeated, other));
    await send(doctor, command('dismiss', dismissed, { reason: 'spam' }));
    await service.intake().intake.withdrawQuestion({ id: withdrawn });
    for (const unsuitable of [id, repeated, dismissed, withdrawn, foreign, randomUUID()]) {
      expect(inAWord(await send(doctor, mark(id, unsuitable)))).toBe('unsuitable-original');
    }
    expect(await stored(id)).toMatchObject({ duplicateOf: null, revision: 1 });
  });

  it('meets what has become of the question meanwhile', async () => {
    const original = await ask(service);
    const taken = await ask(service);
    await send(colleague, command('claim', taken));
    expect(inAWord(await send(doctor, mark(taken, original)))).toBe('claimed-by-other');
    const answered = await ask(service);
    await send(colleague, reply(answered));
    expect(inAWord(await send(doctor, mark(answered, original)))).toBe('answered-meanwhile');
    const added = await ask(service);
    await service.intake().intake.addFollowUp({ id: added, followUpId: randomUUID(), text: 'Now it is numb.' });
    expect(inAWord(await send(doctor, mark(added, original, { baseRevision: 1 })))).toBe('question-changed');
  });

  it('makes no chains: what repeated the marked one repeats its original', async () => {
    const [first, second, third] = [await ask(service), await ask(service), await ask(service)];
    await send(doctor, mark(third, second));
    const before = await pullAll(colleague);
    await send(doctor, mark(second, first));
    expect((await stored(third)).duplicateOf).toBe(first);
    const told = held((await pullAll(colleague, before.cursor)).records).get(`question ${third}`);
    expect(told?.data).toMatchObject({ duplicateOf: first });
    expect(await chains()).toEqual([]);
  });

  it('makes no circle when two doctors mark each other’s question at once', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [left, right] = [await ask(service), await ask(service)];
      const words = await Promise.all([send(doctor, mark(left, right)), send(colleague, mark(right, left))]);
      expect(words.map(inAWord).sort()).toEqual(['applied', 'unsuitable-original']);
    }
    expect(await chains()).toEqual([]);
  });

  it('holds under whatever happens at once', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => ask(service)));
    const any = (): QuestionId => ids[Math.floor(Math.random() * ids.length)] as QuestionId;
    const acts = [
      () => mark(any(), any()),
      () => mark(any(), any()),
      () => mark(any(), null),
      () => command('dismiss', any(), { reason: 'spam' }, { baseRevision: 500 }),
      () => command('reopen', any()),
      () => command('claim', any()),
      () => reply(any(), 'Rest.', { baseRevision: 500 }),
    ];
    await Promise.all(
      [doctor, colleague, doctor, colleague].map(async (client) => {
        for (let round = 0; round < 25; round += 1) {
          // Replies come last, so that there is something left to mark for most of the time.
          const act = acts[Math.floor(Math.random() * (round < 18 ? acts.length - 1 : acts.length))];
          if (act !== undefined) await send(client, act());
        }
      }),
    );
    expect(await chains()).toEqual([]);
    const pages = held((await pullAll(doctor)).records);
    for (const id of ids) {
      const question = await stored(id);
      expect(pages.get(`question ${id}`)?.data).toEqual(question);
      expect((await listReplies(service.pool, id)).length > 0).toBe(question.status === 'answered');
      if (question.duplicateOf === null) continue;
      const original = await stored(question.duplicateOf);
      expect(original.status).toBe(question.status);
    }
  });
});

describe('one reply', () => {
  it('answers what repeats the question too, in one go, citing the same', async () => {
    const [original, first, second] = [await ask(service), await ask(service), await ask(service)];
    for (const id of [first, second]) await send(doctor, mark(id, original));
    const [topic] = await service.pool<{ id: string }[]>`SELECT id FROM faq_topic`;
    const before = await pullAll(doctor);
    const replyId = randomUUID();
    const cited = { ...content('Cool it for a day.'), citedTopicIds: [topic?.id] };
    const sent = command('send-reply', original, { replyId, kind: 'answer', content: cited });
    expect(inAWord(await send(colleague, sent))).toBe('applied');
    expect(inAWord(await send(colleague, sent))).toBe('applied');
    const told = held((await pullAll(doctor, before.cursor)).records);
    const ids = new Set<string>();
    for (const id of [original, first, second]) {
      expect(await stored(id)).toMatchObject({ status: 'answered', claim: null });
      const replies = await listReplies(service.pool, id);
      expect(replies).toMatchObject([
        { questionId: id, authorName: 'Chen Weiming', citedTopicIds: [topic?.id], body: cited.body },
      ]);
      ids.add(replies[0]?.id ?? '');
      expect(told.get(`reply ${replies[0]?.id}`)?.data).toEqual(replies[0]);
      expect(told.get(`question ${id}`)?.data).toMatchObject({ status: 'answered' });
      expect(told.get(`answered-question ${replies[0]?.id}`)?.data).toMatchObject({ questionId: id });
      const html = await page(id);
      expect(html).toContain('Cool it for a day.');
      expect(html).toContain('Heel pain');
    }
    expect(ids.size).toBe(3);
    expect(ids).toContain(replyId);
    expect(inAWord(await send(doctor, mark(first, null)))).toBe('answered-meanwhile');
  });

  it('is all or nothing', async () => {
    const [original, id] = [await ask(service), await ask(service)];
    await send(doctor, mark(id, original));
    await service.pool.unsafe(`
      CREATE FUNCTION break_copies() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.question_id = '${id}' THEN RAISE EXCEPTION 'broken on purpose'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER break_copies BEFORE INSERT ON reply FOR EACH ROW EXECUTE FUNCTION break_copies()`);
    const sent = reply(original, 'Rest it.');
    await expect(send(doctor, sent)).rejects.toThrow();
    await service.pool.unsafe('DROP TRIGGER break_copies ON reply');
    expect(service.internalErrors.splice(0)).toHaveLength(1);
    expect(await stored(original)).toMatchObject({ status: 'pending' });
    expect(await listReplies(service.pool, original)).toEqual([]);
    expect(inAWord(await send(doctor, sent))).toBe('applied');
    expect(await stored(id)).toMatchObject({ status: 'answered' });
  });

  it('and those that came later reach a duplicate that is marked afterwards, in their order', async () => {
    const [original, id, later] = [await ask(service), await ask(service), await ask(service)];
    await send(doctor, reply(original, 'Rest it.'));
    const second = { replyId: randomUUID(), kind: 'second-opinion', content: content('And look at the hip.') };
    await send(colleague, command('send-reply', original, second));
    await send(doctor, mark(later, id));
    const outcome = await send(doctor, mark(id, original));
    for (const answered of [id, later]) {
      expect(await stored(answered)).toMatchObject({ status: 'answered', duplicateOf: original });
      const replies = await listReplies(service.pool, answered);
      expect(replies.map(({ kind }) => kind)).toEqual(['answer', 'second-opinion']);
    }
    expect(outcome).toMatchObject({ outcome: 'applied', revision: (await stored(id)).revision });
    const third = { replyId: randomUUID(), kind: 'second-opinion', content: content('I disagree about the hip.') };
    await send(colleague, command('send-reply', original, third));
    expect(await page(id)).toContain('I disagree about the hip.');
  });

  it('shows nothing of one asker to the other', async () => {
    const original = await ask(service, {
      title: 'Knee of Hildegard',
      body: 'I live in Winterthur.',
      alias: 'Hildegard',
      ageBand: '80~89',
    });
    const named = await ask(service, { title: 'My knee', alias: 'Kai', ageBand: '20~29', sex: 'male' });
    const nameless = await ask(service, { title: 'The knee', alias: null, ageBand: null, sex: null });
    for (const id of [named, nameless]) await send(doctor, mark(id, original));
    const slot = (name: string, value: string) => ({
      type: 'slot' as const,
      instanceId: randomUUID(),
      templateId: randomUUID(),
      templateVersion: 1,
      name,
      label: name,
      kind: 'from-question' as const,
      options: [],
      unit: null,
      required: true,
      value,
      binding: null,
    });
    const children = [
      { type: 'text' as const, text: 'Dear ', marks: [], link: null },
      slot('alias', 'Hildegard'),
      slot('age-band', '80-89'),
      slot('sex', 'female'),
      slot('title', 'Knee of Hildegard'),
      slot('department', 'Orthopedics Clinic'),
    ];
    const personal = {
      ...content(''),
      body: { format: 1 as const, blocks: [{ type: 'paragraph' as const, children }] },
      moreInformation: { format: 1 as const, blocks: [{ type: 'quote' as const, children }] },
    } as unknown as ReplyContent;
    const sent = command('send-reply', original, { replyId: randomUUID(), kind: 'answer', content: personal });
    expect(inAWord(await send(doctor, sent))).toBe('applied');
    expect(await page(original)).toContain('Hildegard');
    for (const id of [named, nameless]) {
      const html = await page(id);
      expect(html).not.toMatch(/Hildegard|Winterthur|80-89|Knee of/);
      expect(html).toContain('Orthopedics Clinic');
      const [answer] =
        await service.pool`SELECT reply_text, question_text FROM answered_question WHERE question_id = ${id}`;
      expect(JSON.stringify(answer)).not.toMatch(/Hildegard|Winterthur|80-89|Knee of/);
    }
    expect(await page(named)).toMatch(/Dear .*Kai.*20-29.*male.*My knee/s);
  });

  it('goes across departments, with each thing in its own department’s view', async () => {
    const [original, id] = [await ask(service), await ask(service)];
    await send(doctor, mark(id, original));
    const toNeurology = { toDepartmentId: 'neurology', toAccountId: null, reason: 'A nerve' };
    await send(doctor, command('transfer', original, toNeurology));
    const before = await pullAll(doctor);
    await send(neurologist, reply(original, 'It is the nerve.', { baseRevision: 5 }));
    const told = held((await pullAll(doctor, before.cursor)).records);
    const [mine] = await listReplies(service.pool, id);
    expect(told.get(`reply ${mine?.id}`)?.data).toMatchObject({ authorName: 'Gao Meihua', departmentId: 'neurology' });
    expect(told.has(`question ${original}`)).toBe(false);
  });
});

describe('what was marked waits for no answer that will not come', () => {
  it('when its original is withdrawn, dismissed, or asked in other words', async () => {
    const end: ((id: QuestionId) => Promise<unknown>)[] = [
      (id) => service.intake().intake.withdrawQuestion({ id }),
      (id) => send(doctor, command('dismiss', id, { reason: 'not-medical' })),
      (id) => service.intake().intake.reviseQuestion({ id, body: 'It is my eye, in truth.' }),
    ];
    for (const act of end) {
      const [original, id] = [await ask(service), await ask(service)];
      await send(doctor, mark(id, original));
      const { cursor } = await pullAll(colleague);
      await act(original);
      expect(await stored(id)).toMatchObject({ duplicateOf: null, status: 'pending', revision: 3 });
      expect(held((await pullAll(colleague, cursor)).records).get(`question ${id}`)?.data).toEqual(await stored(id));
    }
  });

  it('when its patient writes more: the new words are seen before an answer to the old ones goes out', async () => {
    const [original, id] = [await ask(service), await ask(service)];
    await send(doctor, mark(id, original));
    await service.intake().intake.addFollowUp({ id, followUpId: randomUUID(), text: 'I cannot feel my foot.' });
    await send(colleague, reply(original));
    expect(await stored(id)).toMatchObject({ duplicateOf: null, status: 'pending' });
    expect(await listReplies(service.pool, id)).toEqual([]);
  });

  it('and is answered neither when it was withdrawn or dismissed itself, nor twice when it was answered by itself', async () => {
    const original = await ask(service);
    const [withdrawn, dismissed, own] = [await ask(service), await ask(service), await ask(service)];
    for (const id of [withdrawn, dismissed, own]) await send(doctor, mark(id, original));
    await service.intake().intake.withdrawQuestion({ id: withdrawn });
    await send(doctor, command('dismiss', dismissed, { reason: 'spam' }));
    await send(doctor, reply(own, 'Yours is another case.'));
    await send(doctor, reply(original, 'The usual answer.'));
    for (const [id, status, replies] of [
      [withdrawn, 'withdrawn', 0],
      [dismissed, 'dismissed', 0],
      [own, 'answered', 1],
    ] as const) {
      expect(await stored(id)).toMatchObject({ status, duplicateOf: null });
      expect(await listReplies(service.pool, id)).toHaveLength(replies);
    }
  });
});
