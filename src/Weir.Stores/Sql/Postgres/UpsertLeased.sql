INSERT INTO leased_numbers (first, last, machine) VALUES ($1, $2, $3)
ON CONFLICT (first) DO UPDATE SET last = excluded.last, machine = excluded.machine
