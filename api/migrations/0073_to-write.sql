-- Which answers an account opened in the hour before: only to count the questions that follow; swept.
CREATE TABLE faq_readings (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, slug)
) STRICT;

CREATE INDEX faq_readings_by_time ON faq_readings (at);

-- Questions that were asked all the same after an answer was read: by their folded words, without
-- what tells of somebody; `object` is how one of them was written, masked. Never who asked.
CREATE TABLE questions_after_reading (
  day TEXT NOT NULL,
  words TEXT NOT NULL,
  slug TEXT NOT NULL,
  object TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, words, slug)
) STRICT;

-- What editors have written an answer for, or set aside.
CREATE TABLE to_write_endings (
  words TEXT PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('written', 'dismissed')),
  at INTEGER NOT NULL
) STRICT;

-- Answers of agents that became a draft of the frequent questions; once each.
CREATE TABLE faq_proposals (
  message_id TEXT PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
  agent_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
