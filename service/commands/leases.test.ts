import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { findQuestion } from '../questions/question-rows.ts';
import { ask, command, inAWord, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let first: ServiceClient;
let second: ServiceClient;
beforeAll(async () => {
  service = await startTestService();
  first = await service.signedIn('doctor@practice.test');
  second = await service.signedIn('doctor2@practice.test');
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
const endLease = (id: QuestionId) =>
  service.pool`UPDATE question SET claim_expires_at = now() - interval '1 second' WHERE id = ${id}`;

describe('renew', () => {
  it('lengthens my running lease and keeps since when I have it', async () => {
    const id = await ask(service);
    await send(first, command('claim', id));
    await service.pool`
      UPDATE question SET claim_claimed_at = now() - interval '20 minutes', claim_expires_at = now() + interval '10 minutes'
      WHERE id = ${id}`;
    const before = await stored(id);
    expect(inAWord(await send(first, command('renew', id)))).toBe('applied');
    const after = await stored(id);
    expect(after.claim?.claimedAt).toBe(before.claim?.claimedAt);
    expect(Date.parse(after.claim?.expiresAt ?? '') - Date.parse(before.claim?.expiresAt ?? '')).toBeGreaterThan(
      19 * 60_000,
    );
  });

  it('never shortens a lease', async () => {
    const id = await ask(service);
    await send(first, command('claim', id));
    await service.pool`UPDATE question SET claim_expires_at = now() + interval '2 hours' WHERE id = ${id}`;
    const before = await stored(id);
    await send(first, command('renew', id));
    expect((await stored(id)).claim?.expiresAt).toBe(before.claim?.expiresAt);
  });

  it('takes nothing: not what is free, not what ended, not what is another’s', async () => {
    const free = await ask(service);
    const ended = await ask(service);
    const taken = await ask(service);
    await send(first, command('claim', ended));
    await endLease(ended);
    await send(second, command('claim', taken));
    expect(inAWord(await send(first, command('renew', free)))).toBe('lease-ended');
    expect(inAWord(await send(first, command('renew', ended)))).toBe('lease-ended');
    expect(inAWord(await send(first, command('renew', taken)))).toBe('claimed-by-other');
    expect((await stored(free)).claim).toBeNull();
    expect((await stored(taken)).claim?.displayName).toBe('Chen Weiming');
  });

  it('says what became of the question instead', async () => {
    const answered = await ask(service);
    await send(first, command('claim', answered));
    await send(first, reply(answered));
    expect(inAWord(await send(first, command('renew', answered)))).toBe('answered-meanwhile');
  });
});

describe('claim', () => {
  it('lets one of two who try at once have it', async () => {
    const id = await ask(service);
    const words = await Promise.all([first, second].map((doctor) => send(doctor, command('claim', id)).then(inAWord)));
    expect(words.sort()).toEqual(['applied', 'claimed-by-other']);
  });
});

describe('ask for a question', () => {
  it('puts me on the holder’s list once', async () => {
    const id = await ask(service);
    await send(first, command('claim', id));
    const once = await send(second, command('ask-for-question', id));
    const again = await send(second, command('ask-for-question', id));
    expect((await stored(id)).askedForBy.map(({ displayName }) => displayName)).toEqual(['Chen Weiming']);
    expect(again).toMatchObject({ outcome: 'applied', revision: once.outcome === 'applied' ? once.revision : null });
  });

  it('does nothing where nobody else has it', async () => {
    const free = await ask(service);
    const mine = await ask(service);
    await send(first, command('claim', mine));
    expect(inAWord(await send(first, command('ask-for-question', free)))).toBe('applied');
    expect(inAWord(await send(first, command('ask-for-question', mine)))).toBe('applied');
    expect((await stored(free)).askedForBy).toEqual([]);
    expect((await stored(mine)).askedForBy).toEqual([]);
  });

  it.each<[string, (id: QuestionId) => Promise<unknown>]>([
    ['a release', (id) => send(first, command('release', id))],
    ['an answer', (id) => send(first, reply(id))],
    ['a dismissal', (id) => send(first, command('dismiss', id, { reason: 'spam' }))],
    [
      'a transfer',
      (id) => send(first, command('transfer', id, { toDepartmentId: 'neurology', toAccountId: null, reason: 'Nerve' })),
    ],
    [
      'a new claim after the lease ended',
      async (id) => {
        await endLease(id);
        await send(first, command('claim', id));
      },
    ],
  ])('is forgotten with %s', async (_end, end) => {
    const id = await ask(service);
    await send(first, command('claim', id));
    await send(second, command('ask-for-question', id));
    expect((await stored(id)).askedForBy).toHaveLength(1);
    await end(id);
    expect((await stored(id)).askedForBy).toEqual([]);
  });

  it('outlives a renewal: the question is still not free', async () => {
    const id = await ask(service);
    await send(first, command('claim', id));
    await send(second, command('ask-for-question', id));
    await send(first, command('renew', id));
    await send(first, command('claim', id));
    expect((await stored(id)).askedForBy).toHaveLength(1);
  });
});

describe('dismiss', () => {
  it('takes the question out of the queue and keeps the reason as a code', async () => {
    const id = await ask(service, { body: 'Buy cheap watches now' });
    expect(inAWord(await send(first, command('dismiss', id, { reason: 'spam' })))).toBe('applied');
    expect((await stored(id)).status).toBe('dismissed');
    const [event] =
      await service.pool`SELECT act, details FROM audit_event WHERE subject_id = ${id} ORDER BY sequence DESC`;
    expect(event).toEqual({ act: 'dismissed', details: { reason: 'spam' } });
    expect(inAWord(await send(second, command('claim', id)))).toBe('question-dismissed');
    const page = await fetch(`${service.url}/q/${id}`);
    expect(page.status).toBe(410);
    expect(await page.text()).not.toContain('watches');
  });

  it('is not for what another has claimed, or what the patient changed meanwhile', async () => {
    const taken = await ask(service);
    const changed = await ask(service);
    await send(second, command('claim', taken));
    await service.intake().intake.reviseQuestion({ id: changed, body: 'Now I mean it.' });
    expect(inAWord(await send(first, command('dismiss', taken, { reason: 'spam' })))).toBe('claimed-by-other');
    expect(inAWord(await send(first, command('dismiss', changed, { reason: 'spam' })))).toBe('question-changed');
    expect(inAWord(await send(first, command('dismiss', taken, { reason: 'boring' })))).toBe('malformed');
  });
});
