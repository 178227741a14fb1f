INSERT INTO orders (id, epoch, number, new_number, received_at, body)
VALUES ($id, $epoch, $number, $new_number, $received_at, $body)
ON CONFLICT (id, epoch) DO NOTHING
