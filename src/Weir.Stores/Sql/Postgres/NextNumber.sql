SELECT next_number FROM server
