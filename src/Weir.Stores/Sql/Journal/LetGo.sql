SELECT number FROM jobs WHERE ended_at IS NULL AND status NOT IN ('Stored', 'Accepted', 'Rejected') ORDER BY number
