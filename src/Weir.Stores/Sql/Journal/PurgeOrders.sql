DELETE FROM orders WHERE received_at < $before
    AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.number = orders.number AND jobs.ended_at IS NULL)
