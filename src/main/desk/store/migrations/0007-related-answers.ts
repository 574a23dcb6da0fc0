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
 * Related answers: pins, uses, corpora, and the index. It is there twice: one serves while the other is built anew, as when the way that text is cut into
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
${slot('a')}${slot('b')}
-- What a doctor keeps at the top for a question.
CREATE TABLE related_pin (
  question_id TEXT NOT NULL,
  answer_id   TEXT NOT NULL,
  pinned_at   TEXT NOT NULL,
  PRIMARY KEY (question_id, answer_id)
) STRICT, WITHOUT ROWID;

-- Which answers' words went into a question's draft. They travel with its reply, so that whoever finds one of them wrong
-- later finds the replies too.
CREATE TABLE answer_use (
  question_id TEXT NOT NULL,
  answer_id   TEXT NOT NULL,
  how         TEXT NOT NULL CHECK (how IN ('quoted', 'started-from')),
  used_at     TEXT NOT NULL,
  PRIMARY KEY (question_id, answer_id, how)
) STRICT, WITHOUT ROWID;

-- A corpus that was imported on this machine. Its records have keys of their own range, number * 2^32 and on, so that
-- a corpus that is switched off is left out by a comparison of numbers; what the service sent is in range 0.
CREATE TABLE corpus (
  number       INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 2000000),
  id           TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  licence      TEXT NOT NULL,
  source       TEXT NOT NULL,
  is_on        INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
  begun_at     TEXT NOT NULL,
  -- How far its file was read, in records that were looked at; the import goes on after them.
  read_records INTEGER NOT NULL DEFAULT 0,
  added        INTEGER NOT NULL DEFAULT 0,
  repeated     INTEGER NOT NULL DEFAULT 0,
  failed       INTEGER NOT NULL DEFAULT 0,
  is_complete  INTEGER NOT NULL DEFAULT 0 CHECK (is_complete IN (0, 1))
) STRICT;
CREATE TABLE corpus_problem (
  corpus_number INTEGER NOT NULL REFERENCES corpus ON DELETE CASCADE,
  record        INTEGER NOT NULL,
  problem       TEXT NOT NULL,
  PRIMARY KEY (corpus_number, record)
) STRICT, WITHOUT ROWID;`;
