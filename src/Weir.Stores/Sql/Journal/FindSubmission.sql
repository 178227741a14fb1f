SELECT number, key, user, user_id, group_id, groups, bytes FROM submissions WHERE number = $number
