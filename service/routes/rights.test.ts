import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandKind } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import { PRACTICE_INTAKE_KEY, PRACTICE_PASSWORD } from '../practice-seed.ts';
import { ask, command, content, inAWord, send } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
const tokens = new Map<string, string>();
const SECRET = 'secret words of the other department';

beforeAll(async () => {
  service = await startTestService();
  await service.pool`
    INSERT INTO account (id, email, display_name, roles, department_ids, password_hash)
    SELECT gen_random_uuid(), 'admin@practice.test', 'Zheng Lihua', '{admin}', '{}', password_hash FROM account LIMIT 1`;
  for (const who of ['doctor', 'neurologist', 'reviewer', 'admin']) {
    const email = `${who}@practice.test`;
    const session = await service
      .client()
      .session.signIn({ email, password: PRACTICE_PASSWORD, deviceId: randomUUID() });
    tokens.set(who, session.accessToken);
  }
  tokens.set('intake', PRACTICE_INTAKE_KEY);
  tokens.set('forged', 'A'.repeat(43));
  const expired = await service
    .client()
    .session.signIn({ email: 'doctor2@practice.test', password: PRACTICE_PASSWORD, deviceId: randomUUID() });
  tokens.set('expired', expired.accessToken);
  await service.pool`
    UPDATE access_token SET expires_at = now() - interval '1 second' WHERE family_id IN (
      SELECT session_family.id FROM session_family JOIN account ON account.id = account_id WHERE email = 'doctor2@practice.test')`;
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

type Who = 'nobody' | 'forged' | 'expired' | 'intake' | 'doctor' | 'neurologist' | 'reviewer' | 'admin';
const EVERYBODY: readonly Who[] = [
  'nobody',
  'forged',
  'expired',
  'intake',
  'doctor',
  'neurologist',
  'reviewer',
  'admin',
];

async function request(
  who: Who,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  const token = tokens.get(who);
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, text: '' };
  }
  return { status: response.status, text: await response.text() };
}

/** Well formed, and of no chain. */
const someEntry = () => ({
  chain: randomUUID(),
  sequence: 1,
  previous: '0'.repeat(64),
  hash: 'a'.repeat(64),
  event: {
    ...{ id: randomUUID(), occurredAt: '2026-11-24T08:30:00.000Z', accountId: null, roles: [], deviceId: null },
    ...{ act: 'claimed', subjectId: null, details: {}, textHashes: {} },
  },
});

describe('who may do what', () => {
  const accountsOnly = {
    nobody: 401,
    forged: 401,
    expired: 401,
    intake: 401,
    doctor: 200,
    neurologist: 200,
    reviewer: 200,
    admin: 200,
  };
  const keyOnly = {
    nobody: 401,
    forged: 401,
    expired: 401,
    intake: 200,
    doctor: 401,
    neurologist: 401,
    reviewer: 401,
    admin: 401,
  };
  const routes: [string, string, (id: string) => string, ((id: string) => object) | undefined, Record<Who, number>][] =
    [
      ['changes', 'GET', () => '/v1/changes', undefined, accountsOnly],
      ['events', 'GET', () => '/v1/events', undefined, accountsOnly],
      [
        'presence',
        'POST',
        () => '/v1/presence',
        (id) => ({ deviceId: randomUUID(), questionId: id, activity: 'viewing' }),
        accountsOnly,
      ],
      [
        'commands',
        'POST',
        () => '/v1/commands',
        (id) => ({ commands: [command('release', id as QuestionId)] }),
        accountsOnly,
      ],
      [
        'template commands',
        'POST',
        () => '/v1/template-commands',
        (id) => ({ commands: [{ ...command('release', id as QuestionId), kind: 'archive-template' }] }),
        accountsOnly,
      ],
      ['audit trail', 'GET', () => '/v1/audit/trail', undefined, { ...accountsOnly, doctor: 403, neurologist: 403 }],
      [
        'device entries',
        'POST',
        () => '/v1/audit/device-entries',
        () => ({ deviceId: randomUUID(), entries: [someEntry()] }),
        accountsOnly,
      ],
      ['revise', 'PATCH', (id) => `/v1/questions/${id}`, () => ({ body: 'Other words.' }), keyOnly],
      [
        'follow up',
        'POST',
        (id) => `/v1/questions/${id}/follow-ups`,
        () => ({ followUpId: randomUUID(), text: 'More.' }),
        { ...keyOnly, intake: 201 },
      ],
      [
        'uses of an answer',
        'GET',
        (id) => `/v1/answers/${id}/uses`,
        undefined,
        { ...accountsOnly, doctor: 403, neurologist: 403 },
      ],
      [
        'add a topic',
        'POST',
        () => '/v1/topics',
        () => ({ departmentId: 'neurology', topic: `Topic ${randomUUID()}` }),
        { ...accountsOnly, doctor: 403, neurologist: 403, reviewer: 201, admin: 201 },
      ],
      [
        'withdraw a topic',
        'DELETE',
        (id) => `/v1/topics/${id}`,
        undefined,
        { ...accountsOnly, doctor: 403, neurologist: 403, reviewer: 404, admin: 404 },
      ],
      ['withdraw', 'DELETE', (id) => `/v1/questions/${id}`, undefined, keyOnly],
    ];
  it.each(routes)('%s', async (_name, method, path, body, expected) => {
    const seen: Partial<Record<Who, number>> = {};
    for (const who of EVERYBODY) {
      const id = await ask(service, { department: 'neurology', body: SECRET });
      const answer = await request(who, method, path(id), body?.(id));
      seen[who] = answer.status;
      if (who !== 'neurologist' && who !== 'reviewer' && who !== 'admin') expect(answer.text).not.toContain(SECRET);
    }
    expect(seen).toEqual(expected);
  });
});

