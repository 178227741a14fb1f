INSERT INTO records (kind, key, name, body) VALUES ($kind, $key, $name, $body)
ON CONFLICT (kind, key) DO UPDATE SET name = excluded.name, body = excluded.body
