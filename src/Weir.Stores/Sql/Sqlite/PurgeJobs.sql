DELETE FROM jobs WHERE number IN (SELECT number FROM jobs WHERE over_at < $before ORDER BY over_at LIMIT $limit)
RETURNING number
