import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntrySchema } from '#domain/audit/event.ts';
import { accountIdSchema, questionIdSchema } from '#domain/ids.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openStore, type Store } from './store.ts';

const key = new Uint8Array(32).fill(9);
const ME = accountIdSchema.parse('6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10');
const AT = '2026-11-24T08:30:00.000Z';
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-trail-'));
  store = openStore({ folder, key });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const record = (act: string, subjectId: string | null = null, over: object = {}): void =>
  store.auditEvents.append({ occurredAt: AT, accountId: ME, act, subjectId, details: {}, ...over });

/** Changes a row as somebody would who has the key and the file. */
function tamper(statement: string): void {
  for (const name of ['audit_event_is_never_changed', 'audit_event_is_never_deleted', 'audit_link_is_never_deleted']) {
    store.database.exec(`DROP TRIGGER ${name}`);
  }
  store.database.pragma('foreign_keys = OFF');
  expect(store.database.prepare(statement).run().changes).toBeGreaterThan(0);
}

describe('the trail of this machine', () => {
  it('is one chain over restarts, in entries that the service understands', () => {
    record('claim', randomUUID());
    store.close();
    store = openStore({ folder, key });
    record('release', randomUUID(), { details: { reason: 'spam', questions: 2 } });
    const entries = store.auditEvents.listEntries(0, 10);
    expect(entries.map(({ sequence, event }) => [sequence, event.act])).toEqual([
      [1, 'claim'],
      [2, 'release'],
    ]);
    expect(entries.map((entry) => auditEntrySchema.parse(entry))).toEqual(entries);
    expect(entries[1]?.previous).toBe(entries[0]?.hash);
    expect(entries[0]?.chain).toBe(store.meta.find('device-id'));
    expect(store.auditEvents.check()).toEqual({ entries: 2, fault: null });
  });

  it('keeps no words, and hashes of texts that only this store can make again', () => {
    record('add-note', null, { details: { why: 'she said it hurts' }, texts: { note: 'she said it hurts' } });
    const [entry] = store.auditEvents.listEntries(0, 1);
    expect(entry?.event.details).toEqual({ why: 'withheld' });
    expect(entry?.event.textHashes.note).toMatch(/^[0-9a-f]{64}$/);
    const other = mkdtempSync(join(tmpdir(), 'replydesk-trail-'));
    const elsewhere = openStore({ folder: other, key });
    elsewhere.auditEvents.append({
      ...{ occurredAt: AT, accountId: ME, act: 'add-note', subjectId: null, details: {} },
      texts: { note: 'she said it hurts' },
    });
    const [same] = elsewhere.auditEvents.listEntries(0, 1);
    expect(same?.event.textHashes.note).not.toBe(entry?.event.textHashes.note);
    elsewhere.close();
    rmSync(other, { recursive: true, force: true });
  });

  it('is undone together with what it tells of', () => {
    expect(() =>
      store.transaction(() => {
        record('claim');
        throw new Error('called off');
      }),
    ).toThrow('called off');
    record('release');
    expect(store.auditEvents.check()).toEqual({ entries: 1, fault: null });
  });

  it.each([
    ["UPDATE audit_event SET act = 'x'"],
    ['DELETE FROM audit_event'],
    [
      "INSERT OR REPLACE INTO audit_event (sequence, event_id, occurred_at, account_id, act, details) VALUES (1, 'a', '', '', '', '{}')",
    ],
    ["UPDATE audit_link SET hash = 'x'"],
    ['DELETE FROM audit_link'],
    ["INSERT OR REPLACE INTO audit_link VALUES (1, 1, '', 'x')"],
    ["INSERT OR REPLACE INTO audit_link SELECT 2, 1, hash, 'x' FROM audit_link"],
    ["INSERT INTO audit_link VALUES (3, 2, '', 'x')"],
  ])('is refused by the database: %s', (statement) => {
    record('claim');
    expect(() => store.database.prepare(statement).run()).toThrow(/append-only|follows the one before it/);
    expect(store.auditEvents.check()).toEqual({ entries: 1, fault: null });
  });

  it('shows what was changed, taken out or cut off behind the triggers’ back', () => {
    for (let number = 0; number < 5; number += 1) record('claim', randomUUID());
    tamper("UPDATE audit_event SET act = 'release' WHERE sequence = 3");
    expect(store.auditEvents.check()).toEqual({ entries: 2, fault: { sequence: 3, kind: 'wrong-hash' } });
    tamperAgain("UPDATE audit_event SET act = 'claim' WHERE sequence = 3");
    expect(store.auditEvents.check().fault).toBeNull();
    tamperAgain('DELETE FROM audit_link WHERE sequence = 2');
    expect(store.auditEvents.check()).toEqual({ entries: 1, fault: { sequence: 2, kind: 'gap' } });
    tamperAgain('DELETE FROM audit_link WHERE sequence > 2');
    expect(store.auditEvents.check()).toEqual({ entries: 1, fault: { sequence: 2, kind: 'unlinked-event' } });
  });

  const tamperAgain = (statement: string): void => {
    store.database.prepare(statement).run();
  };

  it('lists what was done to a question, latest first, page by page', () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    for (const act of ['claim', 'renew', 'release']) {
      record(act, mine);
      record(act, other);
    }
    const first = store.auditEvents.listLatest(mine, null, 2);
    expect(first.map(({ event }) => event.act)).toEqual(['release', 'renew']);
    const rest = store.auditEvents.listLatest(mine, first[1]?.sequence ?? 0, 2);
    expect(rest.map(({ event }) => event.act)).toEqual(['claim']);
    expect(store.auditEvents.listLatest(null, null, 100)).toHaveLength(6);
  });

  it('gives events of an earlier version their places when it is opened', () => {
    const older = mkdtempSync(join(tmpdir(), 'replydesk-trail-'));
    const database = openDatabase({ folder: older, key, migrations: MIGRATIONS.filter(({ version }) => version < 7) });
    const insert = database.prepare(`
      INSERT INTO audit_event (event_id, occurred_at, account_id, act, subject_id, details) VALUES (?, ?, ?, ?, NULL, ?)`);
    insert.run(randomUUID(), AT, ME, 'claim', '{"why":"cited-answer-changed template-changed"}');
    insert.run(randomUUID(), AT, ME, 'release', '{}');
    database.close();
    const opened = openStore({ folder: older, key });
    expect(opened.auditEvents.check()).toEqual({ entries: 2, fault: null });
    opened.close();
    const again = openStore({ folder: older, key });
    expect(again.auditEvents.check()).toEqual({ entries: 2, fault: null });
    again.close();
    rmSync(older, { recursive: true, force: true });
  });

  it('tells of every state of a draft that was put away', () => {
    const account = { id: ME, email: 'a@b.test', displayName: 'Me', roles: ['doctor'], departmentIds: [] };
    store.meta.set('account', JSON.stringify(account));
    const questionId = questionIdSchema.parse(randomUUID());
    const content = (text: string) => ({
      ...{ body: richTextFromPlain(text), moreInformation: null, citedAnswerIds: [], citedTopicIds: [] },
      ...{ overrides: [], askTicks: [] },
    });
    store.drafts.save(questionId, content('one'), 1, Date.parse(AT));
    store.drafts.save(questionId, content('one two \ud800'), 1, Date.parse(AT) + 1000);
    store.drafts.keepPresent(questionId);
    const kept = store.auditEvents.listLatest(questionId, null, 10);
    expect(kept.map(({ event }) => [event.act, event.roles, event.details.questionRevision])).toEqual([
      ['draft-revision-kept', ['doctor'], 1],
      ['draft-revision-kept', ['doctor'], 1],
    ]);
    expect(kept[0]?.event.textHashes.content).not.toBe(kept[1]?.event.textHashes.content);
  });
});
