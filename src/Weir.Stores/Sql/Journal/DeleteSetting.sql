DELETE FROM settings WHERE name = $name
