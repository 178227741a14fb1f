DELETE FROM records WHERE kind = 'event'
