-- The last good copy of Strapi's themes. One that Strapi no longer has keeps its row, so that what
-- was sent about it keeps its name.
CREATE TABLE themes (
  slug TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  rank INTEGER NOT NULL,
  service_name TEXT NOT NULL,
  service_email TEXT NOT NULL,
  service_address TEXT NOT NULL,
  service_phone TEXT NOT NULL,
  silence TEXT NOT NULL CHECK (silence IN ('accord', 'rejet', 'sans objet')),
  silence_months INTEGER NOT NULL,
  remedies TEXT,
  offered INTEGER NOT NULL CHECK (offered IN (0, 1))
) STRICT;

CREATE INDEX themes_offered ON themes (rank, slug) WHERE offered = 1;
