/**
 * What it takes to tell a doctor what happened meanwhile: the patient's words as they were (`question_text`), the
 * service's last word on a question while something of ours is shown ahead of it (`question_base`), drafts that were
 * handed over, and how a feed is pulled anew without losing what left it (`resync_seen`).
 */
export const sql = `
ALTER TABLE question ADD COLUMN text_revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE question ADD COLUMN follow_ups TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(follow_ups));
ALTER TABLE question ADD COLUMN transfer TEXT CHECK (transfer IS NULL OR json_valid(transfer));
ALTER TABLE question ADD COLUMN asked_for_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(asked_for_by));
-- What is known of the text's revision before this version is only that it is not newer than the row's.
UPDATE question SET text_revision = revision;
CREATE INDEX question_claim_end ON question (claim_expires_at) WHERE claim_expires_at IS NOT NULL;

CREATE TABLE question_base (
  question_id TEXT PRIMARY KEY,
  revision    INTEGER NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

CREATE TABLE question_text (
  question_id   TEXT NOT NULL,
  text_revision INTEGER NOT NULL,
  title         TEXT NOT NULL,
  body          TEXT NOT NULL,
  follow_ups    TEXT NOT NULL CHECK (json_valid(follow_ups)),
  PRIMARY KEY (question_id, text_revision)
) STRICT;

CREATE TABLE handed_draft (
  id          TEXT PRIMARY KEY,
  revision    INTEGER NOT NULL,
  question_id TEXT NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX handed_draft_of_question ON handed_draft (question_id);

ALTER TABLE outbox_command ADD COLUMN applied_revision INTEGER;
ALTER TABLE outbox_command ADD COLUMN waits_for_claim INTEGER NOT NULL DEFAULT 0 CHECK (waits_for_claim IN (0, 1));
ALTER TABLE outbox_command ADD COLUMN notes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notes));

-- Version 1 of the feed is what came before; the next pull begins anew, because it left out what is new.
ALTER TABLE sync_state ADD COLUMN feed_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sync_state ADD COLUMN pulling_anew INTEGER NOT NULL DEFAULT 0 CHECK (pulling_anew IN (0, 1));
CREATE TABLE resync_seen (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
`;
