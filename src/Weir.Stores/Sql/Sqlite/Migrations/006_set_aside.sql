-- Facts that were passed over, with the bytes that came.
CREATE TABLE facts_set_aside (
    machine TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (machine, sequence)
) WITHOUT ROWID;

CREATE INDEX facts_set_aside_at ON facts_set_aside (at);

-- Which machine has which tracking numbers; those given out before are in no block.
CREATE TABLE leased_numbers (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    machine TEXT NOT NULL
);
