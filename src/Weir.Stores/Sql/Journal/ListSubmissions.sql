SELECT number, EXISTS (SELECT 1 FROM jobs WHERE jobs.number = submissions.number) FROM submissions WHERE number > $after ORDER BY number LIMIT $limit
