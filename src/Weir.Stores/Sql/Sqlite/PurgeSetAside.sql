DELETE FROM facts_set_aside WHERE (machine, sequence) IN (SELECT machine, sequence FROM facts_set_aside WHERE at < $before ORDER BY at LIMIT $limit)
