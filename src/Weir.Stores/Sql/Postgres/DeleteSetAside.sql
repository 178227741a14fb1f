DELETE FROM facts_set_aside WHERE machine = $1 AND sequence = $2
