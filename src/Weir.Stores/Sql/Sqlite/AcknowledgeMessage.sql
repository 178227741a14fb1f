UPDATE messages SET acknowledged_at = $at, acknowledged_by = $by WHERE id = $id AND acknowledged_at IS NULL
