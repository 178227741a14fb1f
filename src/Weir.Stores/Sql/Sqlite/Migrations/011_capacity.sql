-- How much of its processors each machine used in five minutes, and what was said of it then.
CREATE TABLE capacity (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    start TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, key, start)
) WITHOUT ROWID;

CREATE INDEX capacity_start ON capacity (start);
