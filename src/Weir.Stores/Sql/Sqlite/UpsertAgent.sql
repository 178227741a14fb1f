INSERT INTO agents (machine, fact_sequence, order_id, boot_id, processors, seen_at)
VALUES ($machine, $fact_sequence, $order_id, $boot_id, $processors, $seen_at)
ON CONFLICT (machine) DO UPDATE SET fact_sequence = excluded.fact_sequence, order_id = excluded.order_id,
    boot_id = excluded.boot_id, processors = excluded.processors, seen_at = excluded.seen_at
