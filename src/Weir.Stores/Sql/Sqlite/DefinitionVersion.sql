-- The history is never shortened, so that no version comes twice, also where the definition that had it is gone.
SELECT coalesce(max(version), 0) FROM definition_changes
