INSERT INTO outbox (id, notification, channel, state, at, settled_at, body)
VALUES ($id, $notification, $channel, $state, $at, $settled_at, $body)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, settled_at = excluded.settled_at, body = excluded.body
