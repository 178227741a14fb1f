INSERT INTO messages (at, severity, code, text, number)
SELECT at, severity, code, text, number
FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::integer[]) WITH ORDINALITY AS m (at, severity, code, text, number, place)
ORDER BY place
