DELETE FROM records WHERE kind = 'event' RETURNING key
