SELECT kind, name, start, body
FROM capacity
WHERE kind = $1 AND start >= $2
ORDER BY key, start
