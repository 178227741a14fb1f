SELECT body FROM jobs WHERE number = $1
