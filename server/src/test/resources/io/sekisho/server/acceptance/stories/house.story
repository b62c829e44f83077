# Sells everything to buy a house, and withdraws 30 million yen.
honest
portfolio 32000000
logs in at home
sells 7203 25% at a limit
sells 6758 25% at a limit
sells 8306 25% at a limit
sells fund 25%
3 days later
logs in at home
withdraws 30000000 to seller-of-the-house
expect asked at most once
