import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendToChain, type ChainHead, emptyChain, headOf } from '#domain/audit/chain.ts';
import { type AuditEntry, auditEntrySchema, auditEventSchema } from '#domain/audit/event.ts';
import { finishTrail, readTrailLine, TRAIL_BEGINNING } from '#domain/audit/verify-trail.ts';
import type { AccountId } from '#domain/ids.ts';
import { audit } from '../questions/change-question.ts';
import { ask, command, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';
import { openAuditTrail } from './audit-trail.ts';
import { passingSigner, sha256, verifySignature } from './signing-key.ts';

let service: TestService;
let reviewer: ServiceClient;
let doctor: ServiceClient;
beforeAll(async () => {
  service = await startTestService();
  reviewer = await service.signedIn('reviewer@practice.test');
  doctor = await service.signedIn('doctor@practice.test');
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

async function exportLines(client: ServiceClient = reviewer, limit = 50): Promise<string[]> {
  const lines: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { lines: string[]; next: number | null } = await client.audit.exportTrail({ after, limit });
    lines.push(...page.lines);
    after = page.next;
  }
  return lines;
}

function verify(lines: readonly string[], keys: readonly string[] = [service.auditPublicKey]) {
  let state = TRAIL_BEGINNING;
  for (const line of lines) state = readTrailLine(state, line, { sha256, verifySignature, trustedKeys: keys });
  finishTrail(state, '');
  return state;
}

const entriesOf = (lines: readonly string[]): AuditEntry[] =>
  lines.filter((line) => line.startsWith('{"chain"')).map((line) => auditEntrySchema.parse(JSON.parse(line)));

describe('the trail of the service', () => {
  it('holds who did what at which workstation, in an export that proves itself, and the export too', async () => {
    const deviceId = randomUUID();
    const session = await service
      .client()
      .session.signIn({ email: 'doctor@practice.test', password: 'practice-only', deviceId });
    const client = service.client(session.accessToken);
    const secret = 'a swelling that nobody else may read about';
    const id = await ask(service, { body: secret });
    await send(client, command('claim', id));
    await send(client, reply(id, secret));
    const lines = await exportLines();
    expect(verify(lines).checkpoints).toBeGreaterThan(0);
    const entries = entriesOf(lines);
    const ofQuestion = entries.filter(({ event }) => event.subjectId === id).map(({ event }) => event);
    expect(ofQuestion.map(({ act }) => act)).toEqual(['question-asked', 'claimed', 'reply-published']);
    expect(ofQuestion[0]).toMatchObject({ accountId: null, roles: [], deviceId: null });
    expect(ofQuestion[1]).toMatchObject({ accountId: session.account.id, roles: ['doctor'], deviceId });
    expect(ofQuestion[2]?.textHashes.content).toMatch(/^[0-9a-f]{64}$/);
    expect(entries.at(-1)?.event).toMatchObject({ act: 'trail-exported', roles: ['reviewer'] });
    expect(lines.join('\n')).not.toContain('swelling');
    expect(lines.join('\n')).not.toContain('withheld');
  });

  it('tells signing in, being refused and signing out apart', async () => {
    const credentials = { email: 'doctor2@practice.test', password: 'practice-only', deviceId: randomUUID() };
    await expect(service.client().session.signIn({ ...credentials, password: 'guess' })).rejects.toThrow();
    const session = await service.client().session.signIn(credentials);
    await service.client().session.signOut({ refreshToken: session.refreshToken });
    const acts = entriesOf(await exportLines())
      .filter(({ event }) => event.accountId === session.account.id)
      .map(({ event }) => [event.act, event.deviceId]);
    const { deviceId } = credentials;
    expect(acts).toEqual([
      ['sign-in-refused', null],
      ['signed-in', deviceId],
      ['signed-out', deviceId],
    ]);
  });

  it('stays one chain without gaps while many write and several instances seal', async () => {
    const signer = passingSigner();
    const trails = await Promise.all(
      [1, 2, 3].map(() =>
        openAuditTrail(service.pool, signer, (error) => expect(error).toBeNull(), { sealEveryMs: 5 }),
      ),
    );
    const before = entriesOf(await exportLines()).length;
    const subjects = Array.from({ length: 400 }, () => randomUUID());
    await Promise.all([
      ...subjects.map((subject, place) =>
        service.pool
          .begin(async (transaction) => {
            await audit(transaction, null, 'woken', subject, { place });
            // Some take long, so that others commit before them; every tenth comes to nothing.
            await transaction`SELECT pg_sleep(${(place % 7) / 500})`;
            if (place % 10 === 0) throw new Error('called off');
          })
          .catch(() => undefined),
      ),
      ...trails.flatMap((trail) => Array.from({ length: 8 }, () => trail.seal())),
    ]);
    await Promise.all(trails.map((trail) => trail.close()));
    const lines = await exportLines(reviewer, 37);
    const keys = [service.auditPublicKey, signer.publicKey];
    expect(verify(lines, keys).sequence).toBe(entriesOf(lines).length);
    const sealed = entriesOf(lines)
      .slice(before)
      .map(({ event }) => event.subjectId);
    const committed = subjects.filter((_, place) => place % 10 !== 0);
    expect(sealed.filter((subject) => subject !== null).sort()).toEqual(committed.sort());
  });

  it.each([
    ["UPDATE audit_event SET act = 'released'"],
    ['DELETE FROM audit_event'],
    ["UPDATE audit_link SET hash = 'x'"],
    ['DELETE FROM audit_link'],
    ['TRUNCATE audit_link CASCADE'],
    ['DELETE FROM audit_checkpoint'],
    ["UPDATE audit_key SET public_key = 'x'"],
    ["UPDATE audit_chain SET text_salt = 'x'"],
    ['DELETE FROM device_audit_entry'],
  ])('is refused by the database: %s', async (statement) => {
    await expect(service.pool.unsafe(statement)).rejects.toThrow('append-only');
  });

  it('takes no link that does not follow, from whatever instance', async () => {
    const [last] = await service.pool`SELECT sequence, event_sequence FROM audit_link ORDER BY sequence DESC LIMIT 1`;
    await expect(
      service.pool`
        INSERT INTO audit_link (sequence, event_sequence, previous, hash)
        VALUES (${Number(last?.sequence) + 2}, ${last?.event_sequence}, 'a', 'b')`,
    ).rejects.toThrow('follows the one before it');
  });

  it('shows a row that was changed behind the triggers’ back', async () => {
    const id = await ask(service);
    await exportLines();
    await service.pool.unsafe(`
      ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only;
      UPDATE audit_event SET account_id = gen_random_uuid() WHERE subject_id = '${id}';
      ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_append_only`);
    const lines = await exportLines();
    expect(() => verify(lines, [service.auditPublicKey, ...keysOf(lines)])).toThrow('altered');
    await service.pool.unsafe(`
      ALTER TABLE audit_event DISABLE TRIGGER audit_event_is_append_only;
      UPDATE audit_event SET account_id = NULL WHERE subject_id = '${id}';
      ALTER TABLE audit_event ENABLE TRIGGER audit_event_is_append_only`);
    verify(await exportLines(), [service.auditPublicKey, ...keysOf(lines)]);
  });
});

/** The keys that the header names. */
function keysOf(lines: readonly string[]): string[] {
  return Object.values((JSON.parse(lines[0] ?? '') as { header: { keys: Record<string, string> } }).header.keys);
}

describe('the trail of a workstation', () => {
  let me: AccountId;
  beforeAll(async () => {
    const [row] = await service.pool<{ id: AccountId }[]>`
      SELECT id FROM account WHERE email = 'doctor@practice.test'`;
    me = row?.id as AccountId;
  });

  function entriesAfter(head: ChainHead, count: number, accountId: string = me): AuditEntry[] {
    const entries: AuditEntry[] = [];
    let last = head;
    for (let place = 0; place < count; place += 1) {
      const event = auditEventSchema.parse({
        ...{ id: randomUUID(), occurredAt: '2026-11-24T08:30:00.000Z', accountId, roles: ['doctor'] },
        ...{ deviceId: head.chain, act: 'reply-viewed', subjectId: randomUUID(), details: {}, textHashes: {} },
      });
      entries.push(appendToChain(last, event, sha256));
      last = headOf(entries.at(-1) as AuditEntry);
    }
    return entries;
  }

  it('is kept once however often it is sent, and anchored in the trail of the service', async () => {
    const deviceId = randomUUID();
    const entries = entriesAfter(emptyChain(deviceId), 5);
    const first = await doctor.audit.uploadDeviceEntries({ deviceId, entries: entries.slice(0, 3) });
    expect(first).toMatchObject({ held: 3, state: 'following' });
    const again = await doctor.audit.uploadDeviceEntries({ deviceId, entries: entries.slice(1) });
    expect(again).toMatchObject({ held: 5, state: 'following' });
    expect(await doctor.audit.uploadDeviceEntries({ deviceId, entries })).toMatchObject({ held: 5 });
    const anchors = entriesOf(await exportLines())
      .filter(({ event }) => event.act === 'device-trail-received' && event.details.deviceId === deviceId)
      .map(({ event }) => [event.details.sequence, event.details.hash]);
    expect(anchors).toEqual([
      [3, entries[2]?.hash],
      [5, entries[4]?.hash],
    ]);
    const { checkpoint } = await doctor.audit.uploadDeviceEntries({ deviceId, entries });
    expect(checkpoint?.checkpoint.sequence).toBeGreaterThan(0);
  });

  it('is told together with the service’s own, question by question', async () => {
    const deviceId = randomUUID();
    const id = await ask(service);
    await send(doctor, command('claim', id));
    const event = auditEventSchema.parse({
      ...{ id: randomUUID(), occurredAt: '2026-01-01T00:00:00.000Z', accountId: me, roles: ['doctor'] },
      ...{ deviceId, act: 'draft-revision-kept', subjectId: id, details: {}, textHashes: {} },
    });
    const entries = [appendToChain(emptyChain(deviceId), event, sha256)];
    await doctor.audit.uploadDeviceEntries({ deviceId, entries });
    const { events } = await reviewer.audit.timeline({ questionId: id });
    expect(events.map(({ recordedBy, event: { act } }) => [recordedBy, act])).toEqual([
      ['workstation', 'draft-revision-kept'],
      ['service', 'question-asked'],
      ['service', 'claimed'],
      ['service', 'timeline-viewed'],
    ]);
    expect(events[0]?.event).toEqual(event);
  });

  it('is not taken when it was rewritten, has a gap, or speaks for somebody else', async () => {
    const deviceId = randomUUID();
    const entries = entriesAfter(emptyChain(deviceId), 4);
    await doctor.audit.uploadDeviceEntries({ deviceId, entries: entries.slice(0, 2) });
    const head = headOf(entries[1] as AuditEntry);
    const neurologist = await service.signedIn('neurologist@practice.test');
    const refused: [ServiceClient, AuditEntry[]][] = [
      [doctor, entriesAfter(emptyChain(deviceId), 2)],
      [doctor, entries.slice(3)],
      [doctor, entriesAfter(head, 1, randomUUID())],
      [doctor, [{ ...(entries[2] as AuditEntry), hash: 'a'.repeat(64) }]],
      [neurologist, entries.slice(2)],
    ];
    for (const [client, wrong] of refused) {
      const { held, state } = await client.audit.uploadDeviceEntries({ deviceId, entries: wrong });
      expect([held, state]).toEqual([client === doctor ? 2 : 0, 'diverged']);
    }
    const [stored] = await service.pool`
      SELECT count(*)::integer AS n FROM device_audit_entry WHERE device_id = ${deviceId}`;
    expect(stored?.n).toBe(2);
    expect(await doctor.audit.uploadDeviceEntries({ deviceId, entries })).toMatchObject({
      held: 4,
      state: 'following',
    });
  });
});
