-- « Ce que j’ai reçu »: one line per document, receipt, answer and payment, written with what it tells of.
CREATE TABLE received_items (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'receipt', 'answer', 'payment')),
  -- The document's id; the receipt's or the message's id after the request's reference and a colon;
  -- the payment's reference.
  subject TEXT NOT NULL,
  -- Empty for what has no theme.
  theme_slug TEXT NOT NULL,
  label TEXT NOT NULL,
  -- Of the label, folded; absent from lines that another program than the portal wrote.
  words TEXT,
  at INTEGER NOT NULL,
  -- When its holder first opened it.
  opened_at INTEGER,
  archived_at INTEGER,
  archived INTEGER NOT NULL GENERATED ALWAYS AS (archived_at IS NOT NULL) VIRTUAL,
  shelf TEXT NOT NULL GENERATED ALWAYS AS (
    CASE WHEN archived_at IS NOT NULL THEN 'archived' WHEN opened_at IS NULL THEN 'new' ELSE 'opened' END
  ) VIRTUAL,
  -- What a search never leaves: the account, the kind and the theme, as tokens.
  scope TEXT NOT NULL GENERATED ALWAYS AS (
    'a' || replace(account_id, '-', '') || ' k' || kind || ' s' || replace(theme_slug, '-', '')
  ) VIRTUAL,
  searched TEXT NOT NULL GENERATED ALWAYS AS (coalesce(words, label)) VIRTUAL,
  UNIQUE (account_id, kind, subject)
) STRICT;

-- In each list, a line is found with all that narrows it: no filter reads a line that it leaves out.
CREATE INDEX received_items_by_day
  ON received_items (account_id, archived, at DESC, id);
CREATE INDEX received_items_by_kind
  ON received_items (account_id, archived, kind, at DESC, id, theme_slug);
CREATE INDEX received_items_by_theme
  ON received_items (account_id, archived, theme_slug, at DESC, id);
CREATE INDEX received_items_new ON received_items (account_id, at DESC, id, kind, theme_slug)
  WHERE shelf = 'new';

-- How many lines each list has, whatever narrows it, so that a count never reads them.
CREATE TABLE received_counts (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  shelf TEXT NOT NULL,
  kind TEXT NOT NULL,
  theme_slug TEXT NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (account_id, shelf, kind, theme_slug)
) STRICT, WITHOUT ROWID;

-- The index over the words, asked with MATCH; only the triggers write it.
CREATE VIRTUAL TABLE received_words USING fts5 (
  scope, searched, tokenize = 'unicode61', content = 'received_items', content_rowid = 'row'
);

CREATE TRIGGER received_items_come AFTER INSERT ON received_items
BEGIN
  INSERT INTO received_counts VALUES (NEW.account_id, NEW.shelf, NEW.kind, NEW.theme_slug, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
  INSERT INTO received_words (rowid, scope, searched) VALUES (NEW.row, NEW.scope, NEW.searched);
END;

CREATE TRIGGER received_items_go AFTER DELETE ON received_items
BEGIN
  UPDATE received_counts SET total = total - 1
    WHERE account_id = OLD.account_id AND shelf = OLD.shelf AND kind = OLD.kind
      AND theme_slug = OLD.theme_slug;
  INSERT INTO received_words (received_words, rowid, scope, searched)
    VALUES ('delete', OLD.row, OLD.scope, OLD.searched);
END;

CREATE TRIGGER received_items_move AFTER UPDATE OF opened_at, archived_at, theme_slug ON received_items
WHEN OLD.shelf <> NEW.shelf OR OLD.theme_slug <> NEW.theme_slug
BEGIN
  UPDATE received_counts SET total = total - 1
    WHERE account_id = OLD.account_id AND shelf = OLD.shelf AND kind = OLD.kind
      AND theme_slug = OLD.theme_slug;
  INSERT INTO received_counts VALUES (NEW.account_id, NEW.shelf, NEW.kind, NEW.theme_slug, 1)
    ON CONFLICT DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER received_items_renamed AFTER UPDATE OF label, words, theme_slug ON received_items
WHEN OLD.searched <> NEW.searched OR OLD.scope <> NEW.scope
BEGIN
  INSERT INTO received_words (received_words, rowid, scope, searched)
    VALUES ('delete', OLD.row, OLD.scope, OLD.searched);
  INSERT INTO received_words (rowid, scope, searched) VALUES (NEW.row, NEW.scope, NEW.searched);
END;

-- What was given before there was this list, in its order; new is only what was not read.
INSERT INTO received_items (id, account_id, kind, subject, theme_slug, label, at, opened_at)
SELECT lower(hex(randomblob(16))), * FROM (
  SELECT r.account_id, 'receipt', r.reference || ':' || c.id, r.theme_slug,
    CASE c.kind WHEN 'aee' THEN 'Accusé d’enregistrement' ELSE 'Accusé de réception' END
      || char(160) || ': ' || r.object,
    c.issued_at AS at, c.issued_at
  FROM receipts c JOIN requests r ON r.id = c.request_id
  UNION ALL
  SELECT r.account_id, 'answer', r.reference || ':' || m.id, r.theme_slug,
    CASE m.kind WHEN 'answer' THEN 'Réponse' WHEN 'pieces' THEN 'Pièces demandées'
      WHEN 'moved' THEN 'Changement de service' ELSE 'Demande close' END
      || char(160) || ': ' || r.object,
    m.at, CASE m.unread WHEN 1 THEN NULL ELSE m.at END
  FROM messages m JOIN requests r ON r.id = m.request_id
  WHERE m.sender = 'enim'
    AND (m.kind IN ('answer', 'pieces', 'moved') OR (m.kind = 'closed' AND m.text <> ''))
) ORDER BY at;
