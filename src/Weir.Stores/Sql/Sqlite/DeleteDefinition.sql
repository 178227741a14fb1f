DELETE FROM definitions WHERE kind = $kind AND key = $key
