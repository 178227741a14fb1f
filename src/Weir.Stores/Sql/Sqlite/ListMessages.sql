SELECT id, at, severity, code, text, number FROM messages WHERE id < $before ORDER BY id DESC LIMIT $limit
