INSERT INTO events (number, at, code, text, by)
SELECT number, at, code, text, by
FROM unnest($1::integer[], $2::timestamptz[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS e (number, at, code, text, by, place)
ORDER BY place
