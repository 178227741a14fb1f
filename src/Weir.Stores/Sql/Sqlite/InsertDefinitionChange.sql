INSERT INTO definition_changes (kind, key, name, before, after, at, by, version, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf)
VALUES ($kind, $key, $name, $before, $after, $at, $by, $version, $by_user, $by_uid, $by_machine, $by_origin, $by_through, $by_address, $by_behalf)
