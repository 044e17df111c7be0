-- When a « titre de cotisation » is due and when it was paid; null for what Enim has not said.
ALTER TABLE contribution_titles ADD COLUMN due_on TEXT; -- YYYY-MM-DD
ALTER TABLE contribution_titles ADD COLUMN paid_on TEXT; -- YYYY-MM-DD
CREATE INDEX contribution_titles_by_due_day ON contribution_titles (siret, due_on);

-- The chain also covers what the portal makes on demand, which no request is behind.
CREATE TABLE chained_receipts (
  id TEXT PRIMARY KEY,
  -- Null for a document made on demand.
  request_id TEXT REFERENCES requests (id),
  -- Of a reply; none for the first sending and for the accusé de réception.
  message_id TEXT REFERENCES messages (id),
  kind TEXT NOT NULL CHECK (kind IN ('aee', 'are', 'attestation', 'relevé')),
  issued_at INTEGER NOT NULL,
  content TEXT NOT NULL, -- JSON
  position INTEGER UNIQUE,
  chain TEXT,
  CHECK ((position IS NULL) = (chain IS NULL)),
  CHECK ((request_id IS NULL) = (kind IN ('attestation', 'relevé')))
) STRICT;

INSERT INTO chained_receipts
  SELECT id, request_id, message_id, kind, issued_at, content, position, chain FROM receipts;

DROP TABLE receipts;
ALTER TABLE chained_receipts RENAME TO receipts;

CREATE UNIQUE INDEX receipts_of_sendings ON receipts (request_id, kind, coalesce(message_id, ''))
  WHERE request_id IS NOT NULL;
CREATE INDEX receipts_by_message ON receipts (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX receipts_to_chain ON receipts (issued_at, id) WHERE position IS NULL;

CREATE TRIGGER receipts_never_change BEFORE UPDATE ON receipts
WHEN OLD.position IS NOT NULL OR NEW.content IS NOT OLD.content OR NEW.id IS NOT OLD.id
  OR NEW.request_id IS NOT OLD.request_id OR NEW.message_id IS NOT OLD.message_id
  OR NEW.kind IS NOT OLD.kind OR NEW.issued_at IS NOT OLD.issued_at
BEGIN
  SELECT RAISE(ABORT, 'a receipt never changes');
END;

CREATE TRIGGER receipts_are_kept BEFORE DELETE ON receipts
BEGIN
  SELECT RAISE(ABORT, 'a receipt is kept');
END;

-- Attestations de compte à jour and relevés annuels, made by the portal when their holder asks.
CREATE TABLE certificates (
  receipt_id TEXT PRIMARY KEY REFERENCES receipts (id),
  reference TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  day TEXT NOT NULL, -- YYYY-MM-DD, in Paris
  -- SHA-256 of what it says, without its reference and its instant: the same on the same day is the
  -- same document.
  facts TEXT NOT NULL,
  UNIQUE (account_id, day, facts)
) STRICT;
