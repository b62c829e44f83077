# Sold, and out through the bank account instead of the price.
attacker relays codes
logs in from another home
changes bankAccount
sells 7203 100%
withdraws 8000000 to new-bank
expect withdrew nothing
