UPDATE outbox SET state = 'Restored', settled_at = $at WHERE settled_at IS NULL
