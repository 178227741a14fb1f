DELETE FROM capture_images WHERE capture = $name
