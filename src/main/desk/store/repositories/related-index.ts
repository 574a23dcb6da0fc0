import { indexedStems, TEXT_VERSION } from '../../text/terms.ts';
import type { Database } from '../database.ts';

/** Longest text that is indexed, in UTF-16 units; a longer one is found by its beginning. */
const MAX_QUESTION_LENGTH = 8000;
const MAX_REPLY_LENGTH = 20_000;

type SlotName = 'a' | 'b';

interface IndexState {
  readonly serving: SlotName | null;
  readonly serving_text: number | null;
  readonly building: SlotName | null;
  readonly building_text: number | null;
  readonly built_through: number;
  readonly serving_records: number;
  readonly building_records: number;
}

/** A record that shares words with a query. Higher bm25 is nearer. */
export interface RelatedCandidate {
  readonly key: number;
  readonly bm25: number;
}

/** The texts of a record that are indexed. */
export interface IndexedRecord {
  readonly key: number;
  readonly title: string;
  readonly questionText: string;
  readonly replyText: string;
}

/** What is asked of a record by its question: the title, and the text where it says more. */
export function questionOf({ title, questionText }: { readonly title: string; readonly questionText: string }): string {
  return questionText.startsWith(title) ? questionText : `${title}\n${questionText}`;
}

/** The records of a corpus have keys from its number times this on. */
export const KEYS_OF_A_CORPUS = 2 ** 32;

/** The corpora whose records are left out, as a JSON array of their numbers. */
const IS_WANTED = '(rowid >> 32) NOT IN (SELECT value FROM json_each(?))';

function slotOf(database: Database, name: SlotName) {
  return {
    insertQuestion: database.prepare(`INSERT INTO related_terms_${name} (rowid, question) VALUES (?, ?)`),
    insertReply: database.prepare(`INSERT INTO related_reply_terms_${name} (rowid, reply) VALUES (?, ?)`),
    has: database.prepare<[number], { n: number }>(
      `SELECT count(*) AS n FROM related_terms_${name}_docsize WHERE id = ?`,
    ),
    removeQuestion: database.prepare(`DELETE FROM related_terms_${name} WHERE rowid = ?`),
    removeReply: database.prepare(`DELETE FROM related_reply_terms_${name} WHERE rowid = ?`),
    countUp: database.prepare(
      `INSERT INTO related_frequency_${name} (stem, documents) VALUES (?, 1)
       ON CONFLICT (stem) DO UPDATE SET documents = documents + 1`,
    ),
    countDown: database.prepare(
      `UPDATE related_frequency_${name} SET documents = documents - 1 WHERE stem = ? AND documents > 0`,
    ),
    documents: database.prepare<[string], { documents: number }>(
      `SELECT documents FROM related_frequency_${name} WHERE stem = ?`,
    ),
    stems: database.prepare<[], { stem: string }>(`SELECT stem FROM related_frequency_${name} WHERE documents > 0`),
    search: database.prepare<[string, string, number], RelatedCandidate>(
      `SELECT rowid AS key, -rank AS bm25 FROM related_terms_${name}
       WHERE related_terms_${name} MATCH ? AND ${IS_WANTED} ORDER BY rank, rowid LIMIT ?`,
    ),
    searchReplies: database.prepare<[string, string, number], RelatedCandidate>(
      `SELECT rowid AS key, -rank AS bm25 FROM related_reply_terms_${name}
       WHERE related_reply_terms_${name} MATCH ? AND ${IS_WANTED} ORDER BY rank, rowid LIMIT ?`,
    ),
    clear: () =>
      database.exec(`
        INSERT INTO related_terms_${name} (related_terms_${name}) VALUES ('delete-all');
        INSERT INTO related_reply_terms_${name} (related_reply_terms_${name}) VALUES ('delete-all');
        DELETE FROM related_frequency_${name};`),
  };
}

type Slot = ReturnType<typeof slotOf>;

/**
 * The full-text index of answered questions. Two slots: one serves, the other may be under construction, and while it
 * is both are searched. Everything that writes is part of the caller's transaction.
 */
