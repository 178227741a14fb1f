INSERT INTO definitions (kind, key, name, body, version) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kind, key) DO UPDATE SET name = excluded.name, body = excluded.body, version = excluded.version
