UPDATE counters SET value = CASE name WHEN 'epoch' THEN value + 1000000 ELSE min(value + 100000, 1000000000) END
WHERE name IN ('epoch', 'next_number')
