INSERT INTO events (number, at, code, text, by) VALUES ($number, $at, $code, $text, $by)
