import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

/** Another search engine over the same questions, as its documentation says to use it. */
export interface Peer {
  readonly name: string;
  /** Keys (places in the corpus) and scores of the best, nearest first. */
  search(text: string, limit: number): { readonly key: number; readonly score: number }[];
  close(): void;
}

/** Each word once, which suits FTS5 and lunr best; MiniSearch does better on the text as it is. */
const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];

/** SQLite's own full-text search: all words of the question, joined by OR. */
export function openPlainFts5(questions: readonly string[], file = ':memory:'): Peer {
  const database = new SqliteDatabase(file);
  database.exec(`CREATE VIRTUAL TABLE question USING fts5 (q, tokenize = 'porter unicode61')`);
  const insert = database.prepare('INSERT INTO question (rowid, q) VALUES (?, ?)');
  database.transaction(() => {
    questions.forEach((question, key) => {
      insert.run(key + 1, question);
    });
  })();
  const find = database.prepare<[string, number], { key: number; score: number }>(
    'SELECT rowid - 1 AS key, -rank AS score FROM question WHERE question MATCH ? ORDER BY rank LIMIT ?',
  );
  return {
    name: 'FTS5 bm25, porter',
    search(text, limit) {
      const words = wordsOf(text);
      return words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(' OR '), limit);
    },
    close: () => database.close(),
  };
}

export function openMiniSearch(questions: readonly string[]): Peer {
  const index = new MiniSearch({ fields: ['q'], searchOptions: { fuzzy: 0.2 } });
  index.addAll(questions.map((q, id) => ({ id, q })));
  return {
    name: 'MiniSearch (fuzzy 0.2)',
    search: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id, score }) => ({ key: Number(id), score })),
    close: () => {},
  };
}

export function openLunr(questions: readonly string[]): Peer {
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('q');
    questions.forEach((q, id) => {
      builder.add({ id, q });
    });
  });
  return {
    name: 'lunr',
    search: (text, limit) =>
      index
        // Built by hand, since what a person writes is not lunr's query language.
        .query((query) => query.term(lunr.tokenizer(wordsOf(text).join(' ')), {}))
        .slice(0, limit)
        .map(({ ref, score }) => ({ key: Number(ref), score })),
    close: () => {},
  };
}
