# Sailor Pen (7992) traded 297 times its previous day's volume.
attacker relays codes
logs in from the same provider
sells 7203 50%
sells 6758 50%
buys 7992 30%
buys 7992 30%
buys 7992 40%
expect bought at most 5%
