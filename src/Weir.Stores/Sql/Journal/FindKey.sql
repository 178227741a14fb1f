SELECT number FROM submissions WHERE user_id = $user_id AND key = $key
