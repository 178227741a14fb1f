-- What is left of the leased numbers was perhaps given out after the backup: others are leased.
DELETE FROM settings WHERE name = 'numbers';
-- Whether what was due then was done since, nobody knows.
UPDATE jobs SET output = json_set(output, '$.restored', json('true')) WHERE output_due IS NOT NULL AND output IS NOT NULL;
INSERT INTO settings (name, value) VALUES ('restored', $by) ON CONFLICT (name) DO UPDATE SET value = excluded.value
