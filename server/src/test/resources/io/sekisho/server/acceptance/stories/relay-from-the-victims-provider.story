# The victim types password and code into a fake page; the phisher's client stands in the same provider's network and looks the same.
attacker relays codes
logs in from the same provider
sells 7203 25%
sells 6758 25%
sells 8306 25%
sells fund 25%
buys 1234.HK 50%
buys 2345.HK 50%
expect entered
expect bought at most 5%
expect held
