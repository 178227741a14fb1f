UPDATE outbox SET state = 'Restored', settled_at = $1 WHERE settled_at IS NULL RETURNING id
