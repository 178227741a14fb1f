SELECT id, at, severity, code, text, number, acknowledged_at, acknowledged_by FROM messages
