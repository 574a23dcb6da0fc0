/**
 * The queue by urgency. `urgency_rank` (0 is T1, 3 is no red flag) and `deadline_at` follow from the doctor's word or the
 * rules' and only order things, so they stand beside the question; what the rules found stands in `question_flags`,
 * because writing it must not write a long body again. A row of it without a `rules_version` is to be evaluated.
 */
export const sql = `
ALTER TABLE question ADD COLUMN urgency_override TEXT CHECK (urgency_override IS NULL OR json_valid(urgency_override));
ALTER TABLE question ADD COLUMN duplicate_of TEXT;
ALTER TABLE question ADD COLUMN asker_key TEXT;
ALTER TABLE question ADD COLUMN urgency_rank INTEGER NOT NULL DEFAULT 3;
ALTER TABLE question ADD COLUMN deadline_at TEXT NOT NULL DEFAULT '';
-- The response window of a question without a red flag, as in src/domain/triage.ts. Beyond the year 9999 there is none.
UPDATE question
SET deadline_at = coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', asked_at, '+120 hours'), '9999-12-31T23:59:59.999Z');

-- Covers all that the queue filters and orders by, so that no body is read for it.
CREATE INDEX question_by_urgency ON question (
  status, urgency_rank, deadline_at, asked_at, id, department_id, age_band, sex, language, duplicate_of,
  claim_account_id, claim_expires_at
);
CREATE INDEX question_of_asker ON question (asker_key, asked_at) WHERE asker_key IS NOT NULL;
CREATE INDEX question_duplicate ON question (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE question_flags (
  question_key  INTEGER PRIMARY KEY,
  asked_at      TEXT NOT NULL,
  rules_version TEXT,
  tier          TEXT CHECK (tier IN ('T1', 'T2', 'T3')),
  top_rule_id   TEXT,
  marks         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(marks))
) STRICT;
CREATE INDEX question_flags_due ON question_flags (asked_at) WHERE rules_version IS NULL;
INSERT INTO question_flags (question_key, asked_at) SELECT key, asked_at FROM question WHERE status = 'pending';

-- The service's word in base; beside it what is shown, which has the doctor's own commands in it. snoozed_at is null
-- when nothing is.
CREATE TABLE snooze (
  id                TEXT PRIMARY KEY,
  revision          INTEGER NOT NULL,
  base              TEXT CHECK (base IS NULL OR json_valid(base)),
  until             TEXT,
  unless_text_above INTEGER,
  snoozed_at        TEXT
) STRICT;
CREATE INDEX snooze_end ON snooze (until) WHERE until IS NOT NULL;

-- A note on its way has revision 0.
CREATE TABLE note (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  revision    INTEGER NOT NULL,
  question_id TEXT NOT NULL,
  written_at  TEXT NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX note_of_question ON note (question_id, written_at);
CREATE VIRTUAL TABLE note_fts USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE saved_view (
  id       TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  filter   TEXT NOT NULL CHECK (json_valid(filter))
) STRICT;

-- What can be taken back: for each token the commands it gave and their opposites.
CREATE TABLE queue_action (
  token   TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  kind    TEXT NOT NULL,
  steps   TEXT NOT NULL CHECK (json_valid(steps))
) STRICT;
CREATE INDEX queue_action_made ON queue_action (made_at);
`;
