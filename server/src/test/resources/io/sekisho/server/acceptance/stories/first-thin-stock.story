# Reads of a small company and buys some, with cash.
honest
logs in at home
buys 1234.HK 2%
expect asked at most once
