SELECT number, at, code, text, by, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf FROM events WHERE number = $number ORDER BY id
