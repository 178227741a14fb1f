SELECT kind, name, body, version FROM definitions ORDER BY kind, key
