# As above, through a home connection of another provider: odder at the login, so that the sale is asked about.
attacker relays codes
logs in from another home
sells 7203 50%
sells fund 50%
buys 7992 50%
buys 7992 50%
expect entered
expect sale asked
expect bought at most 5%
