-- A server's store (PostgreSQL) as schema version 1 left it. Never to be changed: it is what older installations have.

CREATE TABLE migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL);
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
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    epoch bigint NOT NULL,
    commits bigint NOT NULL,
    next_number integer NOT NULL
);

INSERT INTO server (epoch, commits, next_number) VALUES (0, 0, 1);
INSERT INTO migrations (version, name, applied_at) VALUES (1, 'initial', '2026-11-21T13:32:11.2700483Z');
UPDATE server SET epoch = 1, commits = 9, next_number = 2001;
INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body) VALUES (1, 'NIGHTLY', 'root', 'north', 'ADHOC', '2026-11-21', 'Failed', false, '{"number":1,"name":"NIGHTLY","user":"root","machine":"north","schedule":"AdHoc","scheduleDate":"2026-11-21","state":"Failed","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5,"limits":[],"command":"sh -c exit 3","holds":[],"ok":"0","submittedAt":"2026-11-21T13:32:13.6554923+00:00","startedAt":"2026-11-21T13:32:14.22308+00:00","endedAt":"2026-11-21T13:32:14.249806+00:00","exitCode":3,"processId":31454,"cpuMicroseconds":855,"peakKibibytes":2688,"exceptional":false}');
INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, body) VALUES (2, 'HELD', 'root', 'north', 'ADHOC', '2026-11-21', 'Waiting', true, '{"number":2,"name":"HELD","user":"root","machine":"north","schedule":"AdHoc","scheduleDate":"2026-11-21","state":"Waiting","trackType":"Track","way":"Submit","mode":"Stored","jobDescription":"WEIR/DEFAULT","jobQueue":"WEIR/DEFAULT","priority":5,"limits":[],"command":"true","holds":[{"manager":"User","code":"user-hold","text":"submitted held by root","since":"2026-11-21T13:32:14.4134521+00:00","release":"weir release 2"}],"ok":"0","submittedAt":"2026-11-21T13:32:14.4134521+00:00","exceptional":false}');
INSERT INTO events (number, at, code, text, by) VALUES (1, '2026-11-21T13:32:13.6554923Z', 'submitted', 'submitted by root, tracked', NULL);
INSERT INTO events (number, at, code, text, by) VALUES (1, '2026-11-21T13:32:14.2230800Z', 'started', 'runs as process 31454', NULL);
INSERT INTO events (number, at, code, text, by) VALUES (1, '2026-11-21T13:32:14.2498060Z', 'ended', 'ended with status 3', NULL);
INSERT INTO events (number, at, code, text, by) VALUES (2, '2026-11-21T13:32:14.4134521Z', 'submitted', 'submitted by root, tracked', NULL);
INSERT INTO events (number, at, code, text, by) VALUES (2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'bob at north');
INSERT INTO events (number, at, code, text, by) VALUES (2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'bob@north');
INSERT INTO events (number, at, code, text, by) VALUES (2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'somebody who was at north');
INSERT INTO events (number, at, code, text, by) VALUES (2, '2026-11-21T13:33:14.4134521Z', 'held', 'held', 'the end at the server');
INSERT INTO definitions (kind, key, name, body, version) VALUES ('rule', 'MONTH-END', 'month-end', '{"name":"month-end","when":{"jobName":"MONTH*"},"type":"queue"}', 2);
INSERT INTO definitions (kind, key, name, body, version) VALUES ('schedule-day', 'ADHOC@2026-11-21', 'AdHoc@2026-11-21', '{"name":"AdHoc","date":"2026-11-21","status":"Open","since":"2026-11-21T13:32:14.2174496+00:00"}', 1);
INSERT INTO definition_changes (kind, key, name, before, after, at, by, version) VALUES ('schedule-day', 'ADHOC@2026-11-21', 'AdHoc@2026-11-21', NULL, '{"name":"AdHoc","date":"2026-11-21","status":"Open","since":"2026-11-21T13:32:14.2174496+00:00"}', '2026-11-21T13:32:14.2174496Z', 'weir', 1);
INSERT INTO definition_changes (kind, key, name, before, after, at, by, version) VALUES ('rule', 'MONTH-END', 'month-end', NULL, '{"name":"month-end","when":{"jobName":"MONTH*"},"type":"queue"}', '2026-11-21T13:32:14.7267954Z', 'root from north', 2);
INSERT INTO agents (machine, fact_sequence, order_id, boot_id, processors, seen_at) VALUES ('north', 5, 1, '5d3f6c3a-0000-4000-8000-1f0e2d3c4b5a', 2, '2026-11-21T13:32:14.5059766Z');
INSERT INTO orders (machine, id, epoch, body) VALUES ('north', 1, 1, '{"kind":"accept","number":2}');
