INSERT INTO orders (machine, id, epoch, body) VALUES ($machine, $id, $epoch, $body)
ON CONFLICT (machine, id) DO UPDATE SET epoch = excluded.epoch, body = excluded.body
