# Seventy years old, four wrong passwords, then a small purchase.
honest
fails the password 4 times at home
logs in at home
buys 8306 2%
expect never asked
