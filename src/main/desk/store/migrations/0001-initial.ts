/**
 * The first schema. Feed tables mirror what the service sent; `draft`, `outbox_command` and `audit_event` are this
 * machine's own and must survive everything. Departments are no foreign key: a question of an unknown department is
 * shown, not refused. The full-text tables are contentless: their rowid is the `key` of the row they index, and the
 * application feeds them folded terms (see `store/search-terms.ts`).
 */
export const sql = `
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_state (
  only_row                INTEGER PRIMARY KEY CHECK (only_row = 1),
  cursor                  TEXT,
  first_sync_received     INTEGER NOT NULL DEFAULT 0,
  first_sync_total        INTEGER,
  first_sync_completed_at TEXT,
  last_pulled_at          TEXT,
  work_offline            INTEGER NOT NULL DEFAULT 0 CHECK (work_offline IN (0, 1))
) STRICT;
INSERT INTO sync_state (only_row) VALUES (1);

CREATE TABLE department (
  id           TEXT PRIMARY KEY,
  revision     INTEGER NOT NULL,
  name_en      TEXT NOT NULL,
  name_zh_hant TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE colleague (
  id             TEXT PRIMARY KEY,
  revision       INTEGER NOT NULL,
  display_name   TEXT NOT NULL,
  roles          TEXT NOT NULL CHECK (json_valid(roles)),
  department_ids TEXT NOT NULL CHECK (json_valid(department_ids))
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  key                INTEGER PRIMARY KEY,
  id                 TEXT NOT NULL UNIQUE,
  revision           INTEGER NOT NULL,
  department_id      TEXT NOT NULL,
  subject            TEXT,
  title              TEXT NOT NULL,
  alias              TEXT,
  age_band           TEXT,
  sex                TEXT NOT NULL,
  language           TEXT NOT NULL,
  asked_at           TEXT NOT NULL,
  status             TEXT NOT NULL,
  claim_account_id   TEXT,
  claim_display_name TEXT,
  claim_claimed_at   TEXT,
  claim_expires_at   TEXT,
  linked_answer_ids  TEXT NOT NULL CHECK (json_valid(linked_answer_ids)),
  linked_topic_ids   TEXT NOT NULL CHECK (json_valid(linked_topic_ids)),
  body               TEXT NOT NULL
) STRICT;
CREATE INDEX question_queue ON question (status, asked_at, id);
CREATE INDEX question_queue_of_department ON question (department_id, status, asked_at, id);
CREATE INDEX question_claim ON question (claim_account_id, status) WHERE claim_account_id IS NOT NULL;
CREATE VIRTUAL TABLE question_fts USING fts5 (
  title, body, alias,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE reply (
  id                TEXT PRIMARY KEY,
  revision          INTEGER NOT NULL,
  question_id       TEXT NOT NULL,
  kind              TEXT NOT NULL,
  version           INTEGER NOT NULL,
  author_account_id TEXT,
  author_name       TEXT NOT NULL,
  department_id     TEXT NOT NULL,
  replied_at        TEXT NOT NULL,
  content           TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX reply_of_question ON reply (question_id, replied_at);

CREATE TABLE template (
  id       TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  data     TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE TABLE template_use (
  template_id  TEXT PRIMARY KEY,
  uses         INTEGER NOT NULL,
  last_used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answered_question (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  revision      INTEGER NOT NULL,
  origin        TEXT NOT NULL,
  question_id   TEXT,
  title         TEXT NOT NULL,
  question_text TEXT NOT NULL,
  doctor_name   TEXT,
  department_id TEXT NOT NULL,
  reply_text    TEXT NOT NULL,
  excerpted     INTEGER NOT NULL CHECK (excerpted IN (0, 1)),
  answered_on   TEXT,
  review_state  TEXT NOT NULL,
  language      TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE answered_question_fts USING fts5 (
  title, question_text, reply_text,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE faq_topic (
  key           INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  revision      INTEGER NOT NULL,
  topic         TEXT NOT NULL,
  department_id TEXT NOT NULL
) STRICT;
CREATE INDEX faq_topic_of_department ON faq_topic (department_id, topic);

CREATE TABLE draft (
  question_id       TEXT PRIMARY KEY,
  content           TEXT NOT NULL CHECK (json_valid(content)),
  question_revision INTEGER NOT NULL,
  save_count        INTEGER NOT NULL,
  saved_at          TEXT NOT NULL
) STRICT;
CREATE TABLE draft_revision (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  question_id       TEXT NOT NULL,
  content           TEXT NOT NULL CHECK (json_valid(content)),
  question_revision INTEGER NOT NULL,
  saved_at          TEXT NOT NULL
) STRICT;
CREATE INDEX draft_revision_of_question ON draft_revision (question_id, id);

CREATE TABLE outbox_command (
  sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id      TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL,
  subject_id      TEXT NOT NULL,
  base_revision   INTEGER NOT NULL,
  payload         TEXT NOT NULL CHECK (json_valid(payload)),
  occurred_at     TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'held', 'refused', 'applied', 'cancelled')),
  not_before      TEXT NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  held_reason     TEXT,
  held_current    TEXT CHECK (held_current IS NULL OR json_valid(held_current)),
  refused_code    TEXT,
  settled_at      TEXT
) STRICT;
CREATE INDEX outbox_command_by_state ON outbox_command (state, sequence);
CREATE INDEX outbox_command_of_subject ON outbox_command (subject_id, sequence);

CREATE TABLE quarantined_record (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT NOT NULL,
  record_id   TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  problem     TEXT NOT NULL,
  raw         TEXT NOT NULL,
  received_at TEXT NOT NULL,
  UNIQUE (kind, record_id)
) STRICT;

CREATE TABLE audit_event (
  sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id    TEXT NOT NULL UNIQUE,
  occurred_at TEXT NOT NULL,
  account_id  TEXT NOT NULL,
  act         TEXT NOT NULL,
  subject_id  TEXT,
  details     TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_event_is_never_deleted BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
`;
