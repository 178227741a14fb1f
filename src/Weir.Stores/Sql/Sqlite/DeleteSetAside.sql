DELETE FROM facts_set_aside WHERE machine = $machine AND sequence = $sequence
