DELETE FROM jobs WHERE number IN (SELECT number FROM jobs WHERE ended_at IS NOT NULL AND ended_at < $before ORDER BY ended_at LIMIT $limit)
RETURNING number
