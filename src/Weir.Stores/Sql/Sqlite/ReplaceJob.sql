UPDATE jobs SET name = $name, user = $user, machine = $machine, schedule = $schedule, schedule_date = $schedule_date,
    state = $state, active = $active, over_at = $over_at, body = $body, user_id = $user_id, submitted_at = $submitted_at
WHERE number = $number
