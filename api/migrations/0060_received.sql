-- « Ce que j’ai reçu »: one line per document, receipt, answer and payment, written with what it tells of.
CREATE TABLE received_items (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'receipt', 'answer', 'payment')),
  -- The document's id; « aee », « are » or the message's id after the request's reference; the
  -- payment's reference.
  subject TEXT NOT NULL,
  -- Empty for what has no theme.
  theme_slug TEXT NOT NULL,
  label TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- When its holder first opened it.
  opened_at INTEGER,
  archived_at INTEGER,
  UNIQUE (account_id, kind, subject)
) STRICT;

CREATE INDEX received_items_by_account ON received_items (account_id, at DESC, id);
