INSERT INTO definition_changes (kind, key, name, before, after, at, by, version)
VALUES ($kind, $key, $name, $before, $after, $at, $by, $version)
