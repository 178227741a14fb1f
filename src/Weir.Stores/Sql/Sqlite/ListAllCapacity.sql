SELECT kind, name, start, body
FROM capacity
WHERE kind = $kind AND start >= $from
ORDER BY key, start
