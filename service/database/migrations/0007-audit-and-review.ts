import { DEFAULT_SCORECARD_ITEMS } from '#domain/review/review.ts';

/** The first scorecard of a service. Where one was saved meanwhile, changing the default changes nothing. */
const firstScorecard = { id: 'scorecard', version: 1, items: DEFAULT_SCORECARD_ITEMS };
const jsonOf = (value: unknown): string => `$json$${JSON.stringify(value)}$json$`;

/**
 * The audit trail becomes a chain, and replies are reviewed.
 *
 * An event is still written by the transaction of its act, which waits for nobody; a sealer takes what has been committed
 * from `audit_pending` and gives it its place in `audit_link`. Everything but that list is append-only, also for the
 * service itself.
 */
export const sql = `
ALTER TABLE audit_event
  ADD COLUMN event_id    uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN roles       text[] NOT NULL DEFAULT '{}',
  ADD COLUMN device_id   uuid,
  ADD COLUMN text_hashes jsonb NOT NULL DEFAULT '{}';

CREATE INDEX audit_event_of_subject ON audit_event (subject_id, sequence) WHERE subject_id IS NOT NULL;

CREATE TABLE audit_chain (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  chain     uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Keys the hashes of texts. It is in no export: with it anybody could find out whether a text they guess was written.
  text_salt text NOT NULL DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
);
INSERT INTO audit_chain DEFAULT VALUES;

CREATE TABLE audit_link (
  sequence       bigint PRIMARY KEY CHECK (sequence > 0),
  event_sequence bigint NOT NULL UNIQUE REFERENCES audit_event,
  previous       text NOT NULL,
  hash           text NOT NULL UNIQUE
);
CREATE FUNCTION check_audit_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence > 1 AND NOT EXISTS (
    SELECT 1 FROM audit_link WHERE sequence = NEW.sequence - 1 AND hash = NEW.previous
  ) THEN
    RAISE EXCEPTION 'an entry of the audit chain follows the one before it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_link_follows BEFORE INSERT ON audit_link FOR EACH ROW EXECUTE FUNCTION check_audit_link();

CREATE TABLE audit_pending (
  event_sequence bigint PRIMARY KEY REFERENCES audit_event
);
INSERT INTO audit_pending SELECT sequence FROM audit_event;

-- The keys that this database's services have signed with; their private halves are not here.
CREATE TABLE audit_key (
  key_id        text PRIMARY KEY,
  public_key    text NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE audit_checkpoint (
  sequence  bigint PRIMARY KEY REFERENCES audit_link,
  hash      text NOT NULL,
  key_id    text NOT NULL REFERENCES audit_key,
  signed_at timestamptz NOT NULL,
  signature text NOT NULL
);

-- Who acted, in which roles and at which workstation, for every event, whoever writes it.
CREATE FUNCTION complete_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.account_id IS NOT NULL THEN
    NEW.roles := coalesce((SELECT roles FROM account WHERE id = NEW.account_id), '{}');
  END IF;
  NEW.device_id := coalesce(NEW.device_id, nullif(current_setting('replydesk.device_id', true), '')::uuid);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_is_completed BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION complete_audit_event();
CREATE FUNCTION await_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_pending (event_sequence) VALUES (NEW.sequence);
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_awaits_sealing AFTER INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION await_sealing();

-- The trails of workstations, each a chain of its own. The event is in its canonical form, as it was hashed.
CREATE TABLE device_audit_entry (
  device_id   uuid NOT NULL,
  sequence    bigint NOT NULL CHECK (sequence > 0),
  account_id  uuid NOT NULL REFERENCES account,
  previous    text NOT NULL,
  hash        text NOT NULL,
  event       text NOT NULL,
  subject_id  uuid GENERATED ALWAYS AS ((event::jsonb ->> 'subjectId')::uuid) STORED,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (device_id, sequence)
);
CREATE INDEX device_audit_entry_of_subject ON device_audit_entry (subject_id) WHERE subject_id IS NOT NULL;

CREATE TRIGGER audit_link_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_key_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_key EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_chain_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain EXECUTE FUNCTION refuse_change();
CREATE TRIGGER device_audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON device_audit_entry EXECUTE FUNCTION refuse_change();

-- Plans and scorecards are kept in all their versions: verdicts and samples name theirs.
CREATE TABLE sampling_plan (
  version    integer PRIMARY KEY,
  plan       jsonb NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  saved_at   timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE scorecard (
  version    integer PRIMARY KEY,
  items      jsonb NOT NULL,
  account_id uuid REFERENCES account,
  saved_at   timestamptz NOT NULL DEFAULT now()
);

INSERT INTO scorecard (version, items) VALUES (1, ${jsonOf(firstScorecard.items)});
INSERT INTO feed_entry (scope, kind, id, revision, deleted, data)
  VALUES ('all', 'scorecard', 'scorecard', 1, false, ${jsonOf(firstScorecard)});

-- All that a sample was drawn from, so that anybody can draw it again.
CREATE TABLE review_sample (
  id           uuid PRIMARY KEY,
  seed         text NOT NULL,
  starts_at    timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL,
  plan         jsonb NOT NULL,
  candidates   jsonb NOT NULL,
  picked       jsonb NOT NULL,
  account_id   uuid NOT NULL REFERENCES account,
  drawn_at     timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE review (
  id                uuid PRIMARY KEY,
  revision          integer NOT NULL DEFAULT 1,
  sample_id         uuid REFERENCES review_sample,
  reply_id          uuid NOT NULL REFERENCES reply,
  reply_version     integer NOT NULL,
  question_id       uuid NOT NULL REFERENCES question,
  author_account_id uuid NOT NULL REFERENCES account,
  picked_by         text NOT NULL CHECK (picked_by IN ('floor', 'risk', 'flag')),
  factors           text[] NOT NULL,
  is_double_read    boolean NOT NULL,
  is_blinded        boolean NOT NULL,
  answer            jsonb,
  UNIQUE (reply_id, reply_version)
);
CREATE INDEX review_of_sample ON review (sample_id);
CREATE TABLE verdict (
  id                  uuid PRIMARY KEY,
  review_id           uuid NOT NULL REFERENCES review,
  -- 1 and 2 read; the one after them arbitrates.
  place               integer NOT NULL,
  reviewer_account_id uuid NOT NULL REFERENCES account,
  reviewer_name       text NOT NULL,
  scorecard_version   integer NOT NULL REFERENCES scorecard,
  content             jsonb NOT NULL,
  given_at            timestamptz NOT NULL,
  UNIQUE (review_id, place),
  UNIQUE (review_id, reviewer_account_id)
);
CREATE TRIGGER sampling_plan_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sampling_plan EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scorecard_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scorecard EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_sample_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review_sample EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON verdict EXECUTE FUNCTION refuse_change();

-- Its revision in the feed, which a review raises.
ALTER TABLE answered_question ADD COLUMN IF NOT EXISTS revision integer NOT NULL DEFAULT 1;
CREATE INDEX answered_question_failed ON answered_question (id) WHERE review_state = 'failed';
CREATE INDEX reply_citations ON reply USING gin ((content -> 'citedAnswerIds') jsonb_path_ops);
CREATE INDEX reply_by_time ON reply (replied_at);
`;
