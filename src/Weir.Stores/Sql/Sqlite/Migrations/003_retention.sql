-- Since when a job is over and may be forgotten some day; one under review is nobody's to forget.
ALTER TABLE jobs ADD COLUMN over_at TEXT;
UPDATE jobs SET over_at = coalesce(json_extract(body, '$.endedAt'), json_extract(body, '$.submittedAt')) WHERE active = 0 AND state <> 'UnderReview';
CREATE INDEX jobs_over ON jobs (over_at) WHERE over_at IS NOT NULL;
