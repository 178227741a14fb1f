-- Lists are newest first by the time of submission: numbers come from blocks, and one block's are no later than another's.
DROP INDEX jobs_name;
DROP INDEX jobs_user;
DROP INDEX jobs_status;
DROP INDEX jobs_owner;
DROP INDEX jobs_monitor;
CREATE INDEX jobs_submitted ON jobs (submitted_at, number);
CREATE INDEX jobs_name ON jobs (name, submitted_at, number);
CREATE INDEX jobs_user ON jobs (user, submitted_at, number);
CREATE INDEX jobs_status ON jobs (status, submitted_at, number);
CREATE INDEX jobs_owner ON jobs (user_id, submitted_at, number);
CREATE INDEX jobs_monitor ON jobs (monitor, submitted_at, number) WHERE monitor IS NOT NULL;
