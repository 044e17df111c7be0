-- When a confirmation mail left for an address, kept as a keyed hash, to count them for an hour.
CREATE TABLE confirmation_mails (
  address_key TEXT NOT NULL,
  sent_at INTEGER NOT NULL
) STRICT;

CREATE INDEX confirmation_mails_by_address ON confirmation_mails (address_key, sent_at);
CREATE INDEX confirmation_mails_by_age ON confirmation_mails (sent_at);
