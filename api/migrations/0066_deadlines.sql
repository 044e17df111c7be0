-- The last good copy of Strapi's deadlines; days are « 2026-01-31 ».
CREATE TABLE deadlines (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  link TEXT,
  theme_slug TEXT NOT NULL,
  theme_name TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT,
  -- In months; 0 for a single day.
  every_months INTEGER NOT NULL,
  is_postponed INTEGER NOT NULL,
  -- How often calendar programs have to take it anew, and since when.
  sequence INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Kept when editors take it back, so that its sequence goes on when they publish it again.
  is_withdrawn INTEGER NOT NULL
) STRICT;

CREATE INDEX deadlines_shown ON deadlines (is_withdrawn, id);

-- The address of an account's calendar carries this version: a new one ends the old address.
CREATE TABLE calendar_addresses (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  renewed_at INTEGER NOT NULL
) STRICT;
