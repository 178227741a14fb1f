-- A key is its submitter's own: the same one of another user is another submission.
CREATE TABLE submissions_by_user (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    user TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    groups TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (user_id, key)
);
INSERT INTO submissions_by_user (number, key, user, user_id, group_id, groups, bytes)
SELECT number, key, user, user_id, group_id, groups, bytes FROM submissions;
DROP TABLE submissions;
ALTER TABLE submissions_by_user RENAME TO submissions;

-- Whose a job is says the id, not the name: two accounts may be shown alike.
ALTER TABLE jobs ADD COLUMN user_id INTEGER;
UPDATE jobs SET user_id = (SELECT user_id FROM submissions WHERE submissions.number = jobs.number);
CREATE INDEX jobs_owner ON jobs (user_id, number);
