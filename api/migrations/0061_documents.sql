-- Where a personal document comes from, its sender's own name for it, and what became of it.
CREATE TABLE traced_documents (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL, -- one of `documentKinds`
  theme_slug TEXT NOT NULL,
  description TEXT NOT NULL,
  file_name TEXT NOT NULL,
  blob_id TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('import', 'api', 'portal')),
  -- The sender's own.
  reference TEXT,
  withdrawn_at INTEGER,
  withdrawn_reason TEXT,
  -- A document of the same account.
  replaced_by TEXT REFERENCES traced_documents (id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

INSERT INTO traced_documents
SELECT id, account_id, kind, theme_slug, description, file_name, blob_id, bytes, sha256,
       published_at, 'import', NULL, NULL, NULL, NULL
FROM documents;

DROP TABLE documents;
ALTER TABLE traced_documents RENAME TO documents;

-- A list narrowed to a theme, to a kind, or to both, turned page by page in its own order.
CREATE INDEX documents_by_account ON documents (account_id, published_at DESC, id);
CREATE INDEX documents_by_theme ON documents (account_id, theme_slug, published_at DESC, id);
CREATE INDEX documents_by_kind ON documents (account_id, kind, published_at DESC, id);
CREATE INDEX documents_by_theme_and_kind
  ON documents (account_id, theme_slug, kind, published_at DESC, id);
-- An import recognises what it has already put online.
CREATE INDEX documents_by_hash ON documents (account_id, sha256);
CREATE UNIQUE INDEX documents_by_reference ON documents (account_id, reference)
  WHERE reference IS NOT NULL;
CREATE INDEX documents_by_replacement ON documents (replaced_by) WHERE replaced_by IS NOT NULL;

-- How many an account has of each theme and kind, so that a page never counts the documents.
CREATE TABLE document_counts (
  account_id TEXT NOT NULL,
  theme_slug TEXT NOT NULL,
  kind TEXT NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (account_id, theme_slug, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO document_counts SELECT account_id, theme_slug, kind, count(*) FROM documents
  GROUP BY account_id, theme_slug, kind;

CREATE TRIGGER documents_counted AFTER INSERT ON documents
BEGIN
  INSERT INTO document_counts VALUES (NEW.account_id, NEW.theme_slug, NEW.kind, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

-- Accounts that have not been told of their latest documents.
CREATE TABLE document_notices (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  first_at INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT;

CREATE INDEX document_notices_by_age ON document_notices (first_at);

-- Each alarm of a stored file that is no longer what it was: one a day (of Paris).
CREATE TABLE damaged_files (
  blob_id TEXT NOT NULL,
  day TEXT NOT NULL, -- YYYY-MM-DD
  PRIMARY KEY (blob_id, day)
) STRICT, WITHOUT ROWID;

INSERT INTO received_items (id, account_id, kind, subject, theme_slug, label, at, opened_at,
  archived_at)
SELECT lower(hex(randomblob(16))), account_id, 'document', id, theme_slug, description,
       published_at, NULL, NULL
FROM documents WHERE true
ON CONFLICT (account_id, kind, subject) DO NOTHING;
