CREATE TABLE submissions (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    user TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    groups TEXT NOT NULL,
    bytes BLOB NOT NULL
);

-- The tracking log: one row a submission, as it is now.
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE,
    user TEXT NOT NULL,
    way TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    at TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    code TEXT,
    text TEXT,
    rule TEXT,
    process_id INTEGER,
    cgroup TEXT,
    boot_id TEXT,
    started_at TEXT,
    ended_at TEXT,
    exit_code INTEGER,
    signal INTEGER
);

CREATE INDEX jobs_unfinished ON jobs (number) WHERE ended_at IS NULL;
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;

-- An id may come again from a server that was restored from a backup: then with a higher epoch.
CREATE TABLE orders (
    id INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    new_number INTEGER,
    received_at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, epoch)
) WITHOUT ROWID;

CREATE INDEX orders_number ON orders (number);
CREATE INDEX orders_new_number ON orders (new_number) WHERE new_number IS NOT NULL;

CREATE TABLE facts (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    body TEXT NOT NULL
);

-- Highest values, which outlive the rows they came from.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('last_sequence', 0), ('facts_taken', 0), ('last_order', 0);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
