# A new telephone, asked for at the login; not again for the same.
honest
logs in with a new phone
sells 7203 10%
buys 8306 10%
withdraws 100000 to own-bank
expect asked at most once
