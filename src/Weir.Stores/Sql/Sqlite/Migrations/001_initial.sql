-- Jobs as they are now. The body is the whole job as JSON; the other columns are what is looked for, names in upper case.
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    user TEXT NOT NULL,
    machine TEXT NOT NULL,
    schedule TEXT NOT NULL,
    schedule_date TEXT NOT NULL,
    state TEXT NOT NULL,
    active INTEGER NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX jobs_active ON jobs (number) WHERE active = 1;
CREATE INDEX jobs_state ON jobs (state, number);
CREATE INDEX jobs_user ON jobs (user, number);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    by TEXT
);

CREATE INDEX events_number ON events (number, id);

-- Ids are never used again, so that a cursor stays true.
CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    number INTEGER
);

CREATE TABLE definitions (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE definition_changes (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    version INTEGER NOT NULL
);

CREATE INDEX definition_changes_key ON definition_changes (kind, key, id);

CREATE TABLE agents (
    machine TEXT PRIMARY KEY,
    fact_sequence INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    boot_id TEXT,
    processors INTEGER NOT NULL,
    seen_at TEXT NOT NULL
) WITHOUT ROWID;

-- Orders that their agent may not have yet.
CREATE TABLE orders (
    machine TEXT NOT NULL,
    id INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (machine, id)
) WITHOUT ROWID;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('epoch', 0), ('next_number', 1);
