SELECT number, at, code, text, by FROM events WHERE number = $1 ORDER BY id
