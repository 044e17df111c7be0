-- From the deposit to the answer. Days are YYYY-MM-DD, times UTC epoch milliseconds.
ALTER TABLE requests ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE requests ADD COLUMN taken_at INTEGER;
ALTER TABLE requests ADD COLUMN answered_at INTEGER; -- the first answer
ALTER TABLE requests ADD COLUMN last_answer_at INTEGER;
ALTER TABLE requests ADD COLUMN ended_at INTEGER; -- closed or withdrawn
-- Who has it in hand at Enim.
ALTER TABLE requests ADD COLUMN agent_id TEXT;
-- Messages of Enim that the employer has not opened, and the other way round.
ALTER TABLE requests ADD COLUMN unread INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0);
ALTER TABLE requests ADD COLUMN unread_by_enim INTEGER NOT NULL DEFAULT 0
  CHECK (unread_by_enim >= 0);
UPDATE requests SET changed_at = sent_at;

-- The employer's list is filtered and turned page by page without reading what they wrote.
DROP INDEX requests_by_account;
CREATE INDEX requests_by_account
  ON requests (account_id, sent_at DESC, id, kind, theme_slug, state);
CREATE INDEX requests_unread ON requests (account_id, unread) WHERE unread > 0;
CREATE INDEX requests_taken ON requests (account_id, taken_at DESC) WHERE taken_at IS NOT NULL;
CREATE INDEX requests_last_answered ON requests (account_id, last_answer_at DESC)
  WHERE last_answer_at IS NOT NULL;

-- The desk. theme_slug says which service has a request now: moving it changes theme_slug,
-- theme_name and service_name; what they were is in its receipts. A list of several services, or
-- of both kinds, merges as many reads that are each in order.
CREATE INDEX requests_open ON requests (theme_slug, kind, sent_at, id)
  WHERE state IN ('received', 'taken', 'waiting');
CREATE INDEX requests_by_state ON requests (theme_slug, kind, state, sent_at, id);
CREATE INDEX requests_by_day ON requests (theme_slug, sent_at);
CREATE INDEX requests_in_hand ON requests (agent_id, sent_at, id)
  WHERE state IN ('received', 'taken', 'waiting');
CREATE INDEX requests_unread_by_enim ON requests (theme_slug, kind, sent_at, id)
  WHERE unread_by_enim > 0;
CREATE INDEX requests_answered ON requests (theme_slug, answered_at)
  WHERE answered_at IS NOT NULL;
CREATE INDEX requests_by_siret ON requests (siret, sent_at DESC, id);

-- How many there are of each state in each service, so that a count never reads the requests.
CREATE TABLE request_counts (
  theme_slug TEXT NOT NULL,
  state TEXT NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (theme_slug, state)
) STRICT;

INSERT INTO request_counts SELECT theme_slug, state, count(*) FROM requests
  GROUP BY theme_slug, state;

CREATE TRIGGER requests_counted AFTER INSERT ON requests
BEGIN
  INSERT INTO request_counts VALUES (NEW.theme_slug, NEW.state, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER requests_counted_again AFTER UPDATE OF theme_slug, state ON requests
WHEN OLD.theme_slug <> NEW.theme_slug OR OLD.state <> NEW.state
BEGIN
  UPDATE request_counts SET total = total - 1
    WHERE theme_slug = OLD.theme_slug AND state = OLD.state;
  INSERT INTO request_counts VALUES (NEW.theme_slug, NEW.state, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

-- All that happens in a request after its deposit.
CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'answer', 'pieces', 'note', 'call', 'callback',
    'taken', 'moved', 'closed', 'reopened', 'withdrawn')),
  sender TEXT NOT NULL CHECK (sender IN ('employer', 'enim')),
  -- The holder's name, or the service's.
  author TEXT NOT NULL,
  agent_id TEXT,
  text TEXT NOT NULL,
  -- Until the other side opens it. Never for a note.
  unread INTEGER NOT NULL DEFAULT 0 CHECK (unread IN (0, 1)),
  -- Of a reply: the same form sent twice is one reply.
  form_key TEXT,
  fingerprint TEXT,
  UNIQUE (request_id, form_key, fingerprint)
) STRICT;

-- Those of one instant stay in the order in which they were written.
CREATE INDEX messages_by_request ON messages (request_id, at);

-- Pieces that Enim asks for, named one by one.
CREATE TABLE pieces (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  message_id TEXT NOT NULL REFERENCES messages (id),
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  due_on TEXT NOT NULL,
  sent_at INTEGER
) STRICT;

