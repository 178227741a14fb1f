SELECT user, sum(size) FROM (
    SELECT user, length(bytes) AS size FROM submissions
    UNION ALL
    SELECT user, length(bytes) AS size FROM captures
    UNION ALL
    SELECT user, length(area) AS size FROM capture_images JOIN captures ON name = capture
)
GROUP BY user
