SELECT kind, name, body FROM records ORDER BY kind, key
