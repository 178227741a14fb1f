-- Since when a job is over and may be forgotten some day; one under review is nobody's to forget.
ALTER TABLE jobs ADD COLUMN over_at timestamptz;
UPDATE jobs SET over_at = coalesce(body::json ->> 'endedAt', body::json ->> 'submittedAt')::timestamptz WHERE NOT active AND state <> 'UnderReview';
CREATE INDEX jobs_over ON jobs (over_at) WHERE over_at IS NOT NULL;
