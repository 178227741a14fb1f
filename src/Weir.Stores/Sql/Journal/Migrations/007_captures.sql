-- Submissions that were kept by name instead of run. They are definitions: only who deletes one takes it away.
CREATE TABLE captures (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    key BLOB NOT NULL,
    user TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    groups TEXT NOT NULL,
    source TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    captured_by TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (user_id, key)
);

-- What the local data area of a capture was, each time that it was set.
CREATE TABLE capture_images (
    capture TEXT NOT NULL COLLATE NOCASE,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    area BLOB NOT NULL,
    PRIMARY KEY (capture, sequence)
);
