INSERT INTO leased_numbers (first, last, machine) VALUES ($first, $last, $machine)
ON CONFLICT (first) DO UPDATE SET last = excluded.last, machine = excluded.machine
