-- What a job's definition has this machine do, how far it is with the job's output, and when the next thing is to be done with it.
ALTER TABLE jobs ADD COLUMN run TEXT;
ALTER TABLE jobs ADD COLUMN output TEXT;
ALTER TABLE jobs ADD COLUMN output_due TEXT;
CREATE INDEX jobs_output_due ON jobs (output_due) WHERE output_due IS NOT NULL;
