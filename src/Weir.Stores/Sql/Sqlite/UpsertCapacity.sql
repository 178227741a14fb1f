INSERT INTO capacity (kind, key, start, name, body)
VALUES ($kind, $key, $start, $name, $body)
ON CONFLICT (kind, key, start) DO UPDATE SET name = excluded.name, body = excluded.body
