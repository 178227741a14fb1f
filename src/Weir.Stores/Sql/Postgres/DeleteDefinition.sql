DELETE FROM definitions WHERE kind = $1 AND key = $2