export function createRelatedIndexRepository(database: Database) {
  const slots: Readonly<Record<SlotName, Slot>> = { a: slotOf(database, 'a'), b: slotOf(database, 'b') };
  const readState = database.prepare<[], IndexState>('SELECT * FROM related_index');
  const serve = database.prepare(
    `UPDATE related_index SET serving = :name, serving_text = :text, serving_records = :records,
       building = NULL, building_text = NULL, built_through = 0, building_records = 0`,
  );
  const build = database.prepare(
    `UPDATE related_index SET building = :name, building_text = :text, built_through = 0, building_records = 0`,
  );
  const setProgress = database.prepare('UPDATE related_index SET built_through = ?');
  const countServing = database.prepare('UPDATE related_index SET serving_records = max(0, serving_records + ?)');
  const countBuilding = database.prepare('UPDATE related_index SET building_records = max(0, building_records + ?)');
  const nextRecords = database.prepare<[number, number], IndexedRecord>(
    `SELECT key, title, question_text AS questionText, reply_text AS replyText FROM answered_question
     WHERE key > ? ORDER BY key LIMIT ?`,
  );
  const searchFirst = database.prepare<[string, string, number], RelatedCandidate>(
    `SELECT rowid AS key, -rank AS bm25 FROM answered_question_fts
     WHERE answered_question_fts MATCH ? AND ${IS_WANTED} ORDER BY rank, rowid LIMIT ?`,
  );
  const hasAnswers = database.prepare('SELECT 1 FROM answered_question LIMIT 1');
  const documentsKnown = new Map<string, number>();
  let vocabulary: Set<string> | null = null;
  let knownState: IndexState | null = null;

  function state(): IndexState {
    knownState ??= readState.get() ?? null;
    if (knownState === null) throw new Error('the index of related answers has no state');
    return knownState;
  }

  /** After every write; what is remembered of words may be wrong then. */
  function changed(): void {
    knownState = null;
    documentsKnown.clear();
  }

  function writable(): { slot: Slot; isBuilding: boolean } {
    const { serving, building } = state();
    const name = building ?? serving;
    if (name === null) throw new Error('the index of related answers was not prepared');
    return { slot: slots[name], isBuilding: building !== null };
  }

  function insert(slot: Slot, record: IndexedRecord): void {
    const stems = indexedStems(questionOf(record).slice(0, MAX_QUESTION_LENGTH));
    slot.insertQuestion.run(BigInt(record.key), stems);
    slot.insertReply.run(BigInt(record.key), indexedStems(record.replyText.slice(0, MAX_REPLY_LENGTH)));
    for (const stem of new Set(stems.split(' '))) {
      if (stem === '') continue;
      slot.countUp.run(stem);
      vocabulary?.add(stem);
    }
  }

  /** @returns whether the slot had it. */
  function removeFrom(slot: Slot, record: IndexedRecord): boolean {
    if (slot.has.get(record.key)?.n !== 1) return false;
    slot.removeQuestion.run(BigInt(record.key));
    slot.removeReply.run(BigInt(record.key));
    const stems = indexedStems(questionOf(record).slice(0, MAX_QUESTION_LENGTH));
    for (const stem of new Set(stems.split(' '))) if (stem !== '') slot.countDown.run(stem);
    return true;
  }

  const repository = {
    /**
     * Call it before the first record of a transaction is stored: an account without records is served by its first
     * slot at once, one with records from before this index builds it.
     */
    prepare(): void {
      const { serving, building } = state();
      if (serving !== null || building !== null) return;
      if (hasAnswers.get() === undefined) serve.run({ name: 'a', text: TEXT_VERSION, records: 0 });
      else build.run({ name: 'a', text: TEXT_VERSION });
      changed();
    },

    /** Call it when a transaction was rolled back: what is remembered may be of that transaction. */
    forget(): void {
      changed();
      vocabulary = null;
    },

    /** Makes a record findable. */
    add(record: IndexedRecord): void {
      const { slot, isBuilding } = writable();
      insert(slot, record);
      (isBuilding ? countBuilding : countServing).run(1);
      changed();
    },

    /** Forgets a record by the text that it was added with. */
    remove(record: IndexedRecord): void {
      const { serving, building } = state();
      if (serving !== null && removeFrom(slots[serving], record)) countServing.run(-1);
      if (building !== null && removeFrom(slots[building], record)) countBuilding.run(-1);
      changed();
    },

    /** Number of records that the statistics speak of. */
    size(): number {
      const { serving_records, building_records } = state();
      return Math.max(serving_records, building_records);
    },

    /** In how many records' questions a stem stands. */
    documentsWith(stem: string): number {
      let documents = documentsKnown.get(stem);
      if (documents === undefined) {
        const { serving, building } = state();
        documents = Math.max(
          serving === null ? 0 : (slots[serving].documents.get(stem)?.documents ?? 0),
          building === null ? 0 : (slots[building].documents.get(stem)?.documents ?? 0),
        );
        if (documentsKnown.size > 50_000) documentsKnown.clear();
        documentsKnown.set(stem, documents);
      }
      return documents;
    },

    /** Whether any record has the stem; may say yes of a stem that has gone, so ask {@link documentsWith} then. */
    mayHave(stem: string): boolean {
      if (vocabulary === null) {
        const { serving, building } = state();
        vocabulary = new Set();
        for (const name of [serving, building])
          if (name !== null) for (const { stem: known } of slots[name].stems.iterate()) vocabulary.add(known);
      }
      return vocabulary.has(stem);
    },

    /**
     * Records whose question has some of the stems, by bm25. `words` are the same as written, for the index that
     * served before the first of this kind. Records of `exceptCorpora` are left out; 0 is what the service sent.
     */
    search(match: string, words: string, limit: number, exceptCorpora: readonly number[]): RelatedCandidate[] {
      const { serving, building } = state();
      const except = JSON.stringify(exceptCorpora);
      const found = new Map<number, number>();
      const take = (candidates: readonly RelatedCandidate[]): void => {
        for (const { key, bm25 } of candidates) found.set(key, bm25);
      };
      take(serving === null ? searchFirst.all(words, except, limit) : slots[serving].search.all(match, except, limit));
      if (building !== null) take(slots[building].search.all(match, except, limit));
      return [...found].map(([key, bm25]) => ({ key, bm25 }));
    },

    /** Records whose reply fits the match, by bm25. */
    searchReplies(match: string, limit: number, exceptCorpora: readonly number[]): RelatedCandidate[] {
      const { serving, building } = state();
      const except = JSON.stringify(exceptCorpora);
      const found = new Map<number, number>();
      for (const name of [serving, building])
        if (name !== null)
          for (const { key, bm25 } of slots[name].searchReplies.all(match, except, limit)) found.set(key, bm25);
      return [...found].map(([key, bm25]) => ({ key, bm25 }));
    },

    /** The key through which a new index is built; null when none is under way or needed. */
    builtThrough(): number | null {
      const { serving, serving_text, building, building_text, built_through } = state();
      if (building !== null) return building_text === TEXT_VERSION ? built_through : 0;
      if (serving === null) return hasAnswers.get() === undefined ? null : 0;
      return serving_text === TEXT_VERSION ? null : 0;
    },

    /** Starts to build anew, whatever serves. */
    beginBuilding(): void {
      const { serving } = state();
      const name = serving === 'a' ? 'b' : 'a';
      slots[name].clear();
      build.run({ name, text: TEXT_VERSION });
      repository.forget();
    },

    /**
     * Builds on with the next records; when there are none left the new index serves and the old one is emptied.
     *
     * @returns whether there is more to do.
     */
    buildOn(count: number): boolean {
      const { building, building_text, built_through } = state();
      if (building === null || building_text !== TEXT_VERSION) {
        repository.beginBuilding();
        return true;
      }
      const slot = slots[building];
      const records = nextRecords.all(built_through, count);
      let added = 0;
      for (const record of records) {
        // A record that came or changed meanwhile is here already.
        if (slot.has.get(record.key)?.n === 1) continue;
        insert(slot, record);
        added += 1;
      }
      countBuilding.run(added);
      changed();
      const last = records.at(-1);
      if (last !== undefined) {
        setProgress.run(last.key);
        changed();
        return true;
      }
      const { serving, building_records } = state();
      serve.run({ name: building, text: TEXT_VERSION, records: building_records });
      if (serving !== null) slots[serving].clear();
      else database.exec(`INSERT INTO answered_question_fts (answered_question_fts) VALUES ('delete-all')`);
      repository.forget();
      return false;
    },
  };
  return repository;
}

export type RelatedIndexRepository = ReturnType<typeof createRelatedIndexRepository>;
