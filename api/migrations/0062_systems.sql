-- Enim's own systems: who may call /api/v1, and what was already answered to them.
CREATE TABLE system_tokens (
  -- The public part of the token.
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL, -- a JSON array
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  -- To the minute.
  last_used_at INTEGER
) STRICT;

CREATE INDEX system_tokens_by_name ON system_tokens (name, created_at);

-- One row per publication, written in its batch: the same key again is the same document.
CREATE TABLE system_publications (
  token_id TEXT NOT NULL REFERENCES system_tokens (id),
  idempotency_key TEXT NOT NULL,
  -- SHA-256 of the fields and of the file.
  fingerprint TEXT NOT NULL,
  answer TEXT NOT NULL, -- JSON
  created_at INTEGER NOT NULL,
  PRIMARY KEY (token_id, idempotency_key)
) STRICT;

CREATE INDEX system_publications_by_date ON system_publications (created_at);

-- The systems that are told of what happens.
CREATE TABLE webhook_subscribers (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  -- AES-256-GCM with a key that is not in the database.
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_subscribers_by_date ON webhook_subscribers (created_at, id);

CREATE TABLE webhook_subscriptions (
  event TEXT NOT NULL,
  subscriber_id TEXT NOT NULL REFERENCES webhook_subscribers (id) ON DELETE CASCADE,
  PRIMARY KEY (event, subscriber_id)
) STRICT;

CREATE INDEX webhook_subscriptions_by_subscriber ON webhook_subscriptions (subscriber_id, event);

-- One event for one subscriber, written in the batch of what it tells of.
CREATE TABLE webhook_deliveries (
  -- Webhook-Id: the same at each try.
  id TEXT PRIMARY KEY,
  subscriber_id TEXT NOT NULL REFERENCES webhook_subscribers (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  body TEXT NOT NULL, -- JSON, sent byte for byte
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER NOT NULL,
  -- Since when it is tried; a replay begins anew.
  since INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_failure TEXT
) STRICT;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (subscriber_id, next_try_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_by_subscriber ON webhook_deliveries (subscriber_id, created_at);
CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (created_at) WHERE state <> 'waiting';
