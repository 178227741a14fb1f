SELECT machine, fact_sequence, order_id, boot_id, processors, seen_at FROM agents ORDER BY machine
