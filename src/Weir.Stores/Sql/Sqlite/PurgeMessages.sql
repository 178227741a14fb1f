-- Messages lie in the order of their time: only the oldest are looked at.
DELETE FROM messages WHERE id IN (SELECT id FROM (SELECT id, at FROM messages ORDER BY id LIMIT $limit) WHERE at < $before)
