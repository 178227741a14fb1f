-- What is left of the leased numbers was perhaps given out after the backup: others are leased.
DELETE FROM settings WHERE name = 'numbers';
INSERT INTO settings (name, value) VALUES ('restored', $by) ON CONFLICT (name) DO UPDATE SET value = excluded.value
