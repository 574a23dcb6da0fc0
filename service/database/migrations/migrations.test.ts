import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { feedRecordSchema, feedSchemas } from '#contract/service.ts';
import { accountSchema } from '#domain/account.ts';
import { finishTrail, readTrailLine, TRAIL_BEGINNING } from '#domain/audit/verify-trail.ts';
import { openAuditTrail } from '../../audit/audit-trail.ts';
import { passingSigner, sha256, verifySignature } from '../../audit/signing-key.ts';
import { readPage } from '../../feed/read-page.ts';
import { findQuestion } from '../../questions/question-rows.ts';
import { findReply, insertNextVersion } from '../../questions/reply-rows.ts';
import { createDatabase } from '../../testing/test-service.ts';
import { connect, type Pool } from '../connection.ts';
import { migrate, NewerSchemaError, SCHEMA_VERSION } from './index.ts';

let pool: Pool;
beforeAll(async () => {
  pool = connect(await createDatabase(), { maxConnections: 4 });
});
afterAll(() => pool.end());

it('brings a database of schema 1 up to date with what is in it, and lets workstations pull the questions again', async () => {
  await migrate(pool, 1);
  const doctor = accountSchema.parse({
    id: randomUUID(),
    email: 'doctor@practice.test',
    displayName: 'Lin Yating',
    roles: ['doctor'],
    departmentIds: ['orthopedics'],
  });
  const id = randomUUID();
  const goneId = randomUUID();
  await pool`INSERT INTO department VALUES ('orthopedics', 'Orthopedics', '骨科'), ('neurology', 'Neurology', '神經內科')`;
  await pool`
    INSERT INTO account (id, email, display_name, roles, department_ids, password_hash)
    VALUES (${doctor.id}, ${doctor.email}, ${doctor.displayName}, ${doctor.roles}, ${doctor.departmentIds}, '')`;
  await pool`
    INSERT INTO question (id, revision, text_revision, department_id, title, body, sex, language, asked_at, status)
    VALUES (${id}, 5, 3, 'orthopedics', 'Knee', 'It hurts.', 'unknown', 'en', '2026-01-02T03:04:05Z', 'pending')`;
  // As the earlier version wrote it.
  const data = {
    ...{ id, revision: 5, departmentId: 'orthopedics', subject: null, title: 'Knee', body: 'It hurts.', alias: null },
    ...{ ageBand: null, sex: 'unknown', language: 'en', askedAt: '2026-01-02T03:04:05.000Z', status: 'pending' },
    ...{ claim: null, linkedAnswerIds: [], linkedTopicIds: [] },
  };
  await pool`
    INSERT INTO feed_entry (scope, kind, id, revision, deleted, data) VALUES
      ('department:orthopedics', 'question', ${id}, 5, false, ${pool.json(data)}),
      ('department:orthopedics', 'question', ${goneId}, 2, true, NULL)`;
  const [before] = await pool<{ sequence: string }[]>`SELECT max(sequence)::text AS sequence FROM feed_entry`;

  await Promise.all([migrate(pool), migrate(pool)]);

  const page = await readPage(pool, doctor, null, 10);
  const records = z.array(feedRecordSchema).parse(JSON.parse(`[${page.records}]`));
  const told = feedSchemas.question.parse(records.find((one) => one.id === id)?.data);
  expect(told).toEqual(await findQuestion(pool, id));
  expect(told).toMatchObject({ revision: 5, textRevision: 3, followUps: [] });
  const [after] = await pool<
    { sequence: string }[]
  >`SELECT sequence::text AS sequence FROM feed_entry WHERE id = ${id}`;
  expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));

  await pool`UPDATE account SET department_ids = '{neurology}' WHERE id = ${doctor.id}`;
  await pool`UPDATE account SET department_ids = '{}' WHERE id = ${doctor.id}`;
  const [account] = await pool<{ past: string[] }[]>`SELECT past_department_ids AS past FROM account`;
  expect(account?.past.sort()).toEqual(['neurology', 'orthopedics']);
});

