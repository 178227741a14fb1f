SELECT number FROM submissions WHERE key = $key
