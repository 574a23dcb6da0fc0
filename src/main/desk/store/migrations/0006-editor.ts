/**
 * What belongs to writing: the steps that undo leads back to, kept beside their draft so that a restart does not end them,
 * and the words that the doctor told the spell check. Both may hold what a patient is called, so they lie in here.
 */
export const sql = `
CREATE TABLE draft_undo (
  question_id TEXT PRIMARY KEY,
  history     TEXT NOT NULL CHECK (json_valid(history))
) STRICT;

CREATE TABLE personal_word (
  word     TEXT PRIMARY KEY,
  added_at TEXT NOT NULL
) STRICT;
`;
