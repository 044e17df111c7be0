-- What Enim's own register says of an employer; brought in again and again by import.
ALTER TABLE employers ADD COLUMN service TEXT NOT NULL DEFAULT '';
ALTER TABLE employers ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX contribution_titles_by_date ON contribution_titles (issued_on);

-- Whether a first connection may ask for the date of a title: not when many employers share one,
-- since a fact that many know is no proof. Decided at each import of titles.
CREATE TABLE validation_facts (
  fact TEXT PRIMARY KEY CHECK (fact IN ('number', 'date', 'amount')),
  is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1))
) STRICT;
INSERT INTO validation_facts VALUES ('number', 1), ('date', 1), ('amount', 1);

-- Posted by letter to the employer's address of the register; a new one replaces the former.
CREATE TABLE activation_keys (
  siret TEXT PRIMARY KEY REFERENCES employers (siret),
  key_hash TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
