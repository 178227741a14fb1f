DELETE FROM orders WHERE machine = $machine AND id <= $id
