import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnsweredQuestion, answeredQuestionSchema } from '#domain/answered-question.ts';
import { openDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { indexedText } from './search-terms.ts';
import { openStore, type Store } from './store.ts';

const key = new Uint8Array(32).fill(4);
const answer = (title: string, replyText = 'See a doctor.'): AnsweredQuestion =>
  answeredQuestionSchema.parse({
    id: crypto.randomUUID(),
    origin: 'import',
    questionId: null,
    title,
    questionText: title,
    doctorName: null,
    departmentId: 'orthopedics',
    replyText,
    excerpted: false,
    answeredOn: null,
    reviewState: 'not-reviewed',
    language: 'en',
  });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-index-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const titlesOf = (store: Store, stem: string, word = stem): string[] =>
  store.answeredQuestions
    .listRanked(store.relatedIndex.search(`"${stem}"`, `"${word}"`, 10, []).map((found) => found.key))
    .map(({ title }) => title);
const finish = (store: Store, records = 2): void => {
  while (store.transaction(() => store.relatedIndex.buildOn(records)));
};

describe('the index of answered questions', () => {
  it('finds a record within the transaction that stores it, by its new words after a change, and not after it went', () => {
    const store = openStore({ folder, key });
    const heel = answer('Heel pain in the morning');
    store.transaction(() => {
      store.answeredQuestions.upsert(heel, 1);
      expect(titlesOf(store, 'heel')).toEqual(['Heel pain in the morning']);
    });
    expect(store.relatedIndex.builtThrough()).toBeNull();
    store.transaction(() =>
      store.answeredQuestions.upsert({ ...heel, title: 'Knee pain', questionText: 'Knee pain' }, 2),
    );
    expect(titlesOf(store, 'heel')).toEqual([]);
    expect(titlesOf(store, 'knee')).toEqual(['Knee pain']);
    expect(store.relatedIndex.documentsWith('heel')).toBe(0);
    expect(store.relatedIndex.documentsWith('pain')).toBe(1);
    store.transaction(() => store.answeredQuestions.remove(heel.id));
    expect(titlesOf(store, 'knee')).toEqual([]);
    expect(store.relatedIndex.size()).toBe(0);
    store.close();
  });

  it('remembers nothing of a transaction that failed', () => {
    const store = openStore({ folder, key });
    store.transaction(() => store.answeredQuestions.upsert(answer('Heel pain'), 1));
    expect(store.relatedIndex.mayHave('elbow')).toBe(false);
    expect(() =>
      store.transaction(() => {
        store.answeredQuestions.upsert(answer('Elbow pain'), 1);
        throw new Error('the power went');
      }),
    ).toThrow('the power went');
    expect(store.relatedIndex.size()).toBe(1);
    expect(store.relatedIndex.documentsWith('elbow')).toBe(0);
    expect(store.relatedIndex.mayHave('elbow')).toBe(false);
    store.close();
  });

  it('is built anew in steps, while the old one and what comes meanwhile are found, and survives a stop half-way', () => {
    let store = openStore({ folder, key });
    const titles = ['Heel pain', 'Knee pain', 'Ankle pain', 'Elbow pain', 'Wrist pain'];
    store.transaction(() => {
      for (const title of titles) store.answeredQuestions.upsert(answer(title), 1);
    });
    store.transaction(() => store.relatedIndex.beginBuilding());
    store.transaction(() => store.relatedIndex.buildOn(2));
    expect(titlesOf(store, 'pain').sort()).toEqual([...titles].sort());
    store.transaction(() => store.answeredQuestions.upsert(answer('Thumb pain'), 1));
    expect(titlesOf(store, 'thumb')).toEqual(['Thumb pain']);
    store.close();
    store = openStore({ folder, key });
    expect(store.relatedIndex.builtThrough()).toBeGreaterThan(0);
    finish(store);
    expect(store.relatedIndex.builtThrough()).toBeNull();
    expect(store.relatedIndex.size()).toBe(6);
    expect(store.relatedIndex.documentsWith('pain')).toBe(6);
    expect(titlesOf(store, 'pain').sort()).toEqual([...titles, 'Thumb pain'].sort());
    store.close();
  });
});

describe('the migration to the index', () => {
  it('leaves the answers of an older database findable at once, and builds their index', () => {
    const old = openDatabase({ folder, key, migrations: MIGRATIONS.filter(({ version }) => version <= 1) });
    const insert = old.prepare(`
      INSERT INTO answered_question (id, revision, origin, title, question_text, department_id, reply_text, excerpted,
        review_state, language) VALUES (?, 1, 'import', ?, ?, 'orthopedics', '', 0, 'not-reviewed', 'en')`);
    const insertTerms = old.prepare(
      'INSERT INTO answered_question_fts (rowid, title, question_text, reply_text) VALUES (?, ?, ?, ?)',
    );
    for (const title of ['Swollen knees', '頸部疼痛']) {
      const { lastInsertRowid } = insert.run(crypto.randomUUID(), title, title);
      insertTerms.run(lastInsertRowid, indexedText(title), indexedText(title), '');
    }
    old.close();

    const store = openStore({ folder, key });
    expect(store.relatedIndex.builtThrough()).toBe(0);
    expect(titlesOf(store, 'knee', 'knees')).toEqual(['Swollen knees']);
    store.transaction(() => store.answeredQuestions.upsert(answer('Stiff knee'), 1));
    expect(titlesOf(store, 'knee', 'knees').sort()).toEqual(['Stiff knee', 'Swollen knees']);
    finish(store);
    expect(titlesOf(store, 'knee').sort()).toEqual(['Stiff knee', 'Swollen knees']);
    expect(titlesOf(store, '颈部')).toEqual(['頸部疼痛']);
    expect(store.relatedIndex.size()).toBe(3);
    store.close();
  });
});
