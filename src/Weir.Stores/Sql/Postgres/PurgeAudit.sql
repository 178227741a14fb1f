-- Entries lie in the order of their being stored: only the oldest are looked at.
DELETE FROM audit
WHERE id IN (SELECT id FROM (SELECT id, at FROM audit ORDER BY id LIMIT $2) AS oldest WHERE at < $1)
    AND EXISTS (SELECT 1 FROM server WHERE epoch = $3)
RETURNING id
