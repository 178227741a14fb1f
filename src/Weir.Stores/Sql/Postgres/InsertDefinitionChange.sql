INSERT INTO definition_changes (kind, key, name, before, after, at, by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
