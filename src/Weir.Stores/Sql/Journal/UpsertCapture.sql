INSERT INTO captures (name, key, user, user_id, group_id, groups, source, captured_at, captured_by, changed_at, changed_by, bytes)
VALUES ($name, $key, $user, $user_id, $group_id, $groups, $source, $captured_at, $captured_by, $changed_at, $changed_by, $bytes)
ON CONFLICT (name) DO UPDATE SET
    name = excluded.name, key = excluded.key, user = excluded.user, user_id = excluded.user_id, group_id = excluded.group_id,
    groups = excluded.groups, source = excluded.source, captured_at = excluded.captured_at, captured_by = excluded.captured_by,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, bytes = excluded.bytes
