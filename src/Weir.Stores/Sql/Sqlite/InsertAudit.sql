INSERT INTO audit (at, name, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, action, kind, key, subject, outcome, text, before, after, detail)
VALUES ($at, $name, $by_user, $by_uid, $by_machine, $by_origin, $by_through, $by_address, $by_behalf, $action, $kind, $key, $subject, $outcome, $text, $before, $after, $detail)
