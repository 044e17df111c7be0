-- What is published in Strapi and has a page of its own, as plain text.
CREATE TABLE search_entries (
  -- In a range of its own for each kind, and for what is reserved.
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('news', 'faq', 'form', 'page')),
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL,
  theme_name TEXT,
  published_at TEXT,
  reserved INTEGER NOT NULL,
  -- SHA-256 of all the rest: what did not change is not written again.
  fingerprint TEXT NOT NULL,
  UNIQUE (kind, slug)
) STRICT;

-- Folded, by the id of the entry. A frequent question is not a title: it weighs less.
CREATE VIRTUAL TABLE search_words USING fts5 (
  title, question, summary, body, tokenize = 'unicode61', prefix = '2 3 4'
);

-- Every folded word that was ever seen, and how it is written; for words that nobody wrote so.
CREATE TABLE search_vocabulary (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  shown TEXT NOT NULL,
  -- Its pieces of three letters and its letters in alphabetical order.
  pieces TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_spellings USING fts5 (
  pieces, content = 'search_vocabulary', content_rowid = 'id', tokenize = 'unicode61',
  detail = 'none'
);

CREATE TRIGGER search_vocabulary_grows AFTER INSERT ON search_vocabulary
BEGIN
  INSERT INTO search_spellings (rowid, pieces) VALUES (NEW.id, NEW.pieces);
END;

-- What people looked for and did not find, folded; never who.
CREATE TABLE searches_without_result (
  day TEXT NOT NULL,
  words TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, words)
) STRICT;

-- How often the page of a frequent question was opened; never by whom.
CREATE TABLE faq_views (
  slug TEXT NOT NULL,
  day TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (slug, day)
) STRICT;

CREATE INDEX faq_views_by_day ON faq_views (day, slug, count);

-- How often visitors said « Cette réponse m’a aidé »; never who.
CREATE TABLE faq_visitors_helped (
  slug TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT;
