INSERT INTO earlier_records (kind, name, body, until)
SELECT kind, name, body, until
FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) WITH ORDINALITY AS r (kind, name, body, until, place)
ORDER BY place
