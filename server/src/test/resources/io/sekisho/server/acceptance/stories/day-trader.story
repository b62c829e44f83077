# Four hundred orders in an hour.
honest
logs in at home
trades 7203, 6758, 8306 and 0700.HK in 200 rounds
expect never asked
