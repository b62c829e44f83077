attacker relays codes
logs in from the same provider
sells 7203 100%
buys 1234.HK 30% in 20 slices
buys 2345.HK 30% in 20 slices
buys 3456.HK 40% in 20 slices
expect bought at most 5%
