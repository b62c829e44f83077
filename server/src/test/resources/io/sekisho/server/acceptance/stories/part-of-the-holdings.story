# Less is sold, so less is odd; the purchase is held all the same.
attacker relays codes
logs in from the same provider
sells 7203 30%
buys 1234.HK 30% in 10 slices
expect bought at most 10%
