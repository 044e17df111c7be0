-- « Mes versements » of an employer with very many: what the filters read is in the index alone.
DROP INDEX payments_by_date;
CREATE INDEX payments_by_date ON payments (siret, paid_on DESC, reference, nature, state);

-- Sums by month, so that no page adds up all payments. The triggers alone write here.
CREATE TABLE payment_sums (
  siret TEXT NOT NULL,
  month TEXT NOT NULL, -- YYYY-MM
  nature TEXT NOT NULL,
  state TEXT NOT NULL,
  payments INTEGER NOT NULL,
  cents INTEGER NOT NULL,
  PRIMARY KEY (siret, month, nature, state)
) STRICT, WITHOUT ROWID;

INSERT INTO payment_sums
SELECT siret, substr(paid_on, 1, 7), nature, state, count(*), sum(amount_cents)
FROM payments GROUP BY 1, 2, 3, 4;

CREATE TRIGGER payment_added AFTER INSERT ON payments
BEGIN
  INSERT INTO payment_sums
  VALUES (NEW.siret, substr(NEW.paid_on, 1, 7), NEW.nature, NEW.state, 1, NEW.amount_cents)
  ON CONFLICT (siret, month, nature, state)
    DO UPDATE SET payments = payments + 1, cents = cents + excluded.cents;
END;

CREATE TRIGGER payment_changed AFTER UPDATE ON payments
BEGIN
  UPDATE payment_sums SET payments = payments - 1, cents = cents - OLD.amount_cents
  WHERE siret = OLD.siret AND month = substr(OLD.paid_on, 1, 7) AND nature = OLD.nature
    AND state = OLD.state;
  INSERT INTO payment_sums
  VALUES (NEW.siret, substr(NEW.paid_on, 1, 7), NEW.nature, NEW.state, 1, NEW.amount_cents)
  ON CONFLICT (siret, month, nature, state)
    DO UPDATE SET payments = payments + 1, cents = cents + excluded.cents;
END;

CREATE TRIGGER payment_removed AFTER DELETE ON payments
BEGIN
  UPDATE payment_sums SET payments = payments - 1, cents = cents - OLD.amount_cents
  WHERE siret = OLD.siret AND month = substr(OLD.paid_on, 1, 7) AND nature = OLD.nature
    AND state = OLD.state;
END;

-- Whom to tell that payments came or changed: one notice a day at most.
CREATE TABLE payment_news (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  changed_at INTEGER NOT NULL,
  is_due INTEGER NOT NULL,
  -- The day of the last notice, in Paris; empty before the first.
  told_on TEXT NOT NULL
) STRICT;

CREATE INDEX payment_news_due ON payment_news (changed_at) WHERE is_due = 1;

-- The paper that goes with a payment is found by its file's name.
CREATE INDEX documents_by_file_name ON documents (account_id, file_name);
