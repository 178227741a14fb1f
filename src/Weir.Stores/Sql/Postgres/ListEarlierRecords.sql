SELECT kind, name, body, until FROM earlier_records ORDER BY id DESC LIMIT $1
