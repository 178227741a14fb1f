INSERT INTO records (kind, key, name, body) VALUES ($1, $2, $3, $4)
ON CONFLICT (kind, key) DO UPDATE SET name = excluded.name, body = excluded.body
