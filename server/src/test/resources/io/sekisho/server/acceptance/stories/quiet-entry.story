# In by day, nothing done; the trading comes the next night.
attacker relays codes
logs in from another home
1 day later
logs in with its own token
sells 7203 50%
sells 6758 50%
buys 1234.HK 100% in 4 slices
expect entered
expect bought at most 5%
