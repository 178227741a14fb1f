INSERT INTO definition_changes (kind, key, name, before, after, at, by, version, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
