-- Facts that were passed over, with the bytes that came.
CREATE TABLE facts_set_aside (
    machine text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    at timestamptz NOT NULL,
    code text NOT NULL,
    text text NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (machine, sequence)
);

CREATE INDEX facts_set_aside_at ON facts_set_aside (at);

-- Which machine has which tracking numbers; those given out before are in no block.
CREATE TABLE leased_numbers (
    first integer PRIMARY KEY,
    last integer NOT NULL,
    machine text COLLATE "C" NOT NULL
);
