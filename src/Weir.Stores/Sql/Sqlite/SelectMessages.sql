SELECT id, at, severity, code, text, number FROM messages
