SELECT count(query_to_xml(format('SELECT sum(length(t::text)) FROM %I.%I t', schemaname, tablename), false, true, '')::text)
FROM pg_tables WHERE schemaname = current_schema()