it('brings questions of schema 2 up to date, with whatever they had, and gives each database a secret of its own', async () => {
  const older = connect(await createDatabase(), { maxConnections: 2 });
  try {
    await migrate(older, 2);
    const id = randomUUID();
    const followUps = [{ id: randomUUID(), text: 'More.', writtenAt: '2026-01-03T00:00:00.000Z' }];
    await older`INSERT INTO department VALUES ('orthopedics', 'Orthopedics', '骨科')`;
    await older`
      INSERT INTO question (id, revision, text_revision, department_id, title, body, sex, language, asked_at, status, follow_ups)
      VALUES (${id}, 3, 3, 'orthopedics', 'Knee', 'It hurts.', 'unknown', 'en', '2026-01-02T03:04:05Z', 'dismissed',
        ${older.json(followUps)})`;
    const data = {
      ...{ id, revision: 3, textRevision: 3, departmentId: 'orthopedics', subject: null, title: 'Knee' },
      ...{ body: 'It hurts.', alias: null, ageBand: null, sex: 'unknown', language: 'en' },
      ...{ askedAt: '2026-01-02T03:04:05.000Z', status: 'dismissed', claim: null, followUps, transfer: null },
      ...{ askedForBy: [], linkedAnswerIds: [], linkedTopicIds: [] },
    };
    await older`
      INSERT INTO feed_entry (scope, kind, id, revision, deleted, data) VALUES
        ('department:orthopedics', 'question', ${id}, 3, false, ${older.json(data)}),
        ('department:orthopedics', 'question', ${randomUUID()}, 2, true, NULL)`;
    const position = () => older<{ at: string }[]>`SELECT max(sequence)::text AS at FROM feed_entry WHERE id = ${id}`;
    const [before] = await position();
    await migrate(older);
    const [entry] = await older<{ data: object }[]>`SELECT data FROM feed_entry WHERE id = ${id}`;
    expect(entry?.data).toMatchObject({ urgencyOverride: null, duplicateOf: null, askerKey: null });
    expect(feedSchemas.question.parse(entry?.data)).toEqual(await findQuestion(older, id));
    const [after] = await position();
    expect(Number(after?.at)).toBeGreaterThan(Number(before?.at));
    const secrets = await Promise.all(
      [older, pool].map((each) => each<{ secret: string }[]>`SELECT secret FROM asker_secret`),
    );
    expect(new Set(secrets.flat().map(({ secret }) => secret)).size).toBe(2);
    expect(secrets[0]?.[0]?.secret).toMatch(/^[0-9a-f]{64}$/);
  } finally {
    await older.end();
  }
});

it('keeps the replies of schema 3 as first versions, which can be corrected', async () => {
  const older = connect(await createDatabase(), { maxConnections: 2 });
  try {
    await migrate(older, 3);
    const [id, questionId, accountId] = [randomUUID(), randomUUID(), randomUUID()];
    await older`INSERT INTO department VALUES ('orthopedics', 'Orthopedics', '骨科')`;
    await older`
      INSERT INTO account (id, email, display_name, roles, department_ids, password_hash)
      VALUES (${accountId}, 'doctor@practice.test', 'Lin Yating', '{doctor}', '{orthopedics}', '')`;
    await older`
      INSERT INTO question (id, revision, text_revision, department_id, title, body, sex, language, asked_at, status)
      VALUES (${questionId}, 2, 1, 'orthopedics', 'Knee', 'It hurts.', 'unknown', 'en', '2026-01-02T03:04:05Z', 'answered')`;
    const content = { body: { format: 1, blocks: [] }, moreInformation: null, citedAnswerIds: [], citedTopicIds: [] };
    await older`
      INSERT INTO reply (id, question_id, kind, version, author_account_id, author_name, department_id, content, replied_at)
      VALUES (${id}, ${questionId}, 'answer', 1, ${accountId}, 'Lin Yating', 'orthopedics', ${older.json(content)},
        '2026-01-03T00:00:00Z')`;
    await migrate(older);
    const reply = await findReply(older, id);
    expect(reply).toMatchObject({ ...content, version: 1, revision: 1, change: null, earlier: [] });
    if (reply === null) return;
    const next = await insertNextVersion(older, reply, { content: null, reason: 'Wrong', accountId });
    expect(next).toMatchObject({ version: 2, change: { kind: 'retraction', reason: 'Wrong' } });
  } finally {
    await older.end();
  }
});

it('gives what was audited before schema 7 its place in the chain, in the order in which it was written', async () => {
  const older = connect(await createDatabase(), { maxConnections: 2 });
  try {
    await migrate(older, 3);
    const subjects = [randomUUID(), randomUUID(), randomUUID()];
    for (const subject of subjects) {
      await older`INSERT INTO audit_event (act, subject_id, details) VALUES ('question-asked', ${subject}, '{}')`;
    }
    await migrate(older);
    const trail = await openAuditTrail(older, passingSigner(), () => {});
    const { lines } = await trail.readPage(0, 100);
    await trail.close();
    let state = TRAIL_BEGINNING;
    for (const line of lines) {
      state = readTrailLine(state, line, { sha256, verifySignature, trustedKeys: null });
    }
    finishTrail(state, '');
    const entries = lines.map((line) => JSON.parse(line)).filter((line) => line.event !== undefined);
    expect(entries.map(({ event }) => event.subjectId)).toEqual(subjects);
  } finally {
    await older.end();
  }
});

it('refuses a database from the future and leaves it as it is', async () => {
  await pool`INSERT INTO schema_version (version) VALUES (${SCHEMA_VERSION + 1})`;
  await expect(migrate(pool)).rejects.toThrow(NewerSchemaError);
});

it('brings templates of schema 3 up to date, each with the version that its data names', async () => {
  const older = connect(await createDatabase(), { maxConnections: 2 });
  try {
    await migrate(older, 3);
    const id = randomUUID();
    await older`
      INSERT INTO template (id, scope, owner_account_id, data)
      VALUES (${id}, 'team', NULL, ${older.json({ id, version: 6, title: 'Closing' })})`;
    await migrate(older);
    const rows = await older`SELECT id, version, archived_at FROM template`;
    expect([...rows]).toEqual([{ id, version: 6, archived_at: null }]);
  } finally {
    await older.end();
  }
});
