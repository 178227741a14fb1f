DELETE FROM facts WHERE sequence IN (SELECT sequence FROM facts WHERE sequence < $first_kept ORDER BY sequence LIMIT $limit)
