INSERT INTO messages (at, severity, code, text, number) VALUES ($at, $severity, $code, $text, $number)
