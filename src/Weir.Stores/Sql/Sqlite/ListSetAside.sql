SELECT machine, sequence, at, code, text, body FROM facts_set_aside ORDER BY machine, sequence LIMIT $limit
