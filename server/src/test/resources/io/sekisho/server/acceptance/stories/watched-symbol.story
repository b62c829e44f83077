# On the watch list, a stock is not bought by anybody, however usual he is.
watched 1234.HK
attacker
logs in at home
buys 1234.HK 1%
expect executed nothing
expect held
