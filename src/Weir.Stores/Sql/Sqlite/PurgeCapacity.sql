DELETE FROM capacity
WHERE (kind, key, start) IN (SELECT kind, key, start FROM capacity WHERE start < $before ORDER BY start LIMIT $limit)
