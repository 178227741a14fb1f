SELECT notification, channel, state, count(*), max(coalesce(settled_at, at)) FROM outbox
GROUP BY notification, channel, state
ORDER BY notification, channel, state
