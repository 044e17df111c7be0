-- What editors wrote for the mails of the portal, as Strapi last gave it.
CREATE TABLE mail_texts (
  key TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
