-- An import recognises what it has already put online.
CREATE INDEX documents_by_hash ON documents (account_id, sha256);
