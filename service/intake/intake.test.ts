import { createHash } from 'node:crypto';
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findQuestion } from '../questions/question-rows.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
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

  it('knows an asker again without keeping who it is', async () => {
    const asker = 'Tatiana.Quisenberry@example.test';
    const from = async (who: string | null | undefined) => {
      const { id } = await service
        .intake()
        .intake.askQuestion({ department: 'Orthopedics', title: 'Heel', body: 'It hurts.', asker: who });
      const question = await findQuestion(service.pool, id);
      return question?.askerKey;
    };
    const key = await from(asker);
    expect(key).toMatch(/^[\w-]{32}$/);
    expect(await from(asker)).toBe(key);
    expect(await from(`${asker} `)).not.toBe(key);
    expect([await from(null), await from(undefined)]).toEqual([null, null]);
    // Without the secret the key is no proof of a guess.
    expect(key).not.toBe(createHash('sha256').update(asker).digest('base64url').slice(0, 32));

    const tables = await service.pool<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
    expect(tables.length).toBeGreaterThan(15);
    const holding = async (text: string): Promise<string[]> => {
      const found = await Promise.all(
        tables.map(({ name }) =>
          service.pool`SELECT 1 FROM ${service.pool(name)} AS held WHERE held::text LIKE ${`%${text}%`} LIMIT 1`.then(
            (rows) => (rows.length > 0 ? [name] : []),
          ),
        ),
      );
      return found.flat().sort();
    };
    expect(await holding('Quisenberry')).toEqual([]);
    expect(await holding(key ?? '')).toEqual(['feed_entry', 'question']);
  });
});
