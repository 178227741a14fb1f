-- Which job variable shows a job's state, by what name it is known there, and what counts as success.
ALTER TABLE jobs ADD COLUMN monitor TEXT;
ALTER TABLE jobs ADD COLUMN tsn TEXT;
ALTER TABLE jobs ADD COLUMN ok TEXT;

CREATE INDEX jobs_monitor ON jobs (monitor, number) WHERE monitor IS NOT NULL;
