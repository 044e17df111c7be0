-- News that editors send by letter, as Strapi last had them; `domains` and `body` are JSON.
CREATE TABLE letter_news (
  -- Strapi's own: neither a new title nor a new address makes another news of it.
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  domains TEXT NOT NULL,
  body TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  is_published INTEGER NOT NULL,
  -- When those who are told at once were told.
  told_at_once_at INTEGER
) STRICT;

CREATE INDEX letter_news_to_tell ON letter_news (first_seen_at) WHERE is_published = 1;
CREATE INDEX letter_news_untold ON letter_news (first_seen_at)
WHERE is_published = 1 AND told_at_once_at IS NULL;

-- Some news as they were when they were gathered: what was sent is never corrected.
CREATE TABLE letters (
  -- Made of all the rest: the same words in the same round are one letter.
  id TEXT PRIMARY KEY,
  -- « at-once », or the key of a digest.
  round TEXT NOT NULL,
  frequency TEXT NOT NULL CHECK (frequency IN ('at-once', 'weekly', 'monthly')),
  subject TEXT NOT NULL,
  -- JSON: paragraphs.
  introduction TEXT NOT NULL,
  -- JSON.
  news TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX letters_by_age ON letters (created_at);

CREATE TABLE letters_of_news (
  news_id TEXT NOT NULL,
  letter_id TEXT NOT NULL REFERENCES letters (id),
  PRIMARY KEY (news_id, letter_id)
) STRICT;

CREATE INDEX letters_of_news_by_letter ON letters_of_news (letter_id, news_id);

-- Digests that were gathered to the last subscriber, as « weekly 2026-03-03 ».
CREATE TABLE letter_rounds (
  key TEXT PRIMARY KEY,
  ended_at INTEGER NOT NULL
) STRICT;

-- Never the same news twice to the same subscriber.
CREATE TABLE letters_told (
  subscriber_id TEXT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
  news_id TEXT NOT NULL,
  letter_id TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (subscriber_id, news_id)
) STRICT;

CREATE INDEX letters_told_by_age ON letters_told (told_at);

-- One letter on its way to one subscriber, whose address stays in one place: theirs.
CREATE TABLE letter_copies (
  -- In the Message-ID and in the address where what cannot be delivered comes back.
  id TEXT PRIMARY KEY,
  letter_id TEXT NOT NULL REFERENCES letters (id),
  -- Nothing once they left, or after a while.
  subscriber_id TEXT REFERENCES subscribers (id) ON DELETE SET NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
  tries INTEGER NOT NULL DEFAULT 0,
  -- While a worker holds the copy: the end of its lease.
  next_try_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  last_failure TEXT,
  UNIQUE (letter_id, subscriber_id)
) STRICT;

CREATE INDEX letter_copies_waiting ON letter_copies (next_try_at) WHERE state = 'waiting';
CREATE INDEX letter_copies_by_state ON letter_copies (letter_id, state, tries);
CREATE INDEX letter_copies_by_subscriber ON letter_copies (subscriber_id);
CREATE INDEX letter_copies_by_age ON letter_copies (created_at) WHERE subscriber_id IS NOT NULL;

-- What came back, once for each copy; three from a mailbox that is not there stop an address.
CREATE TABLE letter_bounces (
  copy_id TEXT PRIMARY KEY REFERENCES letter_copies (id),
  letter_id TEXT NOT NULL,
  -- Nothing once it has counted.
  subscriber_id TEXT REFERENCES subscribers (id) ON DELETE SET NULL,
  kind TEXT NOT NULL CHECK (kind IN ('gone', 'refused', 'temporary')),
  -- Of RFC 3463, « 5.1.1 ».
  status TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX letter_bounces_by_subscriber ON letter_bounces (subscriber_id, kind);
CREATE INDEX letter_bounces_by_letter ON letter_bounces (letter_id, kind);
