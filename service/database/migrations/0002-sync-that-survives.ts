/**
 * What patients do after asking, what doctors do besides replying, and who is at which question.
 *
 * Feed entries of questions get the new fields and a new position, so that every workstation pulls them again.
 * `presence` is unlogged: it is worth nothing after a crash, and a beat must cost no more than it has to.
 */
export const sql = `
ALTER TABLE question
  ADD COLUMN follow_ups     jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN transfer       jsonb,
  ADD COLUMN asked_for_by   jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN dismiss_reason text;

-- Where a question has been: whoever could see it once may hand over the draft they wrote for it.
CREATE TABLE question_transfer (
  sequence           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question_id        uuid NOT NULL REFERENCES question,
  from_department_id text NOT NULL REFERENCES department,
  to_department_id   text NOT NULL REFERENCES department,
  by_account_id      uuid NOT NULL REFERENCES account,
  to_account_id      uuid REFERENCES account,
  transferred_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX question_transfer_of_question ON question_transfer (question_id);

ALTER TABLE account ADD COLUMN past_department_ids text[] NOT NULL DEFAULT '{}';
CREATE FUNCTION remember_departments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.past_department_ids := ARRAY(SELECT DISTINCT unnest(OLD.past_department_ids || OLD.department_ids));
  RETURN NEW;
END $$;
CREATE TRIGGER account_remembers_departments BEFORE UPDATE OF department_ids ON account
  FOR EACH ROW WHEN (OLD.department_ids IS DISTINCT FROM NEW.department_ids) EXECUTE FUNCTION remember_departments();

CREATE TABLE handed_draft (
  id              uuid PRIMARY KEY,
  question_id     uuid NOT NULL REFERENCES question,
  from_account_id uuid NOT NULL REFERENCES account,
  from_name       text NOT NULL,
  content         jsonb NOT NULL,
  note            text NOT NULL,
  handed_at       timestamptz NOT NULL DEFAULT now(),
  taken_up_by     uuid REFERENCES account,
  taken_up_at     timestamptz
);
CREATE INDEX handed_draft_waiting ON handed_draft (question_id) WHERE taken_up_at IS NULL;

-- An answer whose question was withdrawn is shown nowhere, but a reply that cites it can still be sent.
ALTER TABLE answered_question ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;

CREATE UNLOGGED TABLE presence (
  account_id  uuid NOT NULL,
  device_id   uuid NOT NULL,
  question_id uuid NOT NULL,
  activity    text NOT NULL,
  -- Not indexed, so that a beat changes no index: the table holds one row a workstation.
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (account_id, device_id)
) WITH (fillfactor = 60);
CREATE INDEX presence_at_question ON presence (question_id);

UPDATE feed_entry SET
  data = data || jsonb_build_object('textRevision', question.text_revision, 'followUps', '[]'::jsonb, 'transfer', NULL,
    'askedForBy', '[]'::jsonb),
  transaction_id = pg_current_xact_id(),
  sequence = nextval('feed_sequence')
FROM question
WHERE feed_entry.kind = 'question' AND NOT feed_entry.deleted AND question.id::text = feed_entry.id;

-- Text as it was written: a page is put together from it without anybody parsing it again.
ALTER TABLE feed_entry ALTER COLUMN data TYPE json USING data::json;

-- Cursors are signed, so that nobody can make one that asks about scopes which the account never had.
ALTER TABLE feed_epoch ADD COLUMN cursor_secret uuid NOT NULL DEFAULT gen_random_uuid();
`;
