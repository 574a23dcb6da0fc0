/**
 * Templates that are written here: what was changed and is on its way to the service, earlier versions, how templates
 * fare with everybody, and what was inserted where, so that what became of it can be told when the reply is sent.
 */
export const sql = `
CREATE TABLE template_version (
  id          TEXT PRIMARY KEY,
  revision    INTEGER NOT NULL,
  template_id TEXT NOT NULL,
  version     INTEGER NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX template_version_of ON template_version (template_id, version);

CREATE TABLE template_statistics (
  id       TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  data     TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

-- In the order given. What the service did not grant stays until its author has decided.
CREATE TABLE template_change (
  sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id      TEXT NOT NULL UNIQUE,
  template_id     TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'conflict', 'refused')),
  command         TEXT NOT NULL CHECK (json_valid(command)),
  present         TEXT CHECK (present IS NULL OR json_valid(present)),
  present_version INTEGER,
  refused_code    TEXT
) STRICT;
CREATE INDEX template_change_of ON template_change (template_id, sequence);

-- rewrite and command_id are null until the reply is sent, and again when it is taken back.
CREATE TABLE template_insertion (
  instance_id      TEXT PRIMARY KEY,
  question_id      TEXT NOT NULL,
  template_id      TEXT NOT NULL,
  template_version INTEGER NOT NULL,
  blocks           TEXT NOT NULL CHECK (json_valid(blocks)),
  inserted_at      TEXT NOT NULL,
  command_id       TEXT,
  rewrite          REAL
) STRICT;
CREATE INDEX template_insertion_of_question ON template_insertion (question_id);
CREATE INDEX template_insertion_of_template ON template_insertion (template_id) WHERE rewrite IS NOT NULL;
`;
