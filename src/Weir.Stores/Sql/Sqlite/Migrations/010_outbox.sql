-- What people are to be told, each by one channel; a row stays when it is told, until it is as old as what is forgotten.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    notification TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    settled_at TEXT,
    body TEXT NOT NULL
);

CREATE INDEX outbox_pending ON outbox (id) WHERE settled_at IS NULL;

CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- Who has taken note of a message.
ALTER TABLE messages ADD COLUMN acknowledged_at TEXT;

ALTER TABLE messages ADD COLUMN acknowledged_by TEXT;
