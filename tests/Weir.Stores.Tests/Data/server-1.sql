-- A server's store (SQLite) as schema version 1 left it. Never to be changed: it is what older installations have.

CREATE TABLE migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
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
INSERT INTO migrations (version, name, applied_at) VALUES (1, 'initial', '2026-11-21T13:32:11.2700483Z');
INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body) VALUES (1, 'NIGHTLY', 'root', 'north', 'ADHOC', '2026-11-21', 'Failed', 0, '{"number":1,"name":"NIGHTLY","user":"root","machine":"north","schedule":"AdHoc","scheduleDate":"2026-11-21","state":"Failed","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5,"limits":[],"command":"sh -c exit 3","holds":[],"ok":"0","submittedAt":"2026-11-21T13:32:13.6554923+00:00","startedAt":"2026-11-21T13:32:14.22308+00:00","endedAt":"2026-11-21T13:32:14.249806+00:00","exitCode":3,"processId":31454,"cpuMicroseconds":855,"peakKibibytes":2688,"exceptional":false}');
INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body) VALUES (2, 'HELD', 'root', 'north', 'ADHOC', '2026-11-21', 'Waiting', 1, '{"number":2,"name":"HELD","user":"root","machine":"north","schedule":"AdHoc","scheduleDate":"2026-11-21","state":"Waiting","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5,"limits":[],"command":"true","holds":[{"manager":"User","code":"user-hold","text":"submitted held by root","since":"2026-11-21T13:32:14.4134521+00:00","release":"weir release 2"}],"ok":"0","submittedAt":"2026-11-21T13:32:14.4134521+00:00","exceptional":false}');
INSERT INTO events (id, number, at, code, text, by) VALUES (1, 1, '2026-11-21T13:32:13.6554923Z', 'submitted', 'submitted by root, tracked', NULL);
INSERT INTO events (id, number, at, code, text, by) VALUES (2, 1, '2026-11-21T13:32:14.2230800Z', 'started', 'runs as process 31454', NULL);
INSERT INTO events (id, number, at, code, text, by) VALUES (3, 1, '2026-11-21T13:32:14.2498060Z', 'ended', 'ended with status 3', NULL);
INSERT INTO events (id, number, at, code, text, by) VALUES (4, 2, '2026-11-21T13:32:14.4134521Z', 'submitted', 'submitted by root, tracked', NULL);
INSERT INTO events (id, number, at, code, text, by) VALUES (5, 2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'bob at north');
INSERT INTO events (id, number, at, code, text, by) VALUES (6, 2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'bob@north');
INSERT INTO events (id, number, at, code, text, by) VALUES (7, 2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'somebody who was at north');
INSERT INTO events (id, number, at, code, text, by) VALUES (8, 2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'the end at the server');
INSERT INTO definitions (kind, key, name, body, version) VALUES ('rule', 'MONTH-END', 'month-end', '{"name":"month-end","when":{"jobName":"MONTH*"},"type":"queue"}', 2);
INSERT INTO definitions (kind, key, name, body, version) VALUES ('schedule-day', 'ADHOC@2026-11-21', 'AdHoc@2026-11-21', '{"name":"AdHoc","date":"2026-11-21","status":"Open","since":"2026-11-21T13:32:14.2174496+00:00"}', 1);
INSERT INTO definition_changes (id, kind, key, name, before, after, at, by, version) VALUES (1, 'schedule-day', 'ADHOC@2026-11-21', 'AdHoc@2026-11-21', NULL, '{"name":"AdHoc","date":"2026-11-21","status":"Open","since":"2026-11-21T13:32:14.2174496+00:00"}', '2026-11-21T13:32:14.2174496Z', 'weir', 1);
INSERT INTO definition_changes (id, kind, key, name, before, after, at, by, version) VALUES (2, 'rule', 'MONTH-END', 'month-end', NULL, '{"name":"month-end","when":{"jobName":"MONTH*"},"type":"queue"}', '2026-11-21T13:32:14.7267954Z', 'root from north', 2);
INSERT INTO agents (machine, fact_sequence, order_id, boot_id, processors, seen_at) VALUES ('north', 5, 1, '5d3f6c3a-0000-4000-8000-1f0e2d3c4b5a', 2, '2026-11-21T13:32:14.5059766Z');
INSERT INTO orders (machine, id, epoch, body) VALUES ('north', 1, 1, '{"kind":"accept","number":2}');
UPDATE counters SET value = 1 WHERE name = 'epoch';
UPDATE counters SET value = 2001 WHERE name = 'next_number';
