-- `failed` and `blocked_until` of accounts count the tries of all unknown browsers together; an
-- enrolled one has its own, so that a stranger blocks strangers only.
CREATE TABLE browsers (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  network TEXT NOT NULL,
  failed INTEGER NOT NULL DEFAULT 0,
  blocked_until INTEGER,
  enrolled_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  UNIQUE (account_id, token_hash)
) STRICT;

CREATE INDEX browsers_by_expiry ON browsers (expires_at);

ALTER TABLE sessions ADD COLUMN browser_id TEXT;
CREATE INDEX sessions_by_browser ON sessions (browser_id) WHERE browser_id IS NOT NULL;

-- A right code from an unknown browser, until the mailed code comes; bound to that browser's cookie.
CREATE TABLE awaited_codes (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  sends INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX awaited_codes_by_account ON awaited_codes (account_id, created_at);
CREATE INDEX awaited_codes_by_expiry ON awaited_codes (expires_at);

-- The employer's address for letters, when its holder declared another than the register's.
ALTER TABLE accounts ADD COLUMN address TEXT;
ALTER TABLE accounts ADD COLUMN last_seen_at INTEGER;
-- Days before the end that the holder of an unused account was last warned of.
ALTER TABLE accounts ADD COLUMN inactivity_warned INTEGER;
ALTER TABLE accounts ADD COLUMN closed_at INTEGER;
CREATE INDEX accounts_by_last_seen ON accounts (last_seen_at) WHERE closed_at IS NULL;
