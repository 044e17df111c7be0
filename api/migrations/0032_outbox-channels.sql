-- Text messages leave as mails do. Without a provider they are `skipped`, never lost from sight.
CREATE TABLE outbox_of_channels (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
  -- The reason of the message: the same reason twice is one message.
  dedupe TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- Emptied once sent.
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  -- 0 leaves first.
  priority INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'skipped', 'dead')),
  tries INTEGER NOT NULL DEFAULT 0,
  -- While a worker holds the message: the end of its lease.
  next_try_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_failure TEXT
) STRICT;

INSERT INTO outbox_of_channels
SELECT id, 'mail', dedupe, recipient, subject, text, html, priority, state, tries, next_try_at,
       created_at, sent_at, last_failure
FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_of_channels RENAME TO outbox;
CREATE INDEX outbox_waiting ON outbox (priority, next_try_at) WHERE state = 'waiting';
