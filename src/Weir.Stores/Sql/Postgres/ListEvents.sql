SELECT number, at, code, text, by, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf FROM events WHERE number = $1 ORDER BY id
