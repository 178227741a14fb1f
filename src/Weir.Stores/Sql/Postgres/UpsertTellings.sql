INSERT INTO outbox (id, notification, channel, state, at, settled_at, body)
SELECT id, notification, channel, state, at, settled_at, body
FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[])
    AS t (id, notification, channel, state, at, settled_at, body)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, settled_at = excluded.settled_at, body = excluded.body
