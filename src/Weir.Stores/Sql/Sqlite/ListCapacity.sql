SELECT kind, name, start, body
FROM capacity
WHERE kind = $kind AND key = $key AND start >= $from
ORDER BY start
