SELECT body FROM jobs WHERE number = $number
