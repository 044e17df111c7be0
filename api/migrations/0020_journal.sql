-- What happened to accounts: who, what, when, from which network. Neither a code, nor a token, nor
-- an address of a person has a column here. Nothing is ever changed; a row may go after a year.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor IN ('holder', 'visitor', 'enim', 'system')),
  siret TEXT,
  account_id TEXT,
  network TEXT, -- of the address, without its last part: 192.0.2.0/24
  browser TEXT, -- « Firefox sur Windows »
  about TEXT
) STRICT;

CREATE INDEX journal_by_siret ON journal (siret, id) WHERE siret IS NOT NULL;
CREATE INDEX journal_by_account ON journal (account_id, event, at) WHERE account_id IS NOT NULL;
CREATE INDEX journal_by_time ON journal (at);

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
WHEN OLD.at > (unixepoch() - 365 * 24 * 3600) * 1000
BEGIN
  SELECT RAISE(ABORT, 'the journal is kept for a year');
END;
