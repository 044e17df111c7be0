-- Never holds a row: a batch first puts in here whether what it rests on is still so, and none of
-- the batch happens when it is not.
CREATE TABLE claims (
  holds INTEGER NOT NULL CONSTRAINT claim_holds CHECK (holds = 1)
) STRICT;
