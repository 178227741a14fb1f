SELECT number, body FROM jobs WHERE active ORDER BY number
