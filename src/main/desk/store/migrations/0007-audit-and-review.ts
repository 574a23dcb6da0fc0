/**
 * This machine's audit trail becomes a chain: `audit_link` gives every event its place. Events of earlier versions get
 * theirs when the store is opened, because SQL cannot hash.
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
`;
