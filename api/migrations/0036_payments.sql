-- What Enim pays to employers, brought in by import.
CREATE TABLE payments (
  siret TEXT NOT NULL REFERENCES employers (siret),
  reference TEXT NOT NULL,
  nature TEXT NOT NULL CHECK (
    nature IN ('indemnité journalière subrogée', 'aide', 'remboursement', 'pension')
  ),
  period TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  paid_on TEXT NOT NULL, -- YYYY-MM-DD
  state TEXT NOT NULL CHECK (state IN ('Prévu', 'Émis', 'Versé', 'Rejeté')),
  document TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (siret, reference)
) STRICT;

CREATE INDEX payments_by_date ON payments (siret, paid_on DESC, reference);
