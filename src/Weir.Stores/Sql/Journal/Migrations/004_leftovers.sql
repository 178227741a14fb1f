-- What becomes of the processes that outlive a job's command; empty leaves it to the agent.
ALTER TABLE jobs ADD COLUMN on_leftovers TEXT;
