-- Lists by any filter read only what they show.
CREATE INDEX jobs_name ON jobs (name, number);
CREATE INDEX jobs_schedule ON jobs (schedule, schedule_date, number);
CREATE INDEX jobs_date ON jobs (schedule_date, number);
CREATE INDEX jobs_machine ON jobs (machine, number);
