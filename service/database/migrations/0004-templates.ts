/**
 * Templates that are changed: versions, what became of an archived one, and how templates fare. A version that was
 * replaced stays for good.
 */
export const sql = `
ALTER TABLE template
  ADD COLUMN version     integer NOT NULL DEFAULT 1,
  ADD COLUMN archived_at timestamptz;
UPDATE template SET version = (data ->> 'version')::integer;
CREATE INDEX template_of_owner ON template (owner_account_id) WHERE owner_account_id IS NOT NULL;

CREATE TABLE template_version (
  id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  template_id   uuid NOT NULL REFERENCES template,
  version       integer NOT NULL,
  data          jsonb NOT NULL,
  replaced_at   timestamptz NOT NULL DEFAULT now(),
  replaced_by   uuid NOT NULL REFERENCES account,
  UNIQUE (template_id, version)
);
CREATE TRIGGER template_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON template_version EXECUTE FUNCTION refuse_change();

-- One row for each snippet of a sent reply; the sums beside it are what workstations are told.
CREATE TABLE template_use (
  reply_id         uuid NOT NULL,
  instance_id      uuid NOT NULL,
  template_id      uuid NOT NULL,
  template_version integer NOT NULL,
  account_id       uuid NOT NULL REFERENCES account,
  rewrite          double precision NOT NULL CHECK (rewrite BETWEEN 0 AND 1),
  used_at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (reply_id, instance_id, template_id)
);
CREATE INDEX template_use_of_template ON template_use (template_id, used_at);
CREATE TABLE template_statistics (
  template_id uuid PRIMARY KEY,
  uses        integer NOT NULL,
  rewrite_sum double precision NOT NULL
);
`;
