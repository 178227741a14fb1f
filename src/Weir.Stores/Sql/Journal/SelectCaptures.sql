SELECT name, key, user, user_id, group_id, groups, source, captured_at, captured_by, changed_at, changed_by, bytes,
    (SELECT count(*) FROM capture_images WHERE capture = name)
FROM captures
