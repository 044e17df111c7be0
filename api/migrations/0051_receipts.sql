-- Accusés d'enregistrement and de réception. Their content never changes; a worker later gives each
-- its place in a chain: chain = SHA-256(chain before it + SHA-256(content)).
CREATE TABLE receipts (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  -- Of a reply; none for the first sending and for the accusé de réception.
  message_id TEXT REFERENCES messages (id),
  kind TEXT NOT NULL CHECK (kind IN ('aee', 'are')),
  issued_at INTEGER NOT NULL,
  content TEXT NOT NULL, -- JSON
  position INTEGER UNIQUE,
  chain TEXT,
  CHECK ((position IS NULL) = (chain IS NULL))
) STRICT;

CREATE UNIQUE INDEX receipts_of_sendings ON receipts (request_id, kind, coalesce(message_id, ''));
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

-- The end of the chain on one day, signed and published.
CREATE TABLE receipt_heads (
  day TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  chain TEXT NOT NULL,
  public_key TEXT NOT NULL,
  signature TEXT NOT NULL,
  signed_at INTEGER NOT NULL
) STRICT;

-- Which head covers a receipt: the first at its position or later.
CREATE UNIQUE INDEX receipt_heads_by_position ON receipt_heads (position);

CREATE TRIGGER receipt_heads_never_change BEFORE UPDATE ON receipt_heads
BEGIN
  SELECT RAISE(ABORT, 'a signed head never changes');
END;

CREATE TRIGGER receipt_heads_are_kept BEFORE DELETE ON receipt_heads
BEGIN
  SELECT RAISE(ABORT, 'a signed head is kept');
END;

-- Requests of before the first receipts have one too, whose content says so: schema 0.
INSERT INTO receipts (id, request_id, kind, issued_at, content)
  SELECT lower(hex(randomblob(16))), r.id, 'aee', r.sent_at, json_object(
    'files', json((SELECT json_group_array(
        json_object('bytes', f.bytes, 'name', f.name, 'sha256', f.sha256))
      FROM (SELECT * FROM files WHERE request_id = r.id ORDER BY position) f)),
    'issuedAt', strftime('%Y-%m-%dT%H:%M:%fZ', r.sent_at / 1000.0, 'unixepoch'),
    'kind', 'aee',
    'nonce', lower(hex(randomblob(16))),
    'object', r.object,
    'receivedAt', strftime('%Y-%m-%dT%H:%M:%fZ', r.sent_at / 1000.0, 'unixepoch'),
    'reference', r.reference,
    'request', r.kind,
    'schema', 0,
    'sender', json_object(
      'email', r.email, 'holder', r.holder, 'name', r.employer_name, 'siret', r.siret),
    'service', r.service_name,
    'theme', r.theme_name)
  FROM requests r;
