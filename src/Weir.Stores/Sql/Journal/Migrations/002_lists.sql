-- Lists by name, user or status read only what they show.
CREATE INDEX jobs_name ON jobs (name, number);
CREATE INDEX jobs_user ON jobs (user, number);
CREATE INDEX jobs_status ON jobs (status, number);
