INSERT INTO capacity (kind, key, start, name, body)
SELECT kind, key, start, name, body
FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
    AS t (kind, key, start, name, body)
ON CONFLICT (kind, key, start) DO UPDATE SET name = excluded.name, body = excluded.body
