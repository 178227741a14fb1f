SELECT kind, name, start, body
FROM capacity
WHERE kind = $1 AND key = $2 AND start >= $3
ORDER BY start
