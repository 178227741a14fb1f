-- Entries lie in the order of their being stored: only the oldest are looked at.
DELETE FROM audit WHERE id IN (SELECT id FROM (SELECT id, at FROM audit ORDER BY id LIMIT $limit) WHERE at < $before)
