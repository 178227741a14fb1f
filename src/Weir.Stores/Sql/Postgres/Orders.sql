SELECT machine, epoch, id, body FROM orders ORDER BY machine, id
