INSERT INTO events (number, at, code, text, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf)
SELECT number, at, code, text, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf
FROM unnest($1::integer[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) WITH ORDINALITY AS e (number, at, code, text, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, place)
ORDER BY place
