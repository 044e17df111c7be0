CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('attestation', 'bulletin', 'relevé', 'courrier')),
  theme_slug TEXT NOT NULL,
  description TEXT NOT NULL,
  file_name TEXT NOT NULL,
  blob_id TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;

CREATE INDEX documents_by_account ON documents (account_id, published_at DESC, id);
CREATE INDEX documents_by_theme ON documents (account_id, theme_slug, published_at DESC, id);
