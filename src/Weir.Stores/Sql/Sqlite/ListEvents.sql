SELECT number, at, code, text, by FROM events WHERE number = $number ORDER BY id
