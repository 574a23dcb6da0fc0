/**
 * This machine's audit trail becomes a chain, and reviews come with the feed. `audit_link` gives every event its
 * place; events of earlier versions get theirs when the store is opened, because SQL cannot hash.
 */
export const sql = `
ALTER TABLE audit_event ADD COLUMN roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles));
ALTER TABLE audit_event ADD COLUMN text_hashes TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(text_hashes));
CREATE INDEX audit_event_of_subject ON audit_event (subject_id, sequence) WHERE subject_id IS NOT NULL;
-- REPLACE deletes without asking the trigger on deletions.
CREATE TRIGGER audit_event_is_never_replaced BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE sequence = NEW.sequence OR event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE audit_link (
  sequence       INTEGER PRIMARY KEY,
  event_sequence INTEGER NOT NULL UNIQUE REFERENCES audit_event (sequence),
  previous       TEXT NOT NULL,
  hash           TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER audit_link_follows BEFORE INSERT ON audit_link
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_link)
  OR (NEW.sequence > 1 AND NEW.previous <> (SELECT hash FROM audit_link WHERE sequence = NEW.sequence - 1))
  OR EXISTS (SELECT 1 FROM audit_link WHERE event_sequence = NEW.event_sequence OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'an entry of the audit chain follows the one before it'); END;
CREATE TRIGGER audit_link_is_never_changed BEFORE UPDATE ON audit_link
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_link_is_never_deleted BEFORE DELETE ON audit_link
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TABLE scorecard (
  id       TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  data     TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE TABLE review (
  id                TEXT PRIMARY KEY,
  revision          INTEGER NOT NULL,
  status            TEXT NOT NULL,
  question_id       TEXT NOT NULL,
  author_account_id TEXT NOT NULL,
  data              TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX review_by_status ON review (status, id);
CREATE TABLE review_feedback (
  id          TEXT PRIMARY KEY,
  revision    INTEGER NOT NULL,
  status      TEXT NOT NULL,
  question_id TEXT NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX review_feedback_by_status ON review_feedback (status, id);
-- What was said to a review and has not been granted yet, or never was.
CREATE INDEX outbox_command_of_review ON outbox_command (payload ->> 'reviewId', sequence)
  WHERE kind IN ('submit-verdict', 'answer-review');
`;
