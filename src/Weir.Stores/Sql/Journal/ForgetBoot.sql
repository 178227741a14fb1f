UPDATE jobs SET boot_id = 'before the restore' WHERE number = $number
