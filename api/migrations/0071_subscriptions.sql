-- Who receives the news by mail, without an account: every row was confirmed from its own mailbox.
CREATE TABLE subscribers (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL,
  -- A keyed hash of the address: how it is found, and what is left of it elsewhere.
  address_key TEXT NOT NULL UNIQUE,
  frequency TEXT NOT NULL CHECK (frequency IN ('at-once', 'weekly', 'monthly')),
  -- Carried by the links to the preferences: a new one ends the links before.
  version INTEGER NOT NULL DEFAULT 1,
  is_paused INTEGER NOT NULL DEFAULT 0,
  -- Nothing: paused until it is resumed.
  paused_until INTEGER,
  -- Letters came back: nothing leaves until the address is confirmed again.
  stopped_at INTEGER,
  confirmed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX subscribers_due ON subscribers (frequency, id) WHERE stopped_at IS NULL;

-- A theme's slug, or « * » for all of them.
CREATE TABLE subscriber_domains (
  subscriber_id TEXT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  theme_slug TEXT NOT NULL,
  PRIMARY KEY (subscriber_id, theme_slug)
) STRICT;

CREATE INDEX subscriber_domains_by_theme ON subscriber_domains (theme_slug, subscriber_id);

-- What was asked on the page, until a worker decides whether a mail leaves; `domains` is JSON.
CREATE TABLE asked_subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL,
  frequency TEXT NOT NULL,
  domains TEXT NOT NULL,
  page TEXT NOT NULL,
  words_version TEXT NOT NULL,
  -- Whose address this becomes: a change of address asks its new mailbox as a sign-up does.
  subscriber_id TEXT,
  asked_at INTEGER NOT NULL
) STRICT;

-- A mailed link that was not followed yet, one for each address.
CREATE TABLE unconfirmed_subscriptions (
  address_key TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL,
  frequency TEXT NOT NULL,
  domains TEXT NOT NULL,
  page TEXT NOT NULL,
  words_version TEXT NOT NULL,
  subscriber_id TEXT,
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX unconfirmed_subscriptions_by_age ON unconfirmed_subscriptions (expires_at);

-- How often an address was written to because somebody typed it.
CREATE TABLE subscription_mails (
  address_key TEXT NOT NULL,
  sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX subscription_mails_by_address ON subscription_mails (address_key, sent_at);
CREATE INDEX subscription_mails_by_age ON subscription_mails (sent_at);

-- That somebody agreed: to what, in which words, on which page, and until when. No address.
CREATE TABLE subscription_consents (
  id TEXT PRIMARY KEY,
  subscriber_id TEXT NOT NULL,
  address_key TEXT NOT NULL,
  frequency TEXT NOT NULL,
  domains TEXT NOT NULL,
  page TEXT NOT NULL,
  words_version TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;

CREATE INDEX subscription_consents_by_subscriber ON subscription_consents (subscriber_id);
CREATE INDEX subscription_consents_by_address ON subscription_consents (address_key, confirmed_at);
CREATE INDEX subscription_consents_by_end ON subscription_consents (ended_at);

-- Addresses that left: the next sign-up says so to whoever holds the mailbox.
CREATE TABLE left_addresses (
  address_key TEXT PRIMARY KEY,
  left_at INTEGER NOT NULL
) STRICT;

CREATE INDEX left_addresses_by_age ON left_addresses (left_at);

-- Mails to subscribers whose recipient is still written down.
CREATE INDEX outbox_of_subscribers ON outbox (created_at)
WHERE dedupe >= 'subscription:' AND dedupe < 'subscription;' AND recipient <> '';

CREATE INDEX subscribers_paused ON subscribers (is_paused, paused_until) WHERE is_paused = 1;
CREATE INDEX subscribers_stopped ON subscribers (stopped_at) WHERE stopped_at IS NOT NULL;
