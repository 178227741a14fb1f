-- A journal as schema version 1 left it. Never to be changed: it is what older installations have.

CREATE TABLE migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
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
INSERT INTO migrations (version, name, applied_at) VALUES (1, 'initial', '2026-11-21T13:32:11.2700483Z');
INSERT INTO submissions (number, key, "user", user_id, group_id, groups, bytes) VALUES (1, X'E8A4EFB015DF46C68667477911857E64', 'root', 0, 0, '', X'010200FF01');
INSERT INTO submissions (number, key, "user", user_id, group_id, groups, bytes) VALUES (2, X'44AF75165EBF45C8B020DD03716F8111', 'root', 0, 0, '', X'010200FF02');
INSERT INTO jobs (number, name, "user", way, mode, status, at, submitted_at, code, text, rule, process_id, cgroup, boot_id, started_at, ended_at, exit_code, signal) VALUES (1, 'NIGHTLY', 'root', 'Submit', 'Stored', 'Submitted', '2026-11-21T13:32:13.6558653Z', '2026-11-21T13:32:13.6554923Z', NULL, NULL, NULL, 31454, '/sys/fs/cgroup/unified/weir/000000001', '5d3f6c3a-0000-4000-8000-1f0e2d3c4b5a', '2026-11-21T13:32:14.2230800Z', '2026-11-21T13:32:14.2498060Z', 3, NULL);
INSERT INTO jobs (number, name, "user", way, mode, status, at, submitted_at, code, text, rule, process_id, cgroup, boot_id, started_at, ended_at, exit_code, signal) VALUES (2, 'HELD', 'root', 'Submit', 'Stored', 'Accepted', '2026-11-21T13:32:14.7104063Z', '2026-11-21T13:32:14.4134521Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO orders (id, epoch, number, new_number, received_at, body) VALUES (1, 1, 2, NULL, '2026-11-21T13:32:14.7378629Z', '{"kind":"accept","number":2}');
INSERT INTO facts (sequence, at, body) VALUES (1, '2026-11-21T13:32:11.9786769Z', '{"kind":"agentStarted","version":"0.1.0","bootId":"5d3f6c3a-0000-4000-8000-1f0e2d3c4b5a","processors":2,"controlsGate":true,"at":"2026-11-21T13:32:11.9786769+00:00"}');
INSERT INTO facts (sequence, at, body) VALUES (2, '2026-11-21T13:32:13.6554923Z', '{"kind":"jobSubmitted","number":1,"name":"NIGHTLY","user":"root","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","schedule":"AdHoc","priority":5,"hold":false,"limits":[],"command":"sh -c exit 3","goesAtOnce":true,"runsWhenRejected":false,"at":"2026-11-21T13:32:13.6554923+00:00"}');
INSERT INTO facts (sequence, at, body) VALUES (3, '2026-11-21T13:32:14.2230800Z', '{"kind":"jobStarted","number":1,"processId":31454,"cgroup":"/sys/fs/cgroup/unified/weir/000000001","at":"2026-11-21T13:32:14.22308+00:00"}');
INSERT INTO facts (sequence, at, body) VALUES (4, '2026-11-21T13:32:14.2498060Z', '{"kind":"jobEnded","number":1,"exitCode":3,"cpuMicroseconds":855,"peakKibibytes":2688,"cancelled":false,"at":"2026-11-21T13:32:14.249806+00:00"}');
INSERT INTO facts (sequence, at, body) VALUES (5, '2026-11-21T13:32:14.4134521Z', '{"kind":"jobSubmitted","number":2,"name":"HELD","user":"root","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","schedule":"AdHoc","priority":5,"hold":true,"limits":[],"command":"true","goesAtOnce":false,"runsWhenRejected":false,"at":"2026-11-21T13:32:14.4134521+00:00"}');
UPDATE counters SET value = 5 WHERE name = 'facts_taken';
UPDATE counters SET value = 1 WHERE name = 'last_order';
UPDATE counters SET value = 5 WHERE name = 'last_sequence';
INSERT INTO settings (name, value) VALUES ('epoch', '1');
INSERT INTO settings (name, value) VALUES ('numbers', '2-1000,1001-2000');
INSERT INTO settings (name, value) VALUES ('rules', '[{"name":"month-end","jobName":"MONTH*","user":"*ALL","jobDescription":"*ALL/*ALL","jobQueue":"*ALL/*ALL","type":"queue","schedule":"AdHoc","whenAgentDown":"wait","whenServerAway":"hold","onReject":"hold","machines":[],"define":false}]');
INSERT INTO settings (name, value) VALUES ('rules.version', '131073');
