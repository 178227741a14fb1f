UPDATE server SET epoch = epoch + 1000000, next_number = least(next_number + 100000, 1000000000) RETURNING next_number
