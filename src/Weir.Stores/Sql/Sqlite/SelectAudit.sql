SELECT at, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf, action, kind, subject, outcome, text, before, after, detail, id FROM audit
