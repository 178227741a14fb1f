SELECT sequence, at, by, area FROM capture_images WHERE capture = $capture ORDER BY sequence DESC
