UPDATE server SET commits = commits + 1, next_number = coalesce($2, next_number) WHERE epoch = $1
