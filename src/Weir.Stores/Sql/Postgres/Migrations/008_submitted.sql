-- Lists are newest first by the time of submission: numbers come from blocks, and one block's are no later than another's.
-- The time is kept to the tick, which a timestamp cannot, as text that sorts; bodies have it without the zeros at its end.
-- Of a body that cannot be read it is the first moment there is.
ALTER TABLE jobs ADD COLUMN submitted_at text COLLATE "C" NOT NULL DEFAULT '0001-01-01T00:00:00.0000000Z';
UPDATE jobs SET submitted_at = coalesce(
    substring(body from '"submittedAt"\s*:\s*"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2}))"'),
    submitted_at);
UPDATE jobs SET submitted_at = CASE
    WHEN submitted_at ~ '(Z|\+00:00)$'
        THEN substr(submitted_at, 1, 19) || '.' || rpad(substr(regexp_replace(substr(submitted_at, 20), '(Z|\+00:00)$', ''), 2), 7, '0') || 'Z'
    ELSE to_char(submitted_at::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"0Z"')
    END;

DROP INDEX jobs_state;
DROP INDEX jobs_user;
DROP INDEX jobs_name;
DROP INDEX jobs_schedule;
DROP INDEX jobs_date;
DROP INDEX jobs_machine;
DROP INDEX jobs_owner;
CREATE INDEX jobs_submitted ON jobs (submitted_at, number);
CREATE INDEX jobs_state ON jobs (state, submitted_at, number);
CREATE INDEX jobs_user ON jobs ("user", submitted_at, number);
CREATE INDEX jobs_name ON jobs (name, submitted_at, number);
CREATE INDEX jobs_schedule ON jobs (schedule, schedule_date, submitted_at, number);
CREATE INDEX jobs_date ON jobs (schedule_date, submitted_at, number);
CREATE INDEX jobs_machine ON jobs (machine, submitted_at, number);
CREATE INDEX jobs_owner ON jobs (machine, user_id, submitted_at, number);
