-- They lie in the order of their being stored: only the oldest are looked at.
DELETE FROM earlier_records
WHERE id IN (SELECT id FROM (SELECT id, until FROM earlier_records ORDER BY id LIMIT $2) AS oldest WHERE until < $1)
    AND EXISTS (SELECT 1 FROM server WHERE epoch = $3)
RETURNING id
