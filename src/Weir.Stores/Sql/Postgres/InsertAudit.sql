INSERT INTO audit (at, name, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, action, kind, key, subject, outcome, text, before, after, detail)
SELECT at, name, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, action, kind, key, subject, outcome, text, before, after, detail
FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[]) WITH ORDINALITY AS a (at, name, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, action, kind, key, subject, outcome, text, before, after, detail, place)
ORDER BY place
