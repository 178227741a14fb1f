INSERT INTO facts (sequence, at, body) VALUES ($sequence, $at, $body)
