-- A consent counts from the day it was given, not from the day the mailed link was followed.
ALTER TABLE registrations ADD COLUMN consented_at INTEGER;
