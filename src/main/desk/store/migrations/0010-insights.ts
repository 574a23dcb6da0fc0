/**
 * Insights: what is counted of each question and each standing answer, so that a plot of 200,000 replies reads a few bytes
 * of each instead of its text. A slot is a quarter of an hour since 1970: every time zone's offset is a whole number of
 * them. Whatever changes a question or its replies makes its facts due, whoever wrote it, and they are made again in the
 * background; facts of what is there already are due from the beginning.
 */
export const sql = `
CREATE TABLE question_fact (
  question_key  INTEGER PRIMARY KEY,
  department_id TEXT NOT NULL,
  language      TEXT NOT NULL,
  asked_slot    INTEGER NOT NULL
) STRICT;

CREATE TABLE reply_fact (
  question_key      INTEGER NOT NULL,
  ordinal           INTEGER NOT NULL,
  department_id     TEXT NOT NULL,
  language          TEXT NOT NULL,
  author_account_id TEXT,
  replied_slot      INTEGER NOT NULL,
  -- Of first answers only, as is_late.
  wait_minutes      INTEGER,
  is_late           INTEGER CHECK (is_late IN (0, 1)),
  reading_scale     TEXT CHECK (reading_scale IN ('english', 'chinese')),
  grade             REAL,
  has_safety_net    INTEGER NOT NULL CHECK (has_safety_net IN (0, 1)),
  has_referral      INTEGER NOT NULL CHECK (has_referral IN (0, 1)),
  PRIMARY KEY (question_key, ordinal)
) STRICT, WITHOUT ROWID;

-- Names of authors, also of those who have left the directory.
CREATE TABLE fact_author (
  account_id TEXT PRIMARY KEY,
  name       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_due (question_key INTEGER PRIMARY KEY) STRICT;
INSERT INTO fact_due (question_key) SELECT key FROM question;

-- Not by INSERT OR IGNORE: within an upsert SQLite resolves conflicts of a trigger as the upsert does, which fails.
CREATE TRIGGER facts_due_of_new_question AFTER INSERT ON question
BEGIN
  INSERT INTO fact_due (question_key)
  SELECT NEW.key WHERE NOT EXISTS (SELECT 1 FROM fact_due WHERE question_key = NEW.key);
END;
CREATE TRIGGER facts_due_of_question
AFTER UPDATE OF department_id, language, asked_at, urgency_override ON question
WHEN NEW.department_id IS NOT OLD.department_id OR NEW.language IS NOT OLD.language
  OR NEW.asked_at IS NOT OLD.asked_at OR NEW.urgency_override IS NOT OLD.urgency_override
BEGIN
  INSERT INTO fact_due (question_key)
  SELECT NEW.key WHERE NOT EXISTS (SELECT 1 FROM fact_due WHERE question_key = NEW.key);
END;
CREATE TRIGGER facts_of_gone_question AFTER DELETE ON question
BEGIN
  DELETE FROM fact_due WHERE question_key = OLD.key;
  DELETE FROM question_fact WHERE question_key = OLD.key;
  DELETE FROM reply_fact WHERE question_key = OLD.key;
END;
CREATE TRIGGER facts_due_of_new_reply AFTER INSERT ON reply
BEGIN
  INSERT INTO fact_due (question_key)
  SELECT key FROM question
  WHERE id = NEW.question_id AND NOT EXISTS (SELECT 1 FROM fact_due WHERE question_key = question.key);
END;
CREATE TRIGGER facts_due_of_reply AFTER UPDATE ON reply
BEGIN
  INSERT INTO fact_due (question_key)
  SELECT key FROM question
  WHERE id = NEW.question_id AND NOT EXISTS (SELECT 1 FROM fact_due WHERE question_key = question.key);
END;
CREATE TRIGGER facts_due_of_gone_reply AFTER DELETE ON reply
BEGIN
  INSERT INTO fact_due (question_key)
  SELECT key FROM question
  WHERE id = OLD.question_id AND NOT EXISTS (SELECT 1 FROM fact_due WHERE question_key = question.key);
END;
`;
