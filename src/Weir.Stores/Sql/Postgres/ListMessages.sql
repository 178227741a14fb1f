SELECT id, at, severity, code, text, number FROM messages WHERE id < $1 ORDER BY id DESC LIMIT $2
