INSERT INTO capture_images (capture, sequence, at, by, area)
VALUES ($capture, (SELECT coalesce(max(sequence), 0) + 1 FROM capture_images WHERE capture = $capture), $at, $by, $area)
