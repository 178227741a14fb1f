INSERT INTO submissions (number, key, user, user_id, group_id, groups, bytes)
VALUES ($number, $key, $user, $user_id, $group_id, $groups, $bytes)
ON CONFLICT (user_id, key) DO NOTHING
