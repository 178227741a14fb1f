SELECT sequence FROM facts WHERE at >= $before OR sequence > $taken ORDER BY sequence LIMIT 1
