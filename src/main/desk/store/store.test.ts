import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queueFilterSchema } from '#contract/desk.ts';
import { type QuestionId, questionIdSchema, replyIdSchema, templateIdSchema } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { plainTextOf, richTextFromPlain } from '#domain/rich-text.ts';
import { openDatabase } from './database.ts';
import { deriveWrappingKey, nativeArgon2id, portableArgon2id } from './key-derivation.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { searchQuery } from './search-terms.ts';
import { openStore, type Store } from './store.ts';
import { StoreDamagedError, StoreFromTheFutureError } from './store-errors.ts';
import { createVault, openWithKeyring, openWithPassword, rewrap } from './vault.ts';

const noKeyring = { wrap: async () => null, unwrap: async () => null };
const key = new Uint8Array(32).fill(9);
const question = (over: Partial<Record<keyof Question, unknown>> = {}): Question =>
  questionSchema.parse({
    id: crypto.randomUUID(),
    revision: 1,
    departmentId: 'orthopedics',
    subject: null,
    title: 'My knees are swollen',
    body: 'They swell after walking.',
    alias: 'Mei',
    ageBand: '30-39',
    sex: 'female',
    language: 'en',
    askedAt: '2026-11-20T08:00:00.000Z',
    status: 'pending',
    claim: null,
    textRevision: 1,
    followUps: [],
    transfer: null,
    askedForBy: [],
    linkedAnswerIds: [],
    linkedTopicIds: [],
    ...over,
  });
const content = (text: string): ReplyContent => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
});
const viewer = { accountId: crypto.randomUUID() as never, now: '2026-11-24T08:00:00.000Z' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the vault', () => {
  it('opens with its password only, and with a new one after it was wrapped anew', async () => {
    const made = await createVault(folder, 'correct horse', noKeyring);
    expect(await openWithPassword(folder, 'wrong horse')).toBeNull();
    expect(await openWithPassword(folder, 'correct horse')).toEqual(Buffer.from(made));
    await rewrap(folder, 'new horse', made, noKeyring);
    expect(await openWithPassword(folder, 'correct horse')).toBeNull();
    expect(await openWithPassword(folder, 'new horse')).toEqual(Buffer.from(made));
  });

  it('opens through a keyring where there is one', async () => {
    const keyring = {
      wrap: async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1),
      unwrap: async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1),
    };
    const made = await createVault(folder, 'correct horse', keyring);
    expect(Buffer.from((await openWithKeyring(folder, keyring)) ?? [])).toEqual(Buffer.from(made));
    expect(await openWithKeyring(folder, noKeyring)).toBeNull();
  });

  it('is not taken for a new account when it is damaged', async () => {
    writeFileSync(join(folder, 'vault.json'), '{"format":1}');
    await expect(openWithPassword(folder, 'x')).rejects.toBeInstanceOf(StoreDamagedError);
  });

  it('says that a newer version made it, and leaves it as it is', async () => {
    const text = '{"format":3,"kdf":{"name":"argon2id"}}';
    writeFileSync(join(folder, 'vault.json'), text);
    await expect(openWithPassword(folder, 'x')).rejects.toBeInstanceOf(StoreFromTheFutureError);
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(text);
  });

  it('derives the same key by either implementation of argon2id, so that a vault opens on every runtime', async () => {
    const input = {
      password: '密碼 with an é'.normalize('NFKC'),
      salt: randomBytes(16),
      memoryKiB: 19 * 1024,
      passes: 2,
    };
    const portable = Buffer.from(await portableArgon2id(input));
    expect(portable).toHaveLength(32);
    expect(Buffer.from((await nativeArgon2id?.(input)) ?? [])).toEqual(portable);
    const { password, salt, ...cost } = input;
    const vaultWay = { name: 'argon2id' as const, salt: salt.toString('base64'), ...cost };
    expect(Buffer.from(await deriveWrappingKey(password, vaultWay))).toEqual(portable);
  });
});

