# Investment trusts settle days after they are sold; their proceeds are spent then.
attacker relays codes
logs in from the same provider
sells fund 100%
5 days later
logs in with its own token
buys 7992 100% in 4 slices
expect bought at most 5%
