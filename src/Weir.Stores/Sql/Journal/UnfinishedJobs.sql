SELECT number, name, user, way, mode, status, at, submitted_at, code, text, rule, process_id, cgroup, boot_id, started_at, ended_at, exit_code, signal, monitor, tsn, ok, on_leftovers, user_id, parent, joins_parent, automatic, run, output, output_due
FROM jobs WHERE ended_at IS NULL ORDER BY number
