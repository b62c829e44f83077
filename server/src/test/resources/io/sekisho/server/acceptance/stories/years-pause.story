# Comes back after a year and sells a third.
honest
365 days later
logs in at home
sells 7203 30%
buys 8306 20%
expect asked at most once
