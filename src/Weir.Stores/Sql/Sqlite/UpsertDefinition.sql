INSERT INTO definitions (kind, key, name, body, version) VALUES ($kind, $key, $name, $body, $version)
ON CONFLICT (kind, key) DO UPDATE SET name = excluded.name, body = excluded.body, version = excluded.version
