-- They lie in the order of their being stored: only the oldest are looked at.
DELETE FROM earlier_records WHERE id IN (SELECT id FROM (SELECT id, until FROM earlier_records ORDER BY id LIMIT $limit) WHERE until < $before)
