SELECT first, last, machine FROM leased_numbers ORDER BY first
