CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  -- The reason of the mail: the same reason twice is one mail.
  dedupe TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- Emptied once sent.
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  -- 0 leaves first.
  priority INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  tries INTEGER NOT NULL DEFAULT 0,
  -- While a worker holds the mail: the end of its lease.
  next_try_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_failure TEXT
) STRICT;

CREATE INDEX outbox_waiting ON outbox (priority, next_try_at) WHERE state = 'waiting';
