SELECT number, body FROM jobs WHERE active = 1 ORDER BY number
