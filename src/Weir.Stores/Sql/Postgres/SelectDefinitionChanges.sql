SELECT kind, name, before, after, at, by, version, by_user, by_uid, by_machine, by_origin, by_through, by_address, by_behalf FROM definition_changes