describe('the store on disk', () => {
  it('shows nothing of a question, a draft, a token or the key to whoever takes the disk', async () => {
    const made = await createVault(folder, 'a-password-nobody-guesses', noKeyring);
    const store = openStore({ folder, key: made });
    const asked = question({ title: 'PLAINTITLE', body: 'PLAINBODY of a patient', alias: 'PLAINALIAS' });
    store.transaction(() => {
      store.questions.upsert(asked, 1);
      store.drafts.save(asked.id, content('PLAINDRAFT'), 1, 0);
      store.meta.set('tokens', 'PLAINTOKEN');
    });
    const look = (): string[] => {
      const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toString(
        'latin1',
      );
      return [
        'PLAINTITLE',
        'plaintitle',
        'PLAINBODY',
        'plainbody',
        'PLAINALIAS',
        'PLAINDRAFT',
        'PLAINTOKEN',
        'a-password',
        Buffer.from(made).toString('hex'),
        Buffer.from(made).toString('base64'),
        'SQLite format',
      ].filter((text) => bytes.includes(text));
    };
    expect(look()).toEqual([]);
    store.close();
    expect(look()).toEqual([]);
  });

  it('refuses a wrong key, a damaged file and one from a newer version, and leaves each as it is', () => {
    openStore({ folder, key }).close();
    expect(() => openStore({ folder, key: new Uint8Array(32) })).toThrow(StoreDamagedError);
    const store = openStore({ folder, key });
    store.database.pragma('user_version = 99');
    store.close();
    expect(() => openStore({ folder, key })).toThrow(StoreFromTheFutureError);
    const file = join(folder, 'desk.db');
    const damaged = readFileSync(file).fill(7, 16, 200);
    writeFileSync(file, damaged);
    expect(() => openStore({ folder, key })).toThrow(StoreDamagedError);
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it('keeps a copy from before a migration', () => {
    const first = { version: 1, sql: "CREATE TABLE kept (text TEXT) STRICT; INSERT INTO kept VALUES ('before');" };
    openDatabaseOnly([first]);
    openDatabaseOnly([first, { version: 2, sql: "UPDATE kept SET text = 'after';" }]);
    expect(readdirSync(folder)).toContain('desk.db.before-2.bak');
  });

  function openDatabaseOnly(migrations: readonly { version: number; sql: string }[]): void {
    try {
      openStore({ folder, key, migrations }).close();
    } catch {
      // The repositories need the real schema; the migration has run before they ask for it.
    }
  }

  it('has every acknowledged save after being killed in the middle of writing, time and again', async () => {
    openStore({ folder, key }).close();
    const id = crypto.randomUUID();
    let last = 0;
    for (let round = 0; round < 12; round += 1) {
      const child = fork(join(import.meta.dirname, 'kill-writer.test-support.ts'), [folder, id, String(last)], {
        silent: true,
      });
      let acknowledged = last;
      child.on('message', (saved: number) => {
        acknowledged = saved;
      });
      const exited = new Promise((resolve) => child.once('exit', resolve));
      // However slow the machine is today, it is killed while it writes.
      await new Promise((resolve) => child.once('message', resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
      child.kill('SIGKILL');
      await exited;
      const store = openStore({ folder, key });
      expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok');
      const draft = store.drafts.find(questionIdSchema.parse(id));
      store.close();
      const found = draft === null ? 0 : Number(plainTextOf(draft.content.body));
      expect(found).toBeGreaterThanOrEqual(acknowledged);
      last = found;
    }
    expect(last).toBeGreaterThan(0);
  }, 30_000);
});

describe('the second schema', () => {
  it('keeps everything of the first and pulls the feed anew', () => {
    const first = openDatabase({ folder, key, migrations: MIGRATIONS.slice(0, 1) });
    const { id, body } = question();
    first
      .prepare(
        `INSERT INTO question (id, revision, department_id, title, sex, language, asked_at, status, linked_answer_ids, linked_topic_ids, body)
         VALUES (?, 7, 'orthopedics', 'My knees', 'female', 'en', '2026-11-20T08:00:00.000Z', 'pending', '[]', '[]', ?)`,
      )
      .run(id, body);
    first
      .prepare(`INSERT INTO draft VALUES (?, ?, 7, 3, '2026-11-21T08:00:00.000Z')`)
      .run(id, JSON.stringify(content('Rest them.')));
    first.exec(`UPDATE sync_state SET cursor = 'somewhere', first_sync_completed_at = '2026-11-20T09:00:00.000Z'`);
    first.close();

    const store = openStore({ folder, key });
    expect(store.questions.find(id)).toMatchObject({ textRevision: 7, followUps: [], transfer: null, askedForBy: [] });
    expect(store.drafts.find(id)?.content).toEqual(content('Rest them.'));
    expect(store.syncState.get()).toMatchObject({ cursor: 'somewhere', feedVersion: 1, pullingAnew: false });
    store.close();
    expect(readdirSync(folder)).toContain('desk.db.before-2.bak');
  });
});

describe('the fourth schema', () => {
  it('keeps templates and how often they were used, and has room for what is written here', () => {
    const third = openDatabase({ folder, key, migrations: MIGRATIONS.slice(0, 3) });
    const id = templateIdSchema.parse(crypto.randomUUID());
    const data = { kind: 'closing', scope: 'team', ownerAccountId: null, departmentId: null, language: 'en' };
    const more = { title: 'Closing', keywords: [], body: richTextFromPlain('Thank you.'), updatedAt: viewer.now };
    third
      .prepare('INSERT INTO template VALUES (?, 2, ?)')
      .run(id, JSON.stringify({ id, version: 2, ...data, ...more }));
    third.prepare('INSERT INTO template_use VALUES (?, 5, ?)').run(id, viewer.now);
    third.close();

    const store = openStore({ folder, key });
    expect(store.templates.list()).toMatchObject([{ id, version: 2, reviewDueOn: null, ownerName: null }]);
    expect(store.templates.listUses()).toEqual([{ id, uses: 5 }]);
    expect(store.templateVersions.listOfTemplate(id)).toEqual([]);
    expect(store.templateChanges.countWaiting()).toBe(0);
    store.close();
    expect(readdirSync(folder)).toContain('desk.db.before-4.bak');
  });
});

describe('the fifth schema', () => {
  it('keeps replies as first versions and drafts as replies of their own', () => {
    const third = openDatabase({ folder, key, migrations: MIGRATIONS.slice(0, 3) });
    const { id } = question();
    const replyId = replyIdSchema.parse('0f8fad5b-d9cb-469f-a165-70867728950e');
    third
      .prepare(`INSERT INTO draft VALUES (?, ?, 7, 3, '2026-11-21T08:00:00.000Z')`)
      .run(id, JSON.stringify(content('Rest them.')));
    third
      .prepare(
        `INSERT INTO reply VALUES (?, 1, ?, 'answer', 1, NULL, 'Lin Yating', 'orthopedics', '2026-11-21T08:00:00.000Z', ?)`,
      )
      .run(replyId, id, JSON.stringify(content('Rest them.')));
    third.close();

    const store = openStore({ folder, key });
    expect(store.drafts.find(id)).toMatchObject({ content: content('Rest them.'), corrects: null });
    const reply = store.replies.find(replyId);
    expect(reply).toMatchObject({ version: 1, revision: 1, change: null, earlier: [], correctionRequests: [] });
    if (reply !== null) {
      const change = { kind: 'correction', reason: 'Typo', changedAt: reply.repliedAt } as const;
      store.replies.upsert({ ...reply, version: 2, revision: 2, change }, 2);
    }
    expect(store.replies.find(replyId)).toMatchObject({ version: 2, revision: 2, change: { reason: 'Typo' } });
    store.close();
  });
});

describe('the sixth schema', () => {
  it('keeps the drafts of the third and has room for undo and for the doctor’s own words', () => {
    const id = questionIdSchema.parse(crypto.randomUUID());
    const third = openDatabase({ folder, key, migrations: MIGRATIONS.slice(0, 3) });
    third
      .prepare(`INSERT INTO draft VALUES (?, ?, 7, 3, '2026-11-21T08:00:00.000Z')`)
      .run(id, JSON.stringify(content('Rest them.')));
    third.close();
    const store = openStore({ folder, key });
    expect(store.drafts.find(id)?.content).toEqual(content('Rest them.'));
    expect(store.drafts.findUndoHistory(id)).toBeNull();
    expect(store.personalWords.list()).toEqual([]);
    store.close();
  });
});

describe('the repositories', () => {
  let store: Store;
  beforeEach(() => {
    store = openStore({ folder, key });
  });
  afterEach(() => store.close());

  const found = (search: string): string[] =>
    store.queue
      .list({ filter: queueFilterSchema.parse({ search }), offset: 0, limit: 50 }, viewer)
      .rows.map(({ title }) => title);

  it('forget the words of a question that left, unless something is written for it', () => {
    const [plain, written] = [question(), question()];
    for (const one of [plain, written]) store.questions.upsert(one, 1);
    store.drafts.save(written.id, content('Rest.'), 1, 0);
    for (const { id } of [plain, written]) store.questions.remove(id);
    expect(store.questions.findText(plain.id, 1)).toBeNull();
    expect(store.questions.findText(written.id, 1)?.body).toBe(written.body);
    store.questions.forgetTextsOfTheGone();
    expect(store.questions.findText(written.id, 1)).not.toBeNull();
    store.drafts.remove(written.id);
    store.questions.forgetTextsOfTheGone();
    expect(store.questions.findText(written.id, 1)).toBeNull();
  });

  it('still lead to a draft whose question went, by the title that was seen last', () => {
    const [open, answered, gone] = [
      question(),
      question({ status: 'answered' }),
      question({ title: 'Gone elsewhere' }),
    ];
    for (const one of [open, answered, gone]) {
      store.questions.upsert(one, 1);
      store.drafts.save(one.id, content('Rest.'), 1, one === gone ? 2000 : 1000);
    }
    store.questions.remove(gone.id);
    expect(store.drafts.listKept().map(({ draft, questionTitle }) => [draft.questionId, questionTitle])).toEqual([
      [gone.id, 'Gone elsewhere'],
      [answered.id, answered.title],
    ]);
  });

  it('find English word forms, unfinished words, names and Chinese of one, two and more characters', () => {
    store.questions.upsert(question(), 1);
    store.questions.upsert(
      question({ title: '頸部疼痛一個月', body: '轉頭會痛', alias: '小安', language: 'zh-Hant' }),
      1,
    );
    for (const search of ['knee', 'swelling', 'kne', 'walked', 'mei'])
      expect(found(search), search).toEqual(['My knees are swollen']);
    for (const search of ['頸部', '疼痛', '部疼痛', '痛', '小安', '轉頭'])
      expect(found(search), search).toEqual(['頸部疼痛一個月']);
    expect(found('elbow')).toEqual([]);
  });

  it('never fail at what somebody types into a search', () => {
    store.questions.upsert(question(), 1);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('"', '*', 'AND OR NOT', 'NEAR(a b)', 'title:', '^', '頸"部', "'; DROP TABLE question; --"),
        ),
        (typed) => {
          found(typed);
          expect(searchQuery(typed)).not.toBe('');
        },
      ),
    );
  });

  it('forget the words of a question that changed or went', () => {
    const asked = question();
    store.questions.upsert(asked, 1);
    store.questions.upsert({ ...asked, title: 'My elbow is sore', body: 'Since spring.' }, 2);
    expect(found('knee')).toEqual([]);
    store.questions.remove(asked.id);
    expect(found('elbow')).toEqual([]);
  });

  it('list a long queue by index, oldest first', () => {
    store.questions.upsert(question({ title: 'second', askedAt: '2026-11-21T08:00:00.000Z' }), 1);
    store.questions.upsert(question({ title: 'first', askedAt: '2026-11-19T08:00:00.000Z' }), 1);
    expect(found('')).toEqual(['first', 'second']);
    const plan = store.database
      .prepare("EXPLAIN QUERY PLAN SELECT id FROM question WHERE status = 'pending' ORDER BY asked_at, id LIMIT 100")
      .all();
    expect(JSON.stringify(plan)).toContain('question_queue');
    expect(JSON.stringify(plan)).not.toMatch(/TEMP B-TREE|SCAN question"/);
  });

  it('keep earlier states of a draft once a minute and never a draft of another question', () => {
    const id = question().id;
    const other: QuestionId = question().id;
    for (let second = 0; second <= 150; second += 10)
      store.drafts.save(id, content(`state ${second}`), 1, second * 1000);
    expect(store.drafts.listRevisions(id).length).toBeGreaterThanOrEqual(2);
    expect(store.drafts.listRevisions(id).length).toBeLessThanOrEqual(4);
    expect(store.drafts.find(other)).toBeNull();
    const before = store.drafts.find(id)?.saveCount;
    store.drafts.save(id, content('state 150'), 1, 999_000);
    expect(store.drafts.find(id)?.saveCount).toBe(before);
  });

  it('keep the undo history with its draft, for its question alone, and let it go with the draft', () => {
    const [id, other] = [question().id, question().id];
    for (const one of [id, other]) store.drafts.save(one, content('Rest.'), 1, 0);
    store.drafts.saveUndoHistory(id, '{"format":1}');
    store.drafts.saveUndoHistory(id, '{"format":1,"blocks":[]}');
    expect(store.drafts.findUndoHistory(id)).toBe('{"format":1,"blocks":[]}');
    expect(store.drafts.findUndoHistory(other)).toBeNull();
    store.drafts.remove(id);
    expect(store.drafts.findUndoHistory(id)).toBeNull();
  });

  it('know the doctor’s own words until they are taken out', () => {
    for (const word of ['Zhang', 'otoscope', 'Zhang']) store.personalWords.add(word, viewer.now);
    expect(store.personalWords.list()).toEqual(['Zhang', 'otoscope']);
    store.personalWords.remove('Zhang');
    expect(store.personalWords.list()).toEqual(['otoscope']);
  });

  it('refuse to change or delete what was audited', () => {
    store.auditEvents.append({
      occurredAt: viewer.now,
      accountId: viewer.accountId,
      act: 'claim',
      subjectId: null,
      details: {},
    });
    expect(() => store.database.prepare("UPDATE audit_event SET act = 'x'").run()).toThrow('append-only');
    expect(() => store.database.prepare('DELETE FROM audit_event').run()).toThrow('append-only');
  });
});
