# Under any fixed limit, and added up all the same.
attacker relays codes
logs in from the same provider
sells 7203 50%
sells 8306 50%
buys 1234.HK 100% in 60 slices
expect bought at most 5%
