# Who has the password alone never gets a session in which anything goes on.
attacker
logs in from another home
sells 7203 50%
buys 7992 50%
withdraws 300000 to new-bank
changes phone
expect executed nothing
