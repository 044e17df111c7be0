-- The last good copy of Strapi's blank forms. The PDF of each is kept as a blob.
CREATE TABLE forms (
  slug TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  version TEXT NOT NULL,
  theme_slug TEXT NOT NULL,
  theme_name TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON: how the editors ask for its fields
  media TEXT NOT NULL, -- changes when the file does
  blob_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file_id TEXT NOT NULL, -- of the PDF: its own, or one made of its bytes
  unusable TEXT CHECK (unusable IN ('xfa', 'encrypted', 'no-field', 'unreadable')),
  fields TEXT NOT NULL -- JSON, as the PDF has them
) STRICT;

-- What every version ever seen is recognised by, once it was filled in elsewhere.
CREATE TABLE form_versions (
  slug TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  file_id TEXT NOT NULL,
  fields TEXT NOT NULL, -- SHA-256 of the names of its fields
  made_at TEXT, -- as the PDF says
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (slug, version, sha256)
) STRICT;

CREATE INDEX form_versions_by_file ON form_versions (file_id);
CREATE INDEX form_versions_by_fields ON form_versions (fields);

-- The version that a file joined to a draft was recognised as.
CREATE TABLE file_forms (
  file_id TEXT PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  version TEXT NOT NULL
) STRICT;

-- What an account answered and has not sent yet.
CREATE TABLE form_answers (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  version TEXT NOT NULL,
  answers TEXT NOT NULL, -- JSON
  carried_from TEXT, -- the version that they were given for
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, slug)
) STRICT;

CREATE INDEX form_answers_by_age ON form_answers (saved_at);
