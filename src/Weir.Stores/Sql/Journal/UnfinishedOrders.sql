-- Also reruns whose new job is not there yet: the old one is over, but the order is still to be carried out.
SELECT id, epoch, body FROM orders
WHERE number IN (SELECT number FROM jobs WHERE ended_at IS NULL)
   OR (new_number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.number = orders.new_number))
ORDER BY id, epoch
