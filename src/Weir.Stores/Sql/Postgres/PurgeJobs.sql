WITH gone AS (
    DELETE FROM jobs
    WHERE number IN (SELECT number FROM jobs WHERE over_at < $1 ORDER BY over_at LIMIT $2)
        AND EXISTS (SELECT 1 FROM server WHERE epoch = $3)
    RETURNING number
),
lines AS (DELETE FROM events USING gone WHERE events.number = gone.number)
SELECT number FROM gone
