INSERT INTO orders (machine, id, epoch, body)
SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[])
ON CONFLICT (machine, id) DO UPDATE SET epoch = excluded.epoch, body = excluded.body
