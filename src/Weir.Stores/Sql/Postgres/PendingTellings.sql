SELECT id, notification, channel, state, at, settled_at, body FROM outbox WHERE settled_at IS NULL ORDER BY id
