const slot = (name: 'a' | 'b'): string => `
CREATE VIRTUAL TABLE related_terms_${name} USING fts5 (
  question, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE related_reply_terms_${name} USING fts5 (
  reply, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE TABLE related_frequency_${name} (
  stem      TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * The index of related answers, twice: one serves while the other is built anew, as when the way that text is cut into
 * stems has changed. Questions and replies stand apart because bm25 measures the length of all columns together. The
 * application cuts and stems, so the tokenizer only splits at spaces ('ascii' takes everything beyond ASCII for
 * letters). Until the first index is built, \`serving\` is null and \`answered_question_fts\` goes on serving.
 */
export const sql = `
CREATE TABLE related_index (
  only_row        INTEGER PRIMARY KEY CHECK (only_row = 1),
  serving         TEXT CHECK (serving IN ('a', 'b')),
  serving_text    INTEGER,
  building        TEXT CHECK (building IN ('a', 'b') AND building <> serving),
  building_text   INTEGER,
  built_through   INTEGER NOT NULL DEFAULT 0,
  serving_records INTEGER NOT NULL DEFAULT 0,
  building_records INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO related_index (only_row) VALUES (1);
${slot('a')}${slot('b')}`;
