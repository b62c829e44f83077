# From a data centre the relayed code opens a session that may look, no more.
attacker relays codes
logs in from a data centre
sells 7203 50%
buys 7992 50%
withdraws 300000 to new-bank
changes email
changes bankAccount
expect executed nothing
