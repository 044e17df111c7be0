-- Mails that anybody may ask for by a SIRET. Whether one is sent is decided later, by a worker, so
-- that the answer and its time are the same for every SIRET.
CREATE TABLE asked_mails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  purpose TEXT NOT NULL CHECK (purpose IN ('reset', 'confirmation')),
  siret TEXT NOT NULL,
  network TEXT NOT NULL,
  browser TEXT NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT;

-- One link per account: a new one replaces the former.
CREATE TABLE resets (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX resets_by_expiry ON resets (expires_at);

-- Solved challenges: each is accepted once.
CREATE TABLE used_challenges (
  challenge TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX used_challenges_by_expiry ON used_challenges (expires_at);
