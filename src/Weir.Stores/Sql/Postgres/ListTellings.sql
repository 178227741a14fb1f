SELECT id, notification, channel, state, at, settled_at, body FROM outbox ORDER BY id DESC LIMIT $1
