-- INSERT OR REPLACE would take an entry away without a word to the trigger that keeps it.
CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
