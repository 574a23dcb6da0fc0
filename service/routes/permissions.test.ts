import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandKind, commandSchema, feedSchemas, serviceContract } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import { DEFAULT_SCORECARD_ITEMS } from '#domain/review/review.ts';
import { DEFAULT_SAMPLING_PLAN } from '#domain/review/sampling.ts';
import { PRACTICE_INTAKE_KEY, PRACTICE_PASSWORD } from '../practice-seed.ts';
import { publishReview } from '../review/review-rows.ts';
import { ask, command, content, held, inAWord, pullAll, send } from '../testing/scene.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

/**
 * The tables of docs/permissions.md are not believed but tried: every operation of the contract, by every role, on what
 * is one's own and on what is not. An operation that is in the contract and not in the document fails, and so does the
 * other way round.
 */
const ROLES = ['doctor', 'reviewer', 'admin'] as const;
type Role = (typeof ROLES)[number];
const tokens = new Map<string, string>();
const accountIds = new Map<Role, string>();
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  for (const role of ROLES) {
    const email = `matrix-${role}@practice.test`;
    // Each role with a department of its own, so that what is foreign to a reviewer is foreign for no other reason.
    const [row] = await service.pool<{ id: string }[]>`
      INSERT INTO account (id, email, display_name, roles, department_ids, password_hash)
      SELECT gen_random_uuid(), ${email}, ${`Matrix ${role}`}, ARRAY[${role}::text], '{orthopedics}', password_hash
      FROM account LIMIT 1 RETURNING id`;
    accountIds.set(role, row?.id ?? '');
    const credentials = { email, password: PRACTICE_PASSWORD, deviceId: randomUUID() };
    tokens.set(role, (await service.client().session.signIn(credentials)).accessToken);
  }
  tokens.set('intake key', PRACTICE_INTAKE_KEY);
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

