-- What can still expire, for the look that settles it.
CREATE INDEX hold_by_expiry ON hold (expires_at) WHERE state IN ('OPEN', 'RELEASED');
