SELECT number FROM jobs WHERE number BETWEEN 1 AND $up_to ORDER BY number DESC LIMIT 1
