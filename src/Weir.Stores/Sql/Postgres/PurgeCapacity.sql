DELETE FROM capacity
WHERE (kind, key, start) IN (SELECT kind, key, start FROM capacity WHERE start < $1 ORDER BY start LIMIT $2)
    AND EXISTS (SELECT 1 FROM server WHERE epoch = $3)
RETURNING key
