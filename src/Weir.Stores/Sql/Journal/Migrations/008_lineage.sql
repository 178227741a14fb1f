-- Which job submitted a job, whether it joined that one's schedule, and what holds for the jobs that it submits.
ALTER TABLE jobs ADD COLUMN parent INTEGER;
ALTER TABLE jobs ADD COLUMN joins_parent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN automatic TEXT;
