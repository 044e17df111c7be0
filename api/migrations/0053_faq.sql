-- The last good copy of Strapi's frequent questions, as plain text; `words` is folded.
CREATE TABLE faq_entries (
  slug TEXT PRIMARY KEY,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  theme_slug TEXT NOT NULL,
  theme_name TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE faq_words USING fts5 (
  slug UNINDEXED, question, answer, tokenize = 'unicode61'
);

-- « Cette réponse m'a aidé »: once for each account.
CREATE TABLE faq_helped (
  slug TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  PRIMARY KEY (slug, account_id)
) STRICT;

CREATE INDEX faq_helped_by_account ON faq_helped (account_id, slug);
