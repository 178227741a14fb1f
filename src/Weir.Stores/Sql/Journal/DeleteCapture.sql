DELETE FROM captures WHERE name = $name
