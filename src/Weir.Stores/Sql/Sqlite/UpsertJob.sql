-- What a job is looked for by seldom changes: where it has not, its indexes stay untouched.
INSERT INTO jobs (number, name, user, machine, schedule, schedule_date, state, active, over_at, body, user_id, submitted_at)
VALUES ($number, $name, $user, $machine, $schedule, $schedule_date, $state, $active, $over_at, $body, $user_id, $submitted_at)
ON CONFLICT (number) DO UPDATE SET state = excluded.state, active = excluded.active, over_at = excluded.over_at, body = excluded.body
WHERE name = excluded.name AND user = excluded.user AND machine = excluded.machine
    AND schedule = excluded.schedule AND schedule_date = excluded.schedule_date AND user_id IS excluded.user_id
    AND submitted_at = excluded.submitted_at
