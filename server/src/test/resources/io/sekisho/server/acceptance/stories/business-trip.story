honest
logs in from Singapore
sells 7203 10%
buys 0700.HK 5%
1 day later
logs in with its own token
buys 8306 5%
expect asked at most once
