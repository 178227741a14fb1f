INSERT INTO facts_set_aside (machine, sequence, at, code, text, body) VALUES ($machine, $sequence, $at, $code, $text, $body)
ON CONFLICT (machine, sequence) DO UPDATE SET at = excluded.at, code = excluded.code, text = excluded.text, body = excluded.body
