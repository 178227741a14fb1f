-- Whose a job is says the id on its machine; jobs from before have a name only.
ALTER TABLE jobs ADD COLUMN user_id bigint;
CREATE INDEX jobs_owner ON jobs (machine, user_id, number);
CREATE INDEX messages_number ON messages (number, id) WHERE number IS NOT NULL;

-- An agent's token is a role of its own.
UPDATE definitions SET body = jsonb_set(body::jsonb, '{role}', '"Agent"')::text WHERE kind = 'token' AND body::jsonb ->> 'machine' IS NOT NULL;