/** The table under a heading of the document: rows by their first column, each a record of the other columns. */
function documented(heading: string): Record<string, Record<string, string>> {
  const text = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const [head, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  const cellsOf = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
  const columns = cellsOf(head ?? '').slice(1);
  return Object.fromEntries(
    rows.map((row) => {
      const [name, ...cells] = cellsOf(row);
      return [name, Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']))];
    }),
  );
}

const yesOrNo = (may: boolean): string => (may ? 'yes' : 'no');

/** An answered question of a department, its reply by somebody, and a review of that reply. */
async function scene(
  department: string,
  author: string,
): Promise<{ id: QuestionId; replyId: string; reviewId: string }> {
  const id = await ask(service, { department });
  const replyId = randomUUID();
  await service.pool`
    INSERT INTO reply (id, question_id, kind, version, author_account_id, author_name, department_id, content, replied_at)
    VALUES (${replyId}, ${id}, 'answer', 1, ${author}, 'Somebody', ${department}, ${service.pool.json(content('Rest.') as never)}, now())`;
  const reviewId = randomUUID();
  await service.pool.begin(async (transaction) => {
    await transaction`
      INSERT INTO review (id, reply_id, reply_version, question_id, author_account_id, picked_by, factors, is_double_read, is_blinded)
      VALUES (${reviewId}, ${replyId}, 1, ${id}, ${author}, 'flag', '{}', false, false)`;
    await publishReview(transaction, reviewId);
  });
  return { id, replyId, reviewId };
}

const verdict = {
  scorecardVersion: 1,
  scores: DEFAULT_SCORECARD_ITEMS.map(({ id }) => ({ itemId: id, score: 'minor' })),
  ...{ isHarmLikely: false, comments: [], summary: '' },
};

describe('commands', () => {
  const payloads: Record<CommandKind, (reviewId: string, replyId: string) => object> = {
    claim: () => ({}),
    renew: () => ({}),
    release: () => ({}),
    'ask-for-question': () => ({}),
    transfer: () => ({ toDepartmentId: 'neurology', toAccountId: null, reason: 'A nerve' }),
    dismiss: () => ({ reason: 'spam' }),
    reopen: () => ({}),
    'mark-duplicate': () => ({ ofQuestionId: randomUUID() }),
    'override-urgency': () => ({ action: 'clear' }),
    snooze: () => ({ until: '2036-01-01T08:00:00.000Z', orNextMessage: true }),
    wake: () => ({}),
    'add-note': () => ({ noteId: randomUUID(), text: 'Called the clinic' }),
    'send-reply': () => ({ replyId: randomUUID(), kind: 'answer', content: content('Rest it.') }),
    'correct-reply': (_, replyId) => ({ replyId, baseVersion: 1, content: content('Rest it.'), reason: 'A typo' }),
    'retract-reply': (_, replyId) => ({ replyId, baseVersion: 1, reason: 'Wrong patient' }),
    'request-correction': (_, replyId) => ({ requestId: randomUUID(), replyId, baseVersion: 1, reason: 'Dose' }),
    'hand-over-draft': () => ({ handedDraftId: randomUUID(), content: content('Half'), note: '' }),
    'take-up-draft': () => ({ handedDraftId: randomUUID() }),
    'submit-verdict': (reviewId) => ({ reviewId, verdictId: randomUUID(), verdict }),
    'answer-review': (reviewId) => ({ reviewId, answer: { stance: 'accepts', text: '' } }),
  };
  const kinds = commandSchema.options.map(({ shape }) => shape.kind.value);

  it('are documented, all of them and no other', () => {
    expect(Object.keys(documented('Commands')).sort()).toEqual([...kinds].sort());
  });

  it.each(kinds)('%s', async (kind) => {
    const found: Record<string, string> = {};
    for (const role of ROLES) {
      for (const whose of ['own', 'foreign'] as const) {
        const stranger = await service.pool<{ id: string }[]>`
          SELECT id FROM account WHERE email = 'neurologist@practice.test'`;
        const author = whose === 'own' ? accountIds.get(role) : stranger[0]?.id;
        const { id, replyId, reviewId } = await scene(whose === 'own' ? 'orthopedics' : 'neurology', author ?? '');
        if (kind === 'answer-review') {
          // Something to answer.
          const judged = command('submit-verdict', id, { reviewId, verdictId: randomUUID(), verdict });
          await send(await service.signedIn('reviewer@practice.test'), judged);
        }
        const outcome = await send(
          service.client(tokens.get(role)),
          command(kind, id, payloads[kind](reviewId, replyId)),
        );
        const word = inAWord(outcome);
        expect(word).not.toBe('malformed');
        found[`${role}, ${whose}`] = yesOrNo(word !== 'not-allowed' && word !== 'left-your-departments');
      }
    }
    expect(found).toEqual(documented('Commands')[kind]);
  });
});

describe('requests', () => {
  const entry = {
    ...{ chain: randomUUID(), sequence: 1, previous: '0'.repeat(64), hash: 'a'.repeat(64) },
    event: {
      ...{ id: randomUUID(), occurredAt: '2026-11-24T08:30:00.000Z', accountId: null, roles: [], deviceId: null },
      ...{ act: 'claimed', subjectId: null, details: {}, textHashes: {} },
    },
  };
  const requests: Record<string, (id: string) => [method: string, path: string, body?: object]> = {
    'session.signIn': () => ['POST', '/v1/sign-in', { email: 'a@b.test', password: 'x', deviceId: randomUUID() }],
    'session.refresh': () => ['POST', '/v1/refresh', { refreshToken: 'x' }],
    'session.signOut': () => ['POST', '/v1/sign-out', { refreshToken: 'x' }],
    'sync.changes': () => ['GET', '/v1/changes'],
    'sync.events': () => ['GET', '/v1/events'],
    'sync.presence': (id) => ['POST', '/v1/presence', { deviceId: randomUUID(), questionId: id, activity: 'viewing' }],
    'sync.commands': (id) => ['POST', '/v1/commands', { commands: [command('release', id as QuestionId)] }],
    'sync.templateCommands': (id) => [
      'POST',
      '/v1/template-commands',
      { commands: [{ ...command('release', id as QuestionId), kind: 'archive-template' }] },
    ],
    'audit.uploadDeviceEntries': () => [
      'POST',
      '/v1/audit/device-entries',
      { deviceId: randomUUID(), entries: [entry] },
    ],
    'audit.exportTrail': () => ['GET', '/v1/audit/trail'],
    'audit.timeline': (id) => ['GET', `/v1/audit/timeline/${id}`],
    'review.drawSample': () => [
      'POST',
      '/v1/reviews/samples',
      { from: '2000-01-01T00:00:00.000Z', before: '2000-01-02T00:00:00.000Z', isBlinded: false },
    ],
    'review.getSample': () => ['GET', `/v1/reviews/samples/${randomUUID()}`],
    'review.flagReply': () => ['POST', '/v1/reviews/flags', { replyId: randomUUID() }],
    'review.getPlan': () => ['GET', '/v1/reviews/plan'],
    'review.savePlan': () => ['PUT', '/v1/reviews/plan', DEFAULT_SAMPLING_PLAN],
    'review.saveScorecard': () => ['PUT', '/v1/reviews/scorecard', { items: DEFAULT_SCORECARD_ITEMS }],
    'review.recallList': () => ['GET', '/v1/reviews/recalls'],
    'review.agreement': () => ['GET', '/v1/reviews/agreement'],
    'answers.listUses': () => ['GET', `/v1/answers/${randomUUID()}/uses`],
    'topics.add': () => ['POST', '/v1/topics', { departmentId: 'orthopedics', topic: 'Knees' }],
    'topics.withdraw': () => ['DELETE', `/v1/topics/${randomUUID()}`],
    'intake.askQuestion': () => ['POST', '/v1/questions', { department: 'orthopedics', title: 'A', body: 'B' }],
    'intake.reviseQuestion': (id) => ['PATCH', `/v1/questions/${id}`, { body: 'Other words.' }],
    'intake.addFollowUp': (id) => [
      'POST',
      `/v1/questions/${id}/follow-ups`,
      { followUpId: randomUUID(), text: 'More' },
    ],
    'intake.withdrawQuestion': (id) => ['DELETE', `/v1/questions/${id}`],
    'intake.importPage': () => ['POST', '/v1/imports/pages', {}],
    'intake.importAnswers': () => ['POST', '/v1/imports/answers', { answers: [] }],
    practice: () => ['GET', '/v1/practice'],
    health: () => ['GET', '/health'],
  };
  const inContract = Object.entries(serviceContract).flatMap(([group, procedures]) =>
    '~orpc' in procedures ? [group] : Object.keys(procedures).map((name) => `${group}.${name}`),
  );

  it('are documented, all of them and no other', () => {
    expect(Object.keys(documented('Requests')).sort()).toEqual([...inContract].sort());
  });

  it.each(inContract)('%s', async (name) => {
    const found: Record<string, string> = {};
    for (const who of ['nobody', 'intake key', ...ROLES]) {
      const id = await ask(service);
      const [method, path, body] = requests[name]?.(id) ?? ['GET', '/'];
      const token = tokens.get(who);
      const response = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      const problem = response.ok ? null : ((await response.json()) as { code: string }).code;
      if (isStream || response.ok) await response.body?.cancel();
      // A wrong password is the sign-in's own answer, not a closed door; so are tokens that do not exist.
      const isOwnAnswer = name.startsWith('session.');
      found[who] = yesOrNo(isOwnAnswer || (problem !== 'UNAUTHORIZED' && problem !== 'FORBIDDEN'));
    }
    expect(found).toEqual(documented('Requests')[name]);
  });
});

describe('what the feed brings', () => {
  const kinds = Object.keys(feedSchemas);

  it('is documented, all kinds and no other', () => {
    expect(Object.keys(documented('What the feed brings')).sort()).toEqual([...kinds].sort());
  });

  it('is what the document says', async () => {
    const found: Record<string, Record<string, string>> = {};
    for (const role of ROLES) {
      const me = accountIds.get(role) ?? '';
      const [other] = await service.pool<{ id: string }[]>`
        SELECT id FROM account WHERE email = 'neurologist@practice.test'`;
      const seen = [...held((await pullAll(service.client(tokens.get(role)))).records).values()];
      for (const whose of ['own', 'foreign'] as const) {
        const { id, reviewId } = await scene(
          whose === 'own' ? 'orthopedics' : 'neurology',
          whose === 'own' ? me : (other?.id ?? ''),
        );
        await send(
          await service.signedIn('reviewer@practice.test'),
          command('submit-verdict', id, { reviewId, verdictId: randomUUID(), verdict }),
        );
        const scope = whose === 'own' ? `account:${me}` : `account:${other?.id}`;
        const department = `department:${whose === 'own' ? 'orthopedics' : 'neurology'}`;
        const mark = randomUUID();
        // One thing of each kind where the service puts such things; what they say does not matter here.
        const places: Record<string, string> = {
          ...{ department: 'all', colleague: 'all', 'answered-question': 'all', 'faq-topic': 'all', scorecard: 'all' },
          ...{ question: department, reply: department, note: department, 'handed-draft': department },
          ...{ snooze: scope, template: scope, 'template-version': scope, 'template-statistics': scope },
          ...{ 'review-feedback': scope, review: 'reviewers' },
        };
        await service.pool`INSERT INTO feed_entry ${service.pool(
          kinds.map((kind) => ({
            scope: places[kind] ?? 'nowhere',
            ...{ kind, id: `${mark}-${kind}`, revision: 1, deleted: false, data: service.pool.json({}) },
          })),
        )}`;
        const now = held((await pullAll(service.client(tokens.get(role)))).records);
        for (const kind of kinds) {
          found[kind] = { ...found[kind], [`${role}, ${whose}`]: yesOrNo(now.has(`${kind} ${mark}-${kind}`)) };
        }
        const ids = [...now.values()].filter(({ kind }) => kind === 'review' || kind === 'review-feedback');
        const hears = (kind: string): boolean => ids.some((one) => one.kind === kind && one.id === reviewId);
        // The service itself puts them there, too.
        expect(hears('review')).toBe(role !== 'doctor');
        expect(hears('review-feedback')).toBe(whose === 'own');
      }
      expect(seen.length).toBeGreaterThan(0);
    }
    expect(found).toEqual(documented('What the feed brings'));
  });
});
