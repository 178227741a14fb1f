INSERT INTO events (number, at, code, text, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf)
VALUES ($number, $at, $code, $text, $by_user, $by_uid, $by_machine, $by_origin, $by_through, $by_address, $by_behalf)
