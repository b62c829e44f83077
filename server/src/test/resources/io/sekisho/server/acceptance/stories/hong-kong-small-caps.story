# Has bought Hong Kong small caps for years, and moves a quarter of the portfolio into another one.
honest
has bought 1234.HK and 2345.HK for years
logs in at home
sells 1234.HK 25%
buys 3456.HK 20%
buys 2345.HK 5%
expect asked at most once
