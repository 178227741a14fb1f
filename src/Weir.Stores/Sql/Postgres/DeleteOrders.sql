DELETE FROM orders USING unnest($1::text[], $2::bigint[]) AS taken (machine, id)
WHERE orders.machine = taken.machine AND orders.id <= taken.id
