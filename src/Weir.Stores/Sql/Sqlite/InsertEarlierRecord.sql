INSERT INTO earlier_records (kind, name, body, until) VALUES ($kind, $name, $body, $until)
