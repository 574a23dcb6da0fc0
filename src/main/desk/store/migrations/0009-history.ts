/**
 * What the history of replies is searched and filtered by. It follows the replies a little later, when somebody looks at
 * it: `reply_entry_due` names those that it has not read yet, so that the first copy is not held up by it.
 */
export const sql = `
CREATE TABLE reply_entry (
  key               INTEGER PRIMARY KEY,
  reply_id          TEXT NOT NULL UNIQUE,
  question_id       TEXT NOT NULL,
  author_account_id TEXT,
  author_name       TEXT NOT NULL,
  department_id     TEXT NOT NULL,
  replied_at        TEXT NOT NULL,
  kind              TEXT NOT NULL,
  version           INTEGER NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('standing', 'corrected', 'retracted')),
  tier              TEXT CHECK (tier IN ('T1', 'T2', 'T3')),
  has_referral      INTEGER NOT NULL CHECK (has_referral IN (0, 1)),
  overrides         INTEGER NOT NULL,
  excerpt           TEXT NOT NULL
) STRICT;
CREATE INDEX reply_entry_by_time ON reply_entry (replied_at, key, author_account_id, department_id, tier, has_referral);
CREATE INDEX reply_entry_of_question ON reply_entry (question_id, replied_at, key);
CREATE TABLE reply_entry_template (
  template_id TEXT NOT NULL,
  entry_key   INTEGER NOT NULL,
  PRIMARY KEY (template_id, entry_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_entry_template_of_entry ON reply_entry_template (entry_key);
CREATE VIRTUAL TABLE reply_fts USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE reply_entry_due (reply_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO reply_entry_due SELECT id FROM reply;
CREATE TRIGGER reply_is_new AFTER INSERT ON reply
BEGIN INSERT INTO reply_entry_due VALUES (NEW.id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER reply_is_changed AFTER UPDATE ON reply
BEGIN INSERT INTO reply_entry_due VALUES (NEW.id) ON CONFLICT DO NOTHING; END;
-- Whoever may no longer see a reply must not find it by its words.
CREATE TRIGGER reply_is_gone AFTER DELETE ON reply
BEGIN
  DELETE FROM reply_entry_due WHERE reply_id = OLD.id;
  DELETE FROM reply_fts WHERE rowid = (SELECT key FROM reply_entry WHERE reply_id = OLD.id);
  DELETE FROM reply_entry_template WHERE entry_key = (SELECT key FROM reply_entry WHERE reply_id = OLD.id);
  DELETE FROM reply_entry WHERE reply_id = OLD.id;
END;
CREATE INDEX review_of_reply ON review (data ->> 'replyId');
CREATE INDEX review_feedback_of_reply ON review_feedback (data ->> 'replyId');
`;
