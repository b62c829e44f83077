# A contact and a passkey put in first, then trading: the changes are evidence.
attacker relays codes
logs in from another home
changes passkey
changes passkey
sells 7203 100%
buys 1234.HK 100% in 2 slices
expect sale asked
expect bought at most 5%
