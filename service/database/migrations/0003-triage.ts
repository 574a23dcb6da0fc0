/**
 * What triage adds to a question: a doctor's word on its urgency, the question that it repeats, who else's questions are
 * the same asker's; and beside it snoozes and notes.
 *
 * Feed entries of questions get the new fields and a new position, so that every workstation pulls them again.
 */
export const sql = `
ALTER TABLE question
  ADD COLUMN urgency_override jsonb,
  ADD COLUMN duplicate_of     uuid REFERENCES question,
  ADD COLUMN asker_key        text,
  ADD CONSTRAINT question_repeats_another CHECK (duplicate_of <> id),
  -- Whatever is taken out of the queue in another way than by an answer repeats nothing any more.
  ADD CONSTRAINT question_repeats_while_open CHECK (duplicate_of IS NULL OR status IN ('pending', 'answered'));
CREATE INDEX question_duplicates ON question (duplicate_of) WHERE duplicate_of IS NOT NULL;

-- One row stays for each question and account that ever snoozed it, so that its revision only rises.
CREATE TABLE snooze (
  account_id        uuid NOT NULL REFERENCES account,
  question_id       uuid NOT NULL REFERENCES question,
  revision          integer NOT NULL,
  until             timestamptz,
  unless_text_above integer,
  snoozed_at        timestamptz NOT NULL,
  woken_at          timestamptz,
  PRIMARY KEY (account_id, question_id)
);

CREATE TABLE note (
  id          uuid PRIMARY KEY,
  question_id uuid NOT NULL REFERENCES question,
  account_id  uuid NOT NULL REFERENCES account,
  author_name text NOT NULL,
  text        text NOT NULL,
  written_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX note_of_question ON note (question_id, written_at);
CREATE TRIGGER note_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON note EXECUTE FUNCTION refuse_change();

-- Keys the hashes by which an asker's questions are known as one person's. It never leaves the database's owner: with it
-- anybody could find out whether a name they guess has asked something.
CREATE TABLE asker_secret (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  secret   text NOT NULL
);
INSERT INTO asker_secret (secret) VALUES (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

UPDATE feed_entry SET
  data = (data::jsonb || '{"urgencyOverride": null, "duplicateOf": null, "askerKey": null}'::jsonb)::json,
  transaction_id = pg_current_xact_id(),
  sequence = nextval('feed_sequence')
WHERE kind = 'question' AND NOT deleted;
`;
