-- Jobs as they are now. The body is the whole job as JSON; the other columns are what is looked for, names in upper case.
-- Text compares by its bytes, as the program does.
CREATE TABLE jobs (
    number integer PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    "user" text COLLATE "C" NOT NULL,
    machine text COLLATE "C" NOT NULL,
    schedule text COLLATE "C" NOT NULL,
    schedule_date text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    active boolean NOT NULL,
    body text NOT NULL
);

CREATE INDEX jobs_active ON jobs (number) WHERE active;
CREATE INDEX jobs_state ON jobs (state, number);
CREATE INDEX jobs_user ON jobs ("user", number);

CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    code text NOT NULL,
    text text NOT NULL,
    by text
);

CREATE INDEX events_number ON events (number, id);

CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    severity text NOT NULL,
    code text NOT NULL,
    text text NOT NULL,
    number integer
);

CREATE TABLE definitions (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (kind, key)
);

CREATE TABLE definition_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    before text,
    after text,
    at timestamptz NOT NULL,
    by text NOT NULL,
    version bigint NOT NULL
);

CREATE INDEX definition_changes_key ON definition_changes (kind, key, id);

CREATE TABLE agents (
    machine text COLLATE "C" PRIMARY KEY,
    fact_sequence bigint NOT NULL,
    order_id bigint NOT NULL,
    boot_id text,
    processors integer NOT NULL,
    seen_at timestamptz NOT NULL
);

-- Orders that their agent may not have yet.
CREATE TABLE orders (
    machine text COLLATE "C" NOT NULL,
    id bigint NOT NULL,
    epoch bigint NOT NULL,
    body text NOT NULL,
    PRIMARY KEY (machine, id)
);

-- One row; "commits" tells after a lost connection whether the last commit was stored.
CREATE TABLE server (
    only boolean PRIMARY KEY DEFAULT true CHECK (only),
    epoch bigint NOT NULL,
    commits bigint NOT NULL,
    next_number integer NOT NULL
);

INSERT INTO server (epoch, commits, next_number) VALUES (0, 0, 1);
