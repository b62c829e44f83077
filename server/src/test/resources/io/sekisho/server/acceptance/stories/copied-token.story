# Malware copied the device token, used from the victim's provider before the victim's next login: nothing is odd at the login.
attacker
logs in with the copied token
sells 7203 50%
sells fund 50%
buys 1234.HK 40%
buys 2345.HK 60%
expect entered
expect bought at most 5%
