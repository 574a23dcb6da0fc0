/**
 * What happens to a reply after it was published. `reply` stays append-only and is the first version; later versions and
 * wishes for one stand beside it, append-only too. A retraction is a version without content.
 *
 * Feed entries of replies stay as they are: what they lack is what a reply without a later version has.
 */
export const sql = `
CREATE TABLE reply_version (
  reply_id   uuid NOT NULL REFERENCES reply,
  version    integer NOT NULL CHECK (version > 1),
  content    jsonb,
  reason     text NOT NULL,
  account_id uuid NOT NULL REFERENCES account,
  made_at    timestamptz NOT NULL,
  -- Two at once cannot both follow the same version.
  PRIMARY KEY (reply_id, version)
);
CREATE TRIGGER reply_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reply_version
  EXECUTE FUNCTION refuse_change();

CREATE TABLE correction_request (
  id           uuid PRIMARY KEY,
  reply_id     uuid NOT NULL REFERENCES reply,
  base_version integer NOT NULL,
  account_id   uuid NOT NULL REFERENCES account,
  by_name      text NOT NULL,
  reason       text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX correction_request_of_reply ON correction_request (reply_id, requested_at);
CREATE TRIGGER correction_request_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON correction_request
  EXECUTE FUNCTION refuse_change();

-- Its revision in the feed, which a correction raises.
ALTER TABLE answered_question ADD COLUMN revision integer NOT NULL DEFAULT 1;
`;
