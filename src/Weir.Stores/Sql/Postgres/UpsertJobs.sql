INSERT INTO jobs (number, name, "user", machine, schedule, schedule_date, state, active, over_at, body, user_id, submitted_at)
SELECT number, name, "user", machine, schedule, schedule_date, state, active, over_at::timestamptz, body, user_id, submitted_at
FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::text[], $10::text[], $11::bigint[], $12::text[])
    AS job (number, name, "user", machine, schedule, schedule_date, state, active, over_at, body, user_id, submitted_at)
ON CONFLICT (number) DO UPDATE SET name = excluded.name, "user" = excluded."user", machine = excluded.machine,
    schedule = excluded.schedule, schedule_date = excluded.schedule_date, state = excluded.state, active = excluded.active,
    over_at = excluded.over_at, body = excluded.body, user_id = excluded.user_id, submitted_at = excluded.submitted_at
