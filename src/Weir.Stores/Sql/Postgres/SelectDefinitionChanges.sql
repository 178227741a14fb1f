SELECT kind, name, before, after, at, by, version FROM definition_changes
