INSERT INTO jobs (number, name, user, way, mode, status, at, submitted_at, code, text, rule, process_id, cgroup, boot_id, started_at, ended_at, exit_code, signal, monitor, tsn, ok, on_leftovers, user_id, parent, joins_parent, automatic, run, output, output_due)
VALUES ($number, $name, $user, $way, $mode, $status, $at, $submitted_at, $code, $text, $rule, $process_id, $cgroup, $boot_id, $started_at, $ended_at, $exit_code, $signal, $monitor, $tsn, $ok, $on_leftovers, $user_id, $parent, $joins_parent, $automatic, $run, $output, $output_due)
ON CONFLICT (number) DO UPDATE SET
    name = excluded.name, user = excluded.user, way = excluded.way, mode = excluded.mode, status = excluded.status, at = excluded.at,
    submitted_at = excluded.submitted_at, code = excluded.code, text = excluded.text, rule = excluded.rule, process_id = excluded.process_id,
    cgroup = excluded.cgroup, boot_id = excluded.boot_id, started_at = excluded.started_at, ended_at = excluded.ended_at,
    exit_code = excluded.exit_code, signal = excluded.signal,
    monitor = excluded.monitor, tsn = excluded.tsn, ok = excluded.ok, on_leftovers = excluded.on_leftovers, user_id = excluded.user_id,
    parent = excluded.parent, joins_parent = excluded.joins_parent, automatic = excluded.automatic,
    run = excluded.run, output = excluded.output, output_due = excluded.output_due
