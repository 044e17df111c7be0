-- Times are UTC epoch milliseconds.

CREATE TABLE employers (
  siret TEXT PRIMARY KEY CHECK (length(siret) = 14),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Titres de cotisation, imported: a first connection asks about one of them.
CREATE TABLE contribution_titles (
  siret TEXT NOT NULL REFERENCES employers (siret),
  number TEXT NOT NULL,
  period TEXT NOT NULL,
  issued_on TEXT NOT NULL, -- YYYY-MM-DD
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (siret, number)
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  siret TEXT NOT NULL REFERENCES employers (siret),
  space TEXT NOT NULL CHECK (space IN ('professionnel')),
  email TEXT NOT NULL,
  mobile TEXT,
  holder TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  pepper_id TEXT NOT NULL,
  -- Wrong codes in a row. A try counts here before its code is looked at.
  failed INTEGER NOT NULL DEFAULT 0,
  blocked_until INTEGER,
  block_notified_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (siret, space)
) STRICT;

-- How many tries to log in there were, by hour. Also the write that makes a try at an unknown
-- SIRET as slow as one at a known SIRET.
CREATE TABLE login_tries (
  hour INTEGER PRIMARY KEY,
  tries INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0
) STRICT;
