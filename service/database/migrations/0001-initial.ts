/**
 * The first schema. `feed_entry` holds the present state of everything that workstations may see, one row per scope
 * and thing; its position (transaction id, sequence) is what cursors point at. `reply`, `audit_event` and
 * `command_outcome` are append-only by trigger.
 */
export const sql = `
CREATE TABLE account (
  id             uuid PRIMARY KEY,
  email          text NOT NULL CHECK (email = lower(email)),
  display_name   text NOT NULL,
  roles          text[] NOT NULL,
  department_ids text[] NOT NULL,
  password_hash  text NOT NULL,
  disabled       boolean NOT NULL DEFAULT false,
  is_practice    boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX account_email ON account (email);

CREATE TABLE session_family (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  device_id  uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at   timestamptz
);
CREATE TABLE refresh_token (
  token_hash bytea PRIMARY KEY,
  family_id  uuid NOT NULL REFERENCES session_family,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE TABLE access_token (
  token_hash bytea PRIMARY KEY,
  family_id  uuid NOT NULL REFERENCES session_family,
  expires_at timestamptz NOT NULL
);
CREATE INDEX access_token_expiry ON access_token (expires_at);
CREATE TABLE sign_in_failure (
  throttle_key text NOT NULL,
  failed_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_failure_by_key ON sign_in_failure (throttle_key, failed_at);

CREATE TABLE intake_key (
  key_hash bytea PRIMARY KEY,
  label    text NOT NULL
);

CREATE TABLE department (
  id           text PRIMARY KEY,
  name_en      text NOT NULL,
  name_zh_hant text NOT NULL
);

CREATE TABLE question (
  id                 uuid PRIMARY KEY,
  revision           integer NOT NULL,
  -- The revision at which what the patient wrote last changed; claims raise only the revision.
  text_revision      integer NOT NULL,
  department_id      text NOT NULL REFERENCES department,
  subject            text,
  title              text NOT NULL,
  body               text NOT NULL,
  alias              text,
  age_band           text,
  sex                text NOT NULL,
  language           text NOT NULL,
  asked_at           timestamptz NOT NULL,
  status             text NOT NULL CHECK (status IN ('pending', 'answered', 'withdrawn', 'dismissed')),
  claim_account_id   uuid REFERENCES account,
  claim_claimed_at   timestamptz,
  claim_expires_at   timestamptz,
  linked_answer_ids  jsonb NOT NULL DEFAULT '[]',
  linked_topic_ids   jsonb NOT NULL DEFAULT '[]',
  -- Of an imported page, so that the same page is never imported twice.
  import_hash        bytea UNIQUE
);

CREATE TABLE reply (
  id                uuid PRIMARY KEY,
  question_id       uuid NOT NULL REFERENCES question,
  kind              text NOT NULL,
  version           integer NOT NULL,
  author_account_id uuid REFERENCES account,
  author_name       text NOT NULL,
  department_id     text NOT NULL,
  content           jsonb NOT NULL,
  replied_at        timestamptz NOT NULL
);
CREATE INDEX reply_of_question ON reply (question_id, replied_at);

CREATE TABLE template (
  id               uuid PRIMARY KEY,
  scope            text NOT NULL,
  owner_account_id uuid REFERENCES account,
  data             jsonb NOT NULL
);

CREATE TABLE answered_question (
  id            uuid PRIMARY KEY,
  origin        text NOT NULL,
  question_id   uuid REFERENCES question,
  title         text NOT NULL,
  question_text text NOT NULL,
  doctor_name   text,
  department_id text NOT NULL REFERENCES department,
  reply_text    text NOT NULL,
  excerpted     boolean NOT NULL,
  answered_on   date,
  review_state  text NOT NULL,
  language      text NOT NULL
);
CREATE INDEX answered_question_of_question ON answered_question (question_id);

CREATE TABLE faq_topic (
  id            uuid PRIMARY KEY,
  topic         text NOT NULL,
  department_id text NOT NULL REFERENCES department
);
CREATE INDEX faq_topic_of_department ON faq_topic (department_id);

CREATE TABLE command_outcome (
  command_id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account,
  outcome    jsonb NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE audit_event (
  sequence    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  account_id  uuid,
  act         text NOT NULL,
  subject_id  uuid,
  details     jsonb NOT NULL
);

CREATE SEQUENCE feed_sequence;
CREATE TABLE feed_entry (
  scope          text NOT NULL,
  kind           text NOT NULL,
  id             text NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  sequence       bigint NOT NULL DEFAULT nextval('feed_sequence'),
  revision       integer NOT NULL,
  deleted        boolean NOT NULL,
  data           jsonb,
  PRIMARY KEY (scope, kind, id),
  CHECK (deleted = (data IS NULL))
);
CREATE INDEX feed_entry_position ON feed_entry (scope, transaction_id, sequence);
-- Changes when the database was restored into another cluster, whose transaction ids start over.
CREATE TABLE feed_epoch (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch    uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO feed_epoch DEFAULT VALUES;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER reply_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reply EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event EXECUTE FUNCTION refuse_change();
CREATE TRIGGER command_outcome_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON command_outcome EXECUTE FUNCTION refuse_change();
`;
