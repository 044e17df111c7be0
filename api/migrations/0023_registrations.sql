-- A first connection under way; `token_hash` is that of the browser's cookie.
CREATE TABLE registrations (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  siret TEXT NOT NULL,
  fact TEXT NOT NULL CHECK (fact IN ('number', 'date', 'amount')),
  step TEXT NOT NULL CHECK (step IN ('question', 'details', 'mail')),
  holder TEXT,
  email TEXT,
  mobile TEXT,
  code_hash TEXT,
  pepper_id TEXT,
  notifications INTEGER CHECK (notifications IN (0, 1)),
  consent_version TEXT,
  -- Of the mailed link.
  link_hash TEXT UNIQUE,
  link_expires_at INTEGER,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX registrations_by_siret ON registrations (siret, step);
CREATE INDEX registrations_by_expiry ON registrations (expires_at);

-- Wrong answers by SIRET, known to Enim or not.
CREATE TABLE validation_tries (
  siret TEXT PRIMARY KEY,
  failed INTEGER NOT NULL,
  closed_until INTEGER,
  last_at INTEGER NOT NULL
) STRICT;

CREATE INDEX validation_tries_by_age ON validation_tries (last_at);

-- Consents and their withdrawals, never changed; the latest of a kind and channel counts.
CREATE TABLE consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('security', 'documents', 'answers', 'payments')),
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  text_version TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX consents_by_account ON consents (account_id, kind, channel, id);
