-- What the running server writes is no definition: it leaves the table of definitions and its history. What the active
-- policy, the limits set and the days of schedules were before stays, to tell why a job waited at an earlier moment.
CREATE TABLE earlier_records (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    name text NOT NULL,
    body text,
    until timestamptz NOT NULL
);

INSERT INTO earlier_records (kind, name, body, until)
SELECT kind, name, before, at FROM definition_changes WHERE kind IN ('active-policy', 'limit-override', 'schedule-day') ORDER BY id;

INSERT INTO records (kind, key, name, body)
SELECT kind, key, name, body FROM definitions WHERE kind IN ('active-policy', 'limit-override', 'schedule-day', 'token');

DELETE FROM definitions WHERE kind IN ('active-policy', 'limit-override', 'schedule-day', 'token');

DELETE FROM definition_changes WHERE kind IN ('active-policy', 'limit-override', 'schedule-day', 'token');