CREATE INDEX pieces_by_request ON pieces (request_id, message_id, position);
CREATE INDEX pieces_by_message ON pieces (message_id);

-- A file of a reply names its message besides the request.
ALTER TABLE files ADD COLUMN message_id TEXT REFERENCES messages (id);
CREATE INDEX files_by_message ON files (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX files_by_hash ON files (account_id, sha256) WHERE request_id IS NOT NULL;

CREATE TABLE callbacks (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  phone TEXT NOT NULL,
  day TEXT NOT NULL,
  slot TEXT NOT NULL CHECK (slot IN ('morning', 'afternoon')),
  asked_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT CHECK (outcome IN ('called', 'cancelled'))
) STRICT;

CREATE UNIQUE INDEX callbacks_to_come ON callbacks (request_id) WHERE ended_at IS NULL;
CREATE INDEX callbacks_by_request ON callbacks (request_id, asked_at);
CREATE INDEX callbacks_by_day ON callbacks (day, slot DESC, request_id) WHERE ended_at IS NULL;

-- Receipts whose mail is late are found among the messages that did not leave.
CREATE INDEX outbox_unsent ON outbox (dedupe) WHERE state IN ('waiting', 'dead');

-- Which agent opened which file. The employer reads the service and the time.
CREATE TABLE file_openings (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  agent_id TEXT NOT NULL,
  service_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX file_openings_by_request ON file_openings (request_id, at DESC);
CREATE INDEX file_openings_by_file ON file_openings (file_id, at DESC);

-- Real delays of a service, computed again by a job; in working days.
CREATE INDEX requests_delays ON requests (theme_slug, kind, answered_at DESC, sent_at, siret)
  WHERE answered_at IS NOT NULL;
CREATE TABLE service_delays (
  theme_slug TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'question')),
  answers INTEGER NOT NULL,
  median REAL NOT NULL,
  ninth_decile REAL NOT NULL,
  computed_at INTEGER NOT NULL,
  PRIMARY KEY (theme_slug, kind)
) STRICT;

-- A draft may also be a reply, in the thread of a request.
CREATE TABLE new_drafts (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  form_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'question', 'reply')),
  request_id TEXT REFERENCES requests (id),
  theme TEXT NOT NULL,
  object TEXT NOT NULL,
  text TEXT NOT NULL,
  pieces TEXT NOT NULL DEFAULT '[]', -- JSON, of a reply: those that it is said to bring
  errors TEXT NOT NULL, -- JSON
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, form_key),
  CHECK ((kind = 'reply') = (request_id IS NOT NULL))
) STRICT;

INSERT INTO new_drafts (account_id, form_key, kind, theme, object, text, errors, saved_at)
  SELECT account_id, form_key, kind, theme, object, text, errors, saved_at FROM drafts;
DROP TABLE drafts;
ALTER TABLE new_drafts RENAME TO drafts;

CREATE INDEX drafts_by_age ON drafts (saved_at);
CREATE INDEX drafts_by_request ON drafts (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX drafts_by_account ON drafts (account_id, saved_at DESC);

-- What an account has had stored on one day, UTC; reserved before the bytes are.
CREATE TABLE daily_storage (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (account_id, day)
) STRICT;

CREATE INDEX daily_storage_by_day ON daily_storage (day);

-- Words of requests, folded. `scope` holds the tokens of the account and of the service, so that
-- a search never leaves them.
CREATE TABLE request_texts (
  row INTEGER PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE REFERENCES requests (id),
  scope TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- The index over them, asked with MATCH; only the triggers write it.
CREATE VIRTUAL TABLE request_words USING fts5 (
  request_id UNINDEXED, scope, words,
  tokenize = 'unicode61', content = 'request_texts', content_rowid = 'row'
);

CREATE TRIGGER request_texts_indexed AFTER INSERT ON request_texts
BEGIN
  INSERT INTO request_words (rowid, request_id, scope, words)
    VALUES (NEW.row, NEW.request_id, NEW.scope, NEW.words);
END;

CREATE TRIGGER request_texts_indexed_again AFTER UPDATE ON request_texts
BEGIN
  INSERT INTO request_words (request_words, rowid, request_id, scope, words)
    VALUES ('delete', OLD.row, OLD.request_id, OLD.scope, OLD.words);
  INSERT INTO request_words (rowid, request_id, scope, words)
    VALUES (NEW.row, NEW.request_id, NEW.scope, NEW.words);
END;
