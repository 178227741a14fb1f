DELETE FROM capture_images
WHERE capture = $capture AND sequence <= (SELECT max(sequence) FROM capture_images WHERE capture = $capture) - $kept
