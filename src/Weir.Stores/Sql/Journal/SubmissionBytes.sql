SELECT user, sum(length(bytes)) FROM submissions GROUP BY user
