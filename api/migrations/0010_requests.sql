CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  -- Made with the form, and the SHA-256 of what the form held: the same form sent twice is one
  -- request; a form changed after it was sent, and sent again, is another.
  form_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'question')),
  theme_slug TEXT NOT NULL,
  object TEXT NOT NULL,
  text TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'received'
    CHECK (state IN ('received', 'taken', 'waiting', 'answered', 'closed', 'withdrawn')),
  -- As they were when it was sent: a receipt never changes.
  theme_name TEXT NOT NULL,
  service_name TEXT NOT NULL,
  siret TEXT NOT NULL,
  employer_name TEXT NOT NULL,
  holder TEXT NOT NULL,
  email TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  UNIQUE (account_id, form_key, fingerprint)
) STRICT;

CREATE INDEX requests_by_account ON requests (account_id, sent_at DESC, id);

-- What a refused form held.
CREATE TABLE drafts (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  form_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'question')),
  theme TEXT NOT NULL,
  object TEXT NOT NULL,
  text TEXT NOT NULL,
  errors TEXT NOT NULL, -- JSON
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, form_key)
) STRICT;

CREATE INDEX drafts_by_age ON drafts (saved_at);
CREATE INDEX drafts_by_account ON drafts (account_id, saved_at DESC);

-- A file of a request, or of a draft until it is sent.
CREATE TABLE files (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  form_key TEXT NOT NULL,
  request_id TEXT REFERENCES requests (id),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  blob_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'clean', 'infected')),
  -- While a worker scans it: the end of its lease.
  scan_at INTEGER NOT NULL,
  scan_tries INTEGER NOT NULL DEFAULT 0,
  received_at INTEGER NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE INDEX files_by_request ON files (request_id, received_at, position) WHERE request_id IS NOT NULL;
CREATE INDEX files_by_draft ON files (account_id, form_key, received_at, position)
  WHERE request_id IS NULL;
CREATE INDEX files_to_scan ON files (scan_at) WHERE state = 'pending' AND request_id IS NOT NULL;

-- Blobs about to be stored, written before they are: one that no file names after a day was left
-- by a process that died, or by a form that lost the race against itself.
CREATE TABLE announced_blobs (
  blob_id TEXT PRIMARY KEY,
  announced_at INTEGER NOT NULL
) STRICT;

CREATE INDEX announced_blobs_by_age ON announced_blobs (announced_at);
