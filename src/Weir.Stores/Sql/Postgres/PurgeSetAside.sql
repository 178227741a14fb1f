DELETE FROM facts_set_aside
WHERE (machine, sequence) IN (SELECT machine, sequence FROM facts_set_aside WHERE at < $1 ORDER BY at LIMIT $2)
    AND EXISTS (SELECT 1 FROM server WHERE epoch = $3)
RETURNING sequence
