SELECT number, key, user, user_id, group_id, groups, bytes
FROM submissions
WHERE number IN (SELECT value FROM json_each($numbers))
