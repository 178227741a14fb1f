UPDATE messages SET acknowledged_at = a.at, acknowledged_by = a.who
FROM unnest($1::bigint[], $2::timestamptz[], $3::text[]) AS a (id, at, who)
WHERE messages.id = a.id AND messages.acknowledged_at IS NULL
