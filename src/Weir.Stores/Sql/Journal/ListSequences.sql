SELECT sequence FROM facts WHERE sequence > $after ORDER BY sequence LIMIT $limit
