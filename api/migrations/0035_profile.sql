-- Details that their holder asked to change. The links are mailed: to the present address to cancel,
-- to a new e-mail address to confirm that it is read.
CREATE TABLE contact_changes (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('email', 'mobile', 'address')),
  -- Empty: the detail is removed.
  value TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  applies_at INTEGER NOT NULL,
  confirm_hash TEXT UNIQUE,
  confirmed_at INTEGER,
  cancel_hash TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'applied', 'cancelled', 'replaced', 'expired')),
  CHECK ((field = 'email') = (confirm_hash IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX contact_changes_pending ON contact_changes (account_id, field)
  WHERE state = 'pending';
CREATE INDEX contact_changes_due ON contact_changes (applies_at) WHERE state = 'pending';
CREATE INDEX contact_changes_by_account ON contact_changes (account_id, asked_at);
CREATE INDEX contact_changes_by_age ON contact_changes (asked_at);

-- How often an account was exported in the last 24 hours.
CREATE TABLE exports (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX exports_by_account ON exports (account_id, at);

-- Accounts made before sign-ins were dated are taken as seen today: nobody is closed unwarned.
UPDATE accounts SET last_seen_at = unixepoch() * 1000 WHERE last_seen_at IS NULL;
ALTER TABLE accounts ADD COLUMN inactivity_warned_at INTEGER;
CREATE INDEX accounts_warned ON accounts (last_seen_at) WHERE inactivity_warned IS NOT NULL;

-- Whose account a message tells of; null for those to the services and to people without account.
ALTER TABLE outbox ADD COLUMN account_id TEXT;
CREATE INDEX outbox_by_account ON outbox (account_id, created_at, id) WHERE account_id IS NOT NULL;
