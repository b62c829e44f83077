# At the year's end, over two days.
honest
logs in at home
sells 7203 30%
sells fund 30%
buys 8306 30%
1 day later
logs in at home
sells 6758 10%
buys 0700.HK 30%
buys fund 10%
expect asked at most once
