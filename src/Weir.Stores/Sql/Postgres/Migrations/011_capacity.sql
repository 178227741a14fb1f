-- How much of its processors each machine used in five minutes, and what was said of it then.
CREATE TABLE capacity (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    start timestamptz NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (kind, key, start)
);

CREATE INDEX capacity_start ON capacity (start);
