-- What people are to be told, each by one channel; a row stays when it is told, until it is as old as what is forgotten.
CREATE TABLE outbox (
    id bigint PRIMARY KEY,
    notification text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    state text NOT NULL,
    at timestamptz NOT NULL,
    settled_at timestamptz,
    body text NOT NULL
);

CREATE INDEX outbox_pending ON outbox (id) WHERE settled_at IS NULL;

CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- Who has taken note of a message.
ALTER TABLE messages ADD COLUMN acknowledged_at timestamptz;

ALTER TABLE messages ADD COLUMN acknowledged_by text;
