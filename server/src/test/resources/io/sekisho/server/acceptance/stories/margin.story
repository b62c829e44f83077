# Nothing is sold: the purchase is on margin.
attacker relays codes
logs in from another home
buys 1234.HK 100% in 10 slices
expect bought at most 40%
expect held
