INSERT INTO facts_set_aside (machine, sequence, at, code, text, body) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (machine, sequence) DO UPDATE SET at = excluded.at, code = excluded.code, text = excluded.text, body = excluded.body
