SELECT machine, count(*) FROM facts_set_aside GROUP BY machine ORDER BY machine