describe('every kind of command', () => {
  // A verdict is a reviewer's; see service/review/reviews.test.ts.
  const payloads: Record<Exclude<CommandKind, 'submit-verdict'>, () => object> = {
    claim: () => ({}),
    renew: () => ({}),
    release: () => ({}),
    'ask-for-question': () => ({}),
    transfer: () => ({ toDepartmentId: 'neurology', toAccountId: null, reason: 'A nerve' }),
    dismiss: () => ({ reason: 'spam' }),
    reopen: () => ({}),
    'mark-duplicate': () => ({ ofQuestionId: randomUUID() }),
    'override-urgency': () => ({ action: 'set', urgency: 'T1', reason: 'Sounds worse than it reads' }),
    snooze: () => ({ until: '2036-01-01T08:00:00.000Z', orNextMessage: true }),
    wake: () => ({}),
    'add-note': () => ({ noteId: randomUUID(), text: 'Called the clinic' }),
    'send-reply': () => ({ replyId: randomUUID(), kind: 'answer', content: content('Rest it.') }),
    'correct-reply': () => ({ replyId: randomUUID(), baseVersion: 1, content: content('Rest it.'), reason: 'A typo' }),
    'retract-reply': () => ({ replyId: randomUUID(), baseVersion: 1, reason: 'Wrong patient' }),
    'request-correction': () => ({ requestId: randomUUID(), replyId: randomUUID(), baseVersion: 1, reason: 'Dose' }),
    'hand-over-draft': () => ({ handedDraftId: randomUUID(), content: content('Half'), note: '' }),
    'take-up-draft': () => ({ handedDraftId: randomUUID() }),
    'answer-review': () => ({ reviewId: randomUUID(), answer: { stance: 'accepts', text: '' } }),
  };
  const kinds = Object.keys(payloads) as (keyof typeof payloads)[];

  // A reviewer's own word; `change-reply.test.ts` looks who may say it.
  it.each(kinds.filter((kind) => kind !== 'request-correction'))(
    '%s is for doctors of the question’s department, and its outcome is told once for all',
    async (kind) => {
      const foreign = await ask(service, { department: 'neurology', body: SECRET });
      const own = await ask(service);
      const doctor = service.client(tokens.get('doctor'));
      const outcome = await send(doctor, command(kind, foreign, payloads[kind]()));
      expect(outcome).toMatchObject({ reason: 'left-your-departments', question: null, replies: [] });
      for (const who of ['reviewer', 'admin']) {
        expect(inAWord(await send(service.client(tokens.get(who)), command(kind, own, payloads[kind]())))).toBe(
          'not-allowed',
        );
      }
      const once = command(kind, own, payloads[kind]());
      const first = await send(doctor, once);
      expect(await send(doctor, once)).toEqual(first);
      // Another account learns nothing from the same id.
      expect(await send(service.client(tokens.get('neurologist')), once)).toEqual({
        commandId: once.commandId,
        outcome: 'rejected',
        code: 'not-allowed',
      });
      const [stored] =
        await service.pool`SELECT count(*)::integer AS n FROM command_outcome WHERE command_id = ${once.commandId}`;
      expect(stored?.n).toBe(1);
    },
  );

  it.each(kinds)('%s with anything wrong in it is refused alone, and nothing comes of it', async (kind) => {
    const id = await ask(service);
    const doctor = service.client(tokens.get('doctor'));
    const good = command(kind, id, payloads[kind]());
    const broken: Record<string, unknown>[] = [];
    const values = [
      null,
      7,
      -1,
      Number.MAX_VALUE,
      true,
      'x',
      '',
      [],
      {},
      'DROP TABLE question',
      '\u0000',
      '\ud800',
      ['a'],
      'x'.repeat(600),
    ];
    for (const field of ['subjectId', 'baseRevision', 'occurredAt', 'payload', ...Object.keys(good.payload)]) {
      for (const value of values) {
        const inside = field in good.payload;
        broken.push({
          ...good,
          ...command(kind, id),
          payload: inside ? { ...good.payload, [field]: value } : good.payload,
          ...(inside ? {} : { [field]: value }),
        });
      }
    }
    broken.push(
      { ...command(kind, id, { ...good.payload, isAdmin: true }) },
      { ...command(kind, id, good.payload), role: 'admin' },
    );
    let refused = 0;
    for (let start = 0; start < broken.length; start += 100) {
      const batch = broken.slice(start, start + 100);
      const { outcomes } = await doctor.sync.commands({ commands: batch as never });
      expect(outcomes).toHaveLength(batch.length);
      refused += outcomes.filter((outcome) => outcome.outcome === 'rejected').length;
    }
    // A few values are right by chance: a note or a reason may be any text, and "no colleague" is null.
    expect(refused).toBeGreaterThan(broken.length * 0.75);
    expect(inAWord(await send(doctor, command('claim', await ask(service))))).toBe('applied');
  });
});
