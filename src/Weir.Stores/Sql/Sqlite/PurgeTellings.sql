DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE settled_at < $before ORDER BY settled_at LIMIT $limit)
